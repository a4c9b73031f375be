// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage.Sqlite;
using Undersigned.Transparency;

namespace Undersigned.Server.Endorsements;

/// <summary>What exactly is signed: a statement in one of its languages.</summary>
// Hash: The name of the text, `sha256:` and 64 hexadecimal digits: the same in every language.
// RenditionHash: The name of the words in this language.
// Languages: Of all renditions, in their order.
// Published: Null where the day is not known.
public sealed record SignedText(string Slug, string Title, string Language, RenditionRole Role, string Hash, string RenditionHash, IReadOnlyList<string> Languages, DateView? Published)
{
    /// <param name="language">The one to read it in; where the statement is not in it, the first that there is.</param>
    internal static SignedText? Read(Connection db, string slug, string? language)
    {
        var query = db.Query("SELECT s.no, s.slug, s.text, s.published, s.published_kind FROM statement_slug k JOIN statement s ON s.no = k.statement WHERE k.slug = ?1").With(slug);
        if (!query.Next()) return null;
        var (no, current, hash, published) = (query.Int(0), query.Text(1), new ContentHash(query.Blob(2)).ToString(), StatementReading.Published(query.TextOrNull(3), query.TextOrNull(4)));
        query.Reset();

        var renditions = new List<(string Language, string Title, string Role, string Hash)>();
        var rendition = db.Query("SELECT language, title, role, sha256 FROM rendition WHERE statement = ?1 ORDER BY ord").With(no);
        while (rendition.Next()) renditions.Add((rendition.Text(0), rendition.Text(1), rendition.Text(2), new ContentHash(rendition.Blob(3)).ToString()));
        var read = renditions.Find(one => one.Language == language) is { Language: not null } found ? found : renditions[0];
        return new SignedText(current, read.Title, read.Language, StatementReading.RoleOf(read.Role), hash, read.Hash, [.. renditions.Select(one => one.Language)], published);
    }

    /// <summary>The words themselves.</summary>
    internal IReadOnlyList<TextBlock> Blocks(Connection db)
    {
        var query = db.Query("SELECT bytes FROM text WHERE sha256 = ?1").With(ContentHash.Parse(RenditionHash).AsSpan());
        var blocks = query.Next() ? RenditionText.Read(query.Blob(0)) : [];
        query.Reset();
        return blocks;
    }
}
