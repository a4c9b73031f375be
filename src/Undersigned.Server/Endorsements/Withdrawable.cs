// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;

namespace Undersigned.Server.Endorsements;

/// <summary>An endorsement that who confirmed an address may take back.</summary>
/// <param name="Evidence">How it is known that the signatory acts.</param>
internal sealed record Withdrawable(long Index, string Name, string Evidence)
{
    /// <summary>The person's own, known by the address, and those of the organisations that this person has full powers of now. A receipt authorises nothing.</summary>
    /// <param name="statement">The statement's ULID.</param>
    public static List<Withdrawable> Of(LogTransaction tx, string statement, EmailAddress email)
    {
        var found = new List<Withdrawable>();
        Add(EndorseRequest.KeyOf(email), "email");
        if (People.Find(tx.Db, email) is not { } person) return found;
        foreach (var organisation in FullPowers.OfAccount(tx.Db, person.Account).SelectMany(power => Registry.SameBody(tx.Db, power.Organisation)).Distinct(StringComparer.Ordinal))
            if (Mandate.Of(tx.Db, email, organisation, statement, tx.Today) is Mandate.InForce) Add("organisation:" + organisation, OwnDomain.EvidenceOf(tx.Db, organisation, email));
        return found;

        void Add(string key, string evidence)
        {
            if (Standing.Find(tx, tx.Keys.For(statement, key)) is { } index && SignatoryNow.Load(tx.Db, index) is { } signatory) found.Add(new Withdrawable(index, signatory.Name, evidence));
        }
    }
}
