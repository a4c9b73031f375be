// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Security.Cryptography;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// The hidden field of a public form: a time, a random number and their keyed hash, for one statement. It makes of one form one
/// request, however often the button is pressed, and keeps out who never opened the page. No cookie, nothing kept.
/// </summary>
internal static class FormTicket
{
    public const string Field = "ticket";

    public static readonly TimeSpan Lasting = TimeSpan.FromHours(24);

    private const int TimeBytes = 8;
    private const int RandomBytes = 12;
    private const int HashBytes = 15;
    private const int RequestBytes = 10;

    /// <param name="form">What the form is: its name and the statement's address.</param>
    public static string For(PrivateKeys keys, string form, DateTimeOffset now)
    {
        Span<byte> ticket = stackalloc byte[TimeBytes + RandomBytes + HashBytes];
        BinaryPrimitives.WriteInt64BigEndian(ticket, now.ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(ticket.Slice(TimeBytes, RandomBytes));
        Sign(keys, form, ticket[..^HashBytes]).CopyTo(ticket[^HashBytes..]);
        return Ulid.Encode(ticket);
    }

    /// <summary>The id of the request that the form makes; null for a ticket that is made up, is another form's, or has expired.</summary>
    public static byte[]? Check(PrivateKeys keys, string form, string text, DateTimeOffset now)
    {
        if (Ulid.Decode(text, TimeBytes + RandomBytes + HashBytes) is not { } ticket) return null;
        if (!CryptographicOperations.FixedTimeEquals(Sign(keys, form, ticket.AsSpan(..^HashBytes)), ticket.AsSpan(^HashBytes..))) return null;
        var age = now - DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(ticket));
        return age < Lasting ? keys.For("request of form", Convert.ToHexString(ticket))[..RequestBytes] : null;
    }

    private static ReadOnlySpan<byte> Sign(PrivateKeys keys, string form, ReadOnlySpan<byte> content) =>
        keys.For("public form", $"{form}\n{Convert.ToHexString(content)}").AsSpan(0, HashBytes);
}
