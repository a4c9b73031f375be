// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;

namespace Undersigned.Server.Api;

/// <summary>What a request with an <c>Idempotency-Key</c> got when it was made first. Kept 24 hours, with the act in one transaction.</summary>
/// <param name="Endorsement">Of a recorded endorsement: its entry and its receipt's address.</param>
/// <param name="Answer">Of everything else: the body of the answer.</param>
internal sealed record FirstAnswer(int Status, (long Index, byte[] Receipt)? Endorsement, byte[]? Answer);

/// <summary>The key of one request: it belongs to the token, and the same key with another body is a mistake.</summary>
internal sealed class Idempotency
{
    public const string Header = "Idempotency-Key";
    public const int MaxKeyLength = 200;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly long _token;
    private readonly byte[] _key;
    private readonly byte[] _body;

    public Idempotency(Token token, string key, string path, ReadOnlySpan<byte> body)
    {
        _token = token.No;
        _key = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        var scope = Encoding.UTF8.GetBytes(path + "\n");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(scope);
        hash.AppendData(body);
        _body = hash.GetHashAndReset();
    }

    /// <summary>The first answer to this key, and whether it was to this body; null where the key is new.</summary>
    public (FirstAnswer Answer, bool SameBody)? Find(LogTransaction tx)
    {
        var query = tx.Db.Query("SELECT body, status, id, idx, answer FROM idempotency WHERE token = ?1 AND key = ?2 AND at > ?3")
            .With(_token).With(_key).With((tx.At - Kept).ToUnixTimeMilliseconds());
        if (!query.Next()) return null;
        var answer = new FirstAnswer(
            (int)query.Int(1),
            query.IsNull(2) ? null : (query.Int(3), query.Blob(2).ToArray()),
            query.IsNull(4) ? null : query.Blob(4).ToArray());
        var same = query.Blob(0).SequenceEqual(_body);
        query.Reset();
        return (answer, same);
    }

    public void Keep(LogTransaction tx, FirstAnswer answer) => tx.Db.Query("INSERT OR REPLACE INTO idempotency VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
        .With(_token).With(_key).With(_body).With(tx.At.ToUnixTimeMilliseconds()).With(answer.Status)
        .With(answer.Endorsement?.Receipt).With(answer.Endorsement?.Index).With(answer.Answer).Run();

    /// <summary>Forgets what is older than a day; a few at a time, so that no request waits for it.</summary>
    public static void Sweep(LogTransaction tx) => tx.Db.Query("DELETE FROM idempotency WHERE (token, key) IN (SELECT token, key FROM idempotency WHERE at <= ?1 LIMIT 2000)")
        .With((tx.At - Kept).ToUnixTimeMilliseconds()).Run();
}
