// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Security.Cryptography;
using Undersigned.Server.Log;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;

namespace Undersigned.Server.Accounts;

/// <summary>What is known of a form that was sent.</summary>
internal enum FormState
{
    /// <summary>It comes from a page that this session was given, and is sent for the first time.</summary>
    Good,

    /// <summary>It is of another session, too old, made up, or carries no token.</summary>
    Wrong,

    /// <summary>It was sent before.</summary>
    Used,
}

/// <summary>
/// The hidden field <c>form</c> of every form of somebody signed in: a time, a random number and their keyed hash for the session.
/// One page has one token and each is good for one sending, so that a button that is pressed twice acts once.
/// </summary>
internal static class FormToken
{
    public const string Field = "form";

    private const int TimeBytes = 8;
    private const int RandomBytes = 8;
    private const int HashBytes = 16;
    private const int Bytes = TimeBytes + RandomBytes + HashBytes;
    private static readonly object Key = new();

    /// <summary>A token for a page.</summary>
    public static string For(Session session, PrivateKeys keys, DateTimeOffset now)
    {
        Span<byte> token = stackalloc byte[Bytes];
        BinaryPrimitives.WriteInt64BigEndian(token, now.ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(token.Slice(TimeBytes, RandomBytes));
        Sign(session, keys, token[..^HashBytes], token[^HashBytes..]);
        return Ulid.Encode(token);
    }

    /// <summary>A token for the page that answers this request, which somebody signed in has made.</summary>
    public static string For(HttpContext context) => For(
        Sessions.Of(context) ?? throw new InvalidOperationException("Nobody is signed in."),
        context.RequestServices.GetRequiredService<DataFolder>().Keys,
        context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());

    /// <summary>Reads the form of a request and uses its token up. Asked again about the same request it says the same.</summary>
    /// <exception cref="BadHttpRequestException">The body is no form, or is too large.</exception>
    public static async Task<FormState> Check(HttpContext context)
    {
        if (context.Items.TryGetValue(Key, out var known)) return (FormState)known!;
        var state = await Find(context);
        context.Items[Key] = state;
        return state;
    }

    private static async Task<FormState> Find(HttpContext context)
    {
        if (Sessions.Of(context) is not { } session || !context.Request.HasFormContentType) return FormState.Wrong;
        var services = context.RequestServices;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (Ulid.Decode(form[Field].ToString(), Bytes) is not { } token) return FormState.Wrong;
        var hash = new byte[HashBytes];
        Sign(session, services.GetRequiredService<DataFolder>().Keys, token.AsSpan(..^HashBytes), hash);
        var made = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(token));
        if (!CryptographicOperations.FixedTimeEquals(hash, token.AsSpan(^HashBytes..)) || services.GetRequiredService<TimeProvider>().GetUtcNow() - made >= Sessions.Idle) return FormState.Wrong;
        return (await services.GetRequiredService<Sequencer>().Submit(tx => Use(tx, hash))).Value ? FormState.Good : FormState.Used;
    }

    private static bool Use(LogTransaction tx, byte[] hash)
    {
        tx.Db.Query("DELETE FROM form_used WHERE at < ?1").With((tx.At - Sessions.Idle).ToUnixTimeMilliseconds()).Run();
        return tx.Db.Query("INSERT OR IGNORE INTO form_used VALUES(?1, ?2) RETURNING at").With(hash).With(tx.At.ToUnixTimeMilliseconds()).Any();
    }

    private static void Sign(Session session, PrivateKeys keys, ReadOnlySpan<byte> content, Span<byte> hash)
    {
        Span<byte> full = stackalloc byte[PrivateKeys.HashBytes];
        keys.For("form\n"u8, [.. session.Hash, .. content], full);
        full[..HashBytes].CopyTo(hash);
    }
}
