// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Sockets;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Accounts;

/// <summary>
/// How much mail visitors can have sent: 3 a day to one address, whatever they are about, and 20 an hour for one address block of
/// visitors. Blocks (IPv4 /24, IPv6 /48) are counted in memory alone and forgotten with the hour; addresses by keyed hash.
/// </summary>
internal sealed class MailLimits(TimeProvider time)
{
    public const int AnAddressADay = 3;
    public const int ABlockAnHour = 20;

    /// <summary>So many blocks are told apart in an hour; all others share one count, so that a flood of addresses takes no more memory.</summary>
    private const int MaxBlocks = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<UInt128, int> _counts = [];
    private long _hour = -1;

    /// <summary>Counts a request that would send a mail; false when its block has used up its hour.</summary>
    public bool Allows(IPAddress? visitor)
    {
        var block = Block(visitor);
        var hour = time.GetUtcNow().ToUnixTimeSeconds() / 3600;
        lock (_gate)
        {
            if (hour != _hour)
            {
                _counts.Clear();
                _hour = hour;
            }

            if (_counts.Count >= MaxBlocks && !_counts.ContainsKey(block)) block = UInt128.MaxValue;
            var count = _counts.GetValueOrDefault(block);
            if (count >= ABlockAnHour) return false;
            _counts[block] = count + 1;
            return true;
        }
    }

    /// <summary>Seconds until a block may ask again.</summary>
    public int RetryAfter => (int)(3600 - (time.GetUtcNow().ToUnixTimeSeconds() % 3600));

    /// <summary>Counts a mail to an address within the transaction that queues it; false when the address has had its mails of the day, and none may be queued.</summary>
    public static bool Allows(LogTransaction tx, EmailAddress address)
    {
        tx.Db.Query("DELETE FROM mail_to WHERE day < ?1").With(tx.Today).Run();
        var query = tx.Db.Query("INSERT INTO mail_to VALUES(?1, ?2, 1) ON CONFLICT DO UPDATE SET count = count + 1 RETURNING count").With(tx.Today).With(tx.Keys.For("mail-to", address.Mailbox));
        query.Next();
        var count = query.Int(0);
        query.Reset();
        return count <= AnAddressADay;
    }

    /// <summary>The block of a visitor's address, as a number.</summary>
    public static UInt128 Block(IPAddress? visitor)
    {
        if (visitor is null) return UInt128.Zero;
        if (visitor.IsIPv4MappedToIPv6) visitor = visitor.MapToIPv4();
        var bytes = visitor.GetAddressBytes();
        var kept = visitor.AddressFamily == AddressFamily.InterNetwork ? 3 : 6;
        UInt128 block = (UInt128)(uint)bytes.Length;
        for (var i = 0; i < kept; i++) block = (block << 8) | bytes[i];
        return block;
    }
}
