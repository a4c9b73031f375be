// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Api;

/// <summary>What a request with an <c>Idempotency-Key</c> got when it was made first. Kept 24 hours, with the act in one transaction.</summary>
/// <param name="Endorsement">Of a recorded endorsement: its entry.</param>
/// <param name="Answer">Of everything else: the body of the answer.</param>
internal sealed record FirstAnswer(int Status, long? Endorsement, byte[]? Answer);

/// <summary>The key of one request: it belongs to the token, and the same key with another body is a mistake.</summary>
internal sealed class Idempotency
{
    public const string Header = "Idempotency-Key";
    public const int MaxKeyLength = 200;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private const int SweptTogether = 512;

    private readonly byte[] _key;
    private readonly byte[] _body;

    public Idempotency(Token token, string key, string path, ReadOnlySpan<byte> body)
    {
        _key = Hash(token.No.ToString(CultureInfo.InvariantCulture), key, [])[..LateIndex.KeyBytes];
        _body = Hash(path, "", body);
    }

    /// <summary>The hash of a line, a text and bytes.</summary>
    private static byte[] Hash(string line, string text, ReadOnlySpan<byte> more)
    {
        var length = Encoding.UTF8.GetMaxByteCount(line.Length + 1 + text.Length) + more.Length;
        Span<byte> bytes = length <= 2048 ? stackalloc byte[2048] : new byte[length];
        var end = Encoding.UTF8.GetBytes(line, bytes);
        bytes[end++] = (byte)'\n';
        end += Encoding.UTF8.GetBytes(text, bytes[end..]);
        more.CopyTo(bytes[end..]);
        return SHA256.HashData(bytes[..(end + more.Length)]);
    }

    /// <summary>The first answer to this key, and whether it was to this body; null where the key is new.</summary>
    public (FirstAnswer Answer, bool SameBody)? Find(LogTransaction tx)
    {
        if (tx.Repeated.Find(_key) is not { } row) return null;
        var query = tx.Db.Query("SELECT body, status, idx, answer FROM idempotency WHERE no = ?1 AND at > ?2").With(row).With((tx.At - Kept).ToUnixTimeMilliseconds());
        if (!query.Next()) return null;
        var answer = new FirstAnswer((int)query.Int(1), query.IntOrNull(2), query.IsNull(3) ? null : query.Blob(3).ToArray());
        var same = query.Blob(0).SequenceEqual(_body);
        query.Reset();
        return (answer, same);
    }

    public void Keep(LogTransaction tx, FirstAnswer answer)
    {
        tx.Db.Query("INSERT INTO idempotency(key, body, at, status, idx, answer) VALUES(?1, ?2, ?3, ?4, ?5, ?6)")
            .With(_key).With(_body).With(tx.At.ToUnixTimeMilliseconds()).With(answer.Status).With(answer.Endorsement).With(answer.Answer).Run();
        var row = tx.Db.LastRow;
        tx.Repeated.Add(_key, row);
        if (row % SweptTogether == 0) Sweep(tx);
    }

    /// <summary>
    /// Forgets what is older than a day, at most twice as many as come, so that no request waits for it. The newest row always
    /// stays, so that numbers only ever grow.
    /// </summary>
    private static void Sweep(LogTransaction tx)
    {
        var limit = (tx.At - Kept).ToUnixTimeMilliseconds();
        var old = new List<(long Row, byte[] Key)>();
        var query = tx.Db.Query("SELECT no, key, at FROM idempotency ORDER BY no LIMIT ?1").With(2 * SweptTogether);
        while (query.Next() && query.Int(2) <= limit) old.Add((query.Int(0), query.Blob(1).ToArray()));
        query.Reset();
        foreach (var (row, key) in old)
        {
            // The key may belong to a later row by now.
            if (tx.Repeated.Find(key) == row) tx.Repeated.Remove(key);
            tx.Db.Query("DELETE FROM idempotency WHERE no = ?1").With(row).Run();
        }
    }
}
