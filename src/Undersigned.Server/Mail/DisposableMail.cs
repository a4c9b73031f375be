// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;

namespace Undersigned.Server.Mail;

/// <summary>Services whose mailboxes are gone after minutes, or are everybody's: what is confirmed there is confirmed by nobody.</summary>
internal static class DisposableMail
{
    private static readonly FrozenSet<string> Domains = (
        "10minutemail.com 10minutemail.net 20minutemail.com burnermail.io discard.email dispostable.com emailondeck.com fakeinbox.com getairmail.com getnada.com grr.la " +
        "guerrillamail.biz guerrillamail.com guerrillamail.de guerrillamail.net guerrillamail.org guerrillamailblock.com inboxkitten.com maildrop.cc mailinator.com mailinator.net mailnesia.com " +
        "mintemail.com mohmal.com moakt.com mytemp.email sharklasers.com spam4.me spamgourmet.com temp-mail.io temp-mail.org tempail.com tempmail.dev tempmail.net tempr.email throwawaymail.com " +
        "trashmail.com trashmail.de trashmail.net wegwerfemail.de yopmail.com yopmail.fr yopmail.net").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether an address is at one of them, or at a name under one.</summary>
    public static bool Is(EmailAddress address)
    {
        for (var domain = address.AsciiDomain; domain.Contains('.', StringComparison.Ordinal); domain = domain[(domain.IndexOf('.', StringComparison.Ordinal) + 1)..])
            if (Domains.Contains(domain)) return true;
        return false;
    }
}
