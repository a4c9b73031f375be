// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Log;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Accounts;

/// <summary>What a sign-in link is for.</summary>
/// <param name="Account">Whom it signs in; null for the link that makes the first administrator.</param>
/// <param name="To">The page that was wanted.</param>
internal sealed record SignInSubject(long? Account, string? To)
{
    private const string First = "first";

    public static SignInSubject Parse(string text) => text == First ? new SignInSubject(null, null)
        : text.Split(' ', 2) is var parts ? new SignInSubject(long.Parse(parts[0], CultureInfo.InvariantCulture), parts.Length > 1 ? parts[1] : null) : throw new FormatException();

    public override string ToString() => Account is not { } account ? First
        : To is null ? account.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{account} {To}");
}

/// <summary>The links that sign somebody in: mailed on request, or printed for the operator.</summary>
internal static class SignInLinks
{
    /// <summary>A mailed one: long enough for a mail server that makes a first mail wait.</summary>
    public static readonly TimeSpan Mailed = TimeSpan.FromHours(2);

    /// <summary>A printed one.</summary>
    public static readonly TimeSpan Printed = TimeSpan.FromHours(24);

    /// <summary>Makes a link, and forgets those that are long expired.</summary>
    public static long Make(LogTransaction tx, SignInSubject subject, TimeSpan lasting)
    {
        tx.Db.Query("DELETE FROM link WHERE purpose = ?1 AND expires < ?2").With(Links.SignIn).With((tx.At - Links.Lasting).ToUnixTimeMilliseconds()).Run();
        return Links.Make(tx, Links.SignIn, subject.ToString(), lasting);
    }

    /// <summary>Makes a link to be printed.</summary>
    /// <returns>Its address within the site.</returns>
    public static string Print(LogTransaction tx, SignInSubject subject) => Path(tx.Keys, Links.Get(tx.Db, Make(tx, subject, Printed))!);

    public static string Path(PrivateKeys keys, Link link) => "/sign-in/" + Links.Token(keys, link);

    /// <summary>The sign-in link of that token and whom it is for; null for what is none, or is for somebody who was removed.</summary>
    public static (Link Link, SignInSubject Subject, Person? Person)? Find(Connection db, PrivateKeys keys, string token)
    {
        if (Links.Find(db, keys, token) is not { Purpose: Links.SignIn } link) return null;
        var subject = SignInSubject.Parse(link.Subject);
        var person = subject.Account is { } account ? People.Find(db, account) : null;
        return subject.Account is not null && person is null ? null : (link, subject, person);
    }
}
