// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>Whether who confirmed an address may bind an organisation under a statement.</summary>
internal abstract record Mandate
{
    private Mandate() { }

    public sealed record None : Mandate;

    public sealed record InForce : Mandate;

    /// <summary>Somebody says that they were not validly given: what is done under them is held for the secretariat.</summary>
    public sealed record Contested : Mandate;

    /// <summary>They were in force until that day, which is past, or were taken back on it.</summary>
    public sealed record Ended(string Day) : Mandate;

    /// <param name="statement">The statement's ULID.</param>
    /// <param name="day">In the network's time zone.</param>
    public static Mandate Of(Connection db, EmailAddress email, string organisation, string statement, string day)
    {
        if (FullPowers.Of(db, email, organisation, statement, day) is { } power) return power.IsContested ? new Contested() : new InForce();
        if (People.Find(db, email) is not { } person) return new None();
        var same = Registry.SameBody(db, organisation);
        var last = FullPowers.OfAccount(db, person.Account)
            .Where(old => same.Contains(old.Organisation) && (old.Statement is null || old.Statement == statement))
            .Select(old => old.Ended ?? old.Until)
            .Where(end => end is not null && string.CompareOrdinal(end, day) <= 0)
            .Max(StringComparer.Ordinal);
        return last is null ? new None() : new Ended(last);
    }
}
