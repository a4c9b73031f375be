// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// Which domains are a body's own, by the word of the secretariat: what makes a confirmed address the evidence <c>domain-email</c>.
/// A domain where anybody gets an address is nobody's own.
/// </summary>
internal static class OwnDomain
{
    private static readonly FrozenSet<string> ForAnybody = (
        "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com gmx.com gmx.de gmx.net web.de t-online.de mail.com " +
        "proton.me protonmail.com pm.me tutanota.com tuta.io posteo.de posteo.net riseup.net mailbox.org zoho.com fastmail.com mail.ru inbox.ru list.ru bk.ru yandex.ru yandex.com ya.ru rambler.ru " +
        "ukr.net qq.com 163.com 126.com sina.com naver.com daum.net free.fr orange.fr laposte.net wanadoo.fr libero.it virgilio.it uol.com.br bol.com.br terra.com.br sapo.pt seznam.cz wp.pl o2.pl interia.pl onet.pl")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an address there can speak of a body at all.</summary>
    public static bool CanBeOwned(EmailAddress address) => !ForAnybody.Contains(address.AsciiDomain);

    /// <summary>Records it. A domain where anybody gets an address is not recorded.</summary>
    public static void Add(LogTransaction tx, string organisation, EmailAddress address)
    {
        if (CanBeOwned(address))
            tx.Db.Query("INSERT OR IGNORE INTO own_domain VALUES(?1, ?2, ?3)").With(organisation).With(address.AsciiDomain).With(tx.AtText).Run();
    }

    /// <summary>The evidence of an organisation's act that was confirmed from that address.</summary>
    public static string EvidenceOf(Connection db, string? organisation, EmailAddress address) =>
        organisation is not null && Registry.SameBody(db, organisation).Any(one => db.Query("SELECT 1 FROM own_domain WHERE organisation = ?1 AND domain = ?2").With(one).With(address.AsciiDomain).Any()) ? "domain-email" : "email";
}
