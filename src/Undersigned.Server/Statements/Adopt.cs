// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Shared;
using Undersigned.Transparency;

namespace Undersigned.Server.Statements;

/// <summary>A rendition to be frozen. The blocks begin with the title.</summary>
internal sealed record NewRendition(string Language, string Role, IReadOnlyList<TextBlock> Blocks, string? Translator = null, string? From = null)
{
    public string Title => Blocks[0].Text;
}

/// <summary>What a statement is adopted with: the text in its languages, how it is filed, and its groups.</summary>
internal sealed record NewStatement
{
    public required string Kind { get; init; }
    public required IReadOnlyList<NewRendition> Renditions { get; init; }
    public Alignment? Alignment { get; init; }
    public PublishedDate? Published { get; init; }

    /// <summary>The day of the adoption where it is another than today.</summary>
    public string? On { get; init; }

    public IReadOnlyList<string> Issuers { get; init; } = [];
    public IReadOnlyList<string> Countries { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The hashes of the documents that it was read from.</summary>
    public IReadOnlyList<byte[]> Sources { get; init; } = [];

    public IReadOnlyList<GroupRule> Groups { get; init; } = [];
    public bool? SaysOpen { get; init; }
    public string? Deadline { get; init; }
}

/// <summary>Freezes a text and files the statement.</summary>
internal static class Adopt
{
    /// <param name="Id">The statement's ULID.</param>
    /// <param name="Text">The name of the text.</param>
    public sealed record Adopted(string Id, string Slug, string Text, long Index);

    public static Adopted Run(LogTransaction tx, NewStatement statement)
    {
        var id = Ulid.New(tx.At);
        var slug = Slug.Free(statement.Renditions[0].Title, taken => tx.Db.Query("SELECT 1 FROM statement_slug WHERE slug = ?1").With(taken).Any());
        var text = tx.Keep(Freeze(tx, id, statement.Renditions).Write());
        var index = tx.Append(new Adoption
        {
            On = statement.On,
            Statement = id,
            Slug = slug,
            StatementKind = statement.Kind,
            Titles = statement.Renditions.ToDictionary(rendition => rendition.Language, rendition => rendition.Title, StringComparer.Ordinal),
            Issuers = statement.Issuers,
            Countries = statement.Countries,
            Tags = statement.Tags,
            Published = statement.Published,
            Text = text,
            Alignment = statement.Alignment is null ? null : tx.Keep(statement.Alignment.Write()),
            Sources = [.. statement.Sources.Select(hash => new ContentHash(hash).ToString())],
            Groups = statement.Groups,
            SaysOpen = statement.SaysOpen,
            Deadline = statement.Deadline,
        });
        foreach (var rendition in statement.Renditions) Credit(tx, id, text, rendition, statement.On);
        return new Adopted(id, slug, text, index);
    }

    /// <summary>Says who translated a rendition, and from which.</summary>
    private static void Credit(LogTransaction tx, string statement, string text, NewRendition rendition, string? on)
    {
        if (rendition.Translator is null && rendition.From is null) return;
        tx.Append(
            new AddedRendition(statement, text, rendition.Language, rendition.Role, ContentHash.Of(RenditionText.Write(rendition.Blocks)).ToString(), rendition.From, null) { On = on },
            rendition.Translator is null ? null : new Disclosure { Kind = "translator", Name = rendition.Translator });
    }

    /// <summary>Keeps the bytes of each rendition and gives the manifest that lists them.</summary>
    public static Manifest Freeze(LogTransaction tx, string statement, IReadOnlyList<NewRendition> renditions) => new(statement, [.. renditions.Select(rendition =>
    {
        var bytes = RenditionText.Write(rendition.Blocks);
        return new ManifestRendition(rendition.Language, rendition.Role, tx.Keep(bytes), bytes.Length);
    })]);
}
