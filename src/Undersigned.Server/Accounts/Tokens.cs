// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Undersigned.Server.Log;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Accounts;

/// <summary>A token of the API as it is known: never its text, which is shown once when it is made.</summary>
internal sealed record Token(long No, IReadOnlyList<string> Scopes, string Label)
{
    public bool Has(string scope) => Scopes.Contains(scope, StringComparer.Ordinal);
}

/// <summary>The tokens of the API. Kept hashed; 160 random bits need no slow hash.</summary>
internal sealed class Tokens(ReaderPool readers, TimeProvider time)
{
    /// <summary>Records endorsements of signatories that are known.</summary>
    public const string Endorse = "endorse";

    /// <summary>Also enters organisations that the registry does not know.</summary>
    public const string EndorseNew = "endorse:new";

    /// <summary>Opens, closes, annuls, corrects.</summary>
    public const string Manage = "manage";

    public static readonly IReadOnlyList<string> Scopes = [Endorse, EndorseNew, Manage];

    private const string Prefix = "us_";
    /// <summary>How long a token is believed without looking again: a revocation by another process works after that.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (Token Token, long Until)> _kept = new(StringComparer.Ordinal);

    /// <summary>Makes a token and gives its text.</summary>
    public static string Create(LogTransaction tx, IReadOnlyList<string> scopes, string label)
    {
        var text = Prefix + Ulid.Encode(RandomNumberGenerator.GetBytes(20));
        tx.Db.Query("INSERT INTO token(hash, scopes, label, created) VALUES(?1, ?2, ?3, ?4)")
            .With(Hash(text)).With(string.Join(' ', scopes)).With(label).With(tx.AtText).Run();
        return text;
    }

    /// <summary>Whether there was such a token in force.</summary>
    public static bool Revoke(LogTransaction tx, long no)
    {
        if (!tx.Db.Query("SELECT 1 FROM token WHERE no = ?1 AND revoked IS NULL").With(no).Any()) return false;
        tx.Db.Query("UPDATE token SET revoked = ?2 WHERE no = ?1").With(no).With(tx.AtText).Run();
        return true;
    }

    /// <summary>The token in force of that text; null where there is none.</summary>
    public Token? Find(string text)
    {
        var now = time.GetTimestamp();
        if (_kept.TryGetValue(text, out var kept) && now < kept.Until) return kept.Token;
        var token = readers.Read(db =>
        {
            var query = db.Query("SELECT no, scopes, label FROM token WHERE hash = ?1 AND revoked IS NULL").With(Hash(text));
            if (!query.Next()) return null;
            var found = new Token(query.Int(0), query.Text(1).Split(' '), query.Text(2));
            query.Reset();
            return found;
        });
        // Only tokens that exist are kept, so that guesses take no memory.
        if (token is null) _kept.TryRemove(text, out _);
        else _kept[text] = (token, now + (long)(Believed.TotalSeconds * time.TimestampFrequency));
        return token;
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
