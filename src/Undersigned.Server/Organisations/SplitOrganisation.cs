// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;

namespace Undersigned.Server.Organisations;

/// <summary>
/// An organisation becomes several: it split, or several bodies had stood as one. Of the latter the endorsements are told apart by a
/// correction each, right after the act of the split; the name as it was signed stays.
/// </summary>
/// <param name="Into">ULIDs of those that came of it.</param>
/// <param name="Moves">Entries of endorsements, with the ULID of the body whose each is.</param>
internal sealed record SplitOrganisation(string From, IReadOnlyList<string> Into, bool IsSuccession, KnownDate? Date = null, string? Claim = null, IReadOnlyDictionary<long, string>? Moves = null)
{
    public RegistryOutcome Run(LogTransaction tx)
    {
        if (Registered.Load(tx.Db, From) is not { } from || Into.Count == 0 || (Claim is not null && Registered.Load(tx.Db, Claim) is null)) return new RegistryOutcome.Unknown();
        if (from.Merged is { } whole) return new RegistryOutcome.IsMerged(from.Name, whole.Name);
        foreach (var id in Into)
        {
            if (Registered.Load(tx.Db, id) is not { } into) return new RegistryOutcome.Unknown();
            if (into.No == from.No || Into.Count(other => other == id) > 1) return new RegistryOutcome.Same();
            if (IsSuccession && Successions.Circle(tx.Db, from, into) is { } circle) return new RegistryOutcome.Circle(circle);
        }

        var moves = IsSuccession || Moves is null ? new Dictionary<long, string>() : Moves;
        foreach (var (entry, id) in moves)
            if (!Into.Contains(id) || EndorsementState.Load(tx.Db, entry) is not { } endorsement || endorsement.Organisation != from.No || !endorsement.Stands) return new RegistryOutcome.NotItsOwn(entry);

        var index = tx.Append(new Division(From, Into, IsSuccession ? "succession" : Division.Distinct, Date?.Vague, Claim) { On = Date?.Day });
        foreach (var (entry, id) in moves.OrderBy(move => move.Key))
        {
            tx.Append(new Correction { Lane = "clerical", Of = entry }, SignatoryNow.Load(tx.Db, entry)! with { Organisation = id });
            GiveKey(tx, entry, id);
        }

        tx.PurgePages();
        return new RegistryOutcome.Done(index, From);
    }

    /// <summary>From now on an endorsement keeps this organisation, and no other, from signing the same statement again.</summary>
    public static void GiveKey(LogTransaction tx, long entry, string organisation) =>
        Standing.Give(tx, entry, tx.Keys.For(EndorsementState.Load(tx.Db, entry)!.Statement, "organisation:" + organisation));
}

/// <summary>A merge, a split, a succession, a membership, or facts stated anew do not hold any more: what was before stands again.</summary>
/// <param name="Entry">That of the act.</param>
internal sealed record ReverseFact(long Entry)
{
    private static readonly string[] Kinds = [Merger.Name, Division.Name, Succession.Name, Joining.Name, Registration.Name];

    public RegistryOutcome Run(LogTransaction tx)
    {
        var query = tx.Db.Query("SELECT kind, of FROM act WHERE idx = ?1").With(Entry);
        if (!query.Next()) return new RegistryOutcome.Unknown();
        var (kind, of) = (query.Text(0), query.IntOrNull(1));
        query.Reset();
        // A registration itself is not undone: it is erased.
        if (!Kinds.Contains(kind) || (kind == Registration.Name && of is null)) return new RegistryOutcome.Unknown();
        if (IsReversed(tx, Entry)) return new RegistryOutcome.Reversed();
        if (Act.Read(new LogStore(tx.Db).ReadEntry(Entry)!.Entry).Act is not { } act || About(act) is not { } about || Registered.Load(tx.Db, about) is null) return new RegistryOutcome.Unknown();

        // One that was merged further since: what was stated later is undone first, so that no circle can come of it.
        if (act is Merger { Into: var into } && Registered.Load(tx.Db, into) is { Merged: { } whole } part) return new RegistryOutcome.IsMerged(part.Name, whole.Name);
        var index = tx.Append(new ActOnEndorsement(ActOnEndorsement.ReversalName, Entry, null));
        if (act is Division { Reason: Division.Distinct } division) TakeBack(tx, division);
        tx.PurgePages();
        return new RegistryOutcome.Done(index, about);
    }

    private static string? About(Act act) => act switch
    {
        Merger merger => merger.Into,
        Division division => division.From,
        Succession succession => succession.From,
        Joining joining => joining.Organisation,
        Registration registration => registration.Organisation,
        _ => null,
    };

    private static bool IsReversed(LogTransaction tx, long entry) => tx.Db.Query("SELECT 1 FROM act WHERE of = ?1 AND kind = 'reversal'").With(entry).Any();

    /// <summary>Reverses the corrections right after a split, which told apart whose each endorsement was.</summary>
    private void TakeBack(LogTransaction tx, Division division)
    {
        for (var entry = Entry + 1; ; entry++)
        {
            var query = tx.Db.Query("SELECT a.of, o.id FROM act a JOIN endorsement e ON e.idx = a.of JOIN organisation o ON o.no = coalesce(e.signer, e.organisation) WHERE a.idx = ?1 AND a.kind = 'correction'").With(entry);
            if (!query.Next()) return;
            var (endorsement, now) = (query.Int(0), query.Text(1));
            query.Reset();
            if (Disclosure.Read(new LogStore(tx.Db).ReadEntry(entry)!.Disclosure).Organisation is not { } moved || !division.Into.Contains(moved)) return;
            // Corrected again since, or undone by itself: then that stays as it is.
            if (now != moved || IsReversed(tx, entry)) continue;
            tx.Append(new ActOnEndorsement(ActOnEndorsement.ReversalName, entry, null));
            SplitOrganisation.GiveKey(tx, endorsement, division.From);
        }
    }
}
