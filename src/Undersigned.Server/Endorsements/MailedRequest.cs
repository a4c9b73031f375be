// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>A request together with the link that was mailed for it.</summary>
internal sealed record MailedRequest(Link Link, ReviewItem Item)
{
    /// <summary>What opens <c>/confirm/{token}</c>: an endorsement that was asked for, one that the secretariat invites to, a withdrawal.</summary>
    public static readonly IReadOnlyList<string> Purposes = ["endorse", "invitation", "withdraw"];

    /// <summary>Makes the link of a request and queues the mail that carries it: both are called after the purpose.</summary>
    public static long Queue(LogTransaction tx, ReviewItem item, string purpose, EmailAddress recipient)
    {
        var link = Links.Make(tx, purpose, item.No.ToString(CultureInfo.InvariantCulture));
        Outbox.Add(tx, recipient, purpose, item.Language, new MailSubject(Link: link, Review: item.No));
        return link;
    }

    /// <summary>Null for a token that was never given, or opens something else.</summary>
    public static MailedRequest? Find(Connection db, PrivateKeys keys, string token) => Of(db, Links.Find(db, keys, token));

    /// <summary>The request as it is within a transaction.</summary>
    public static MailedRequest? Get(Connection db, long link) => Of(db, Links.Get(db, link));

    private static MailedRequest? Of(Connection db, Link? link) =>
        link is not null && Purposes.Contains(link.Purpose) && Review.Load(db, long.Parse(link.Subject, CultureInfo.InvariantCulture)) is { } item ? new MailedRequest(link, item) : null;
}
