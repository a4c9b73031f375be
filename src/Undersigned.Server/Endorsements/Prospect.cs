// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;

namespace Undersigned.Server.Endorsements;

/// <summary>Why a request that was confirmed is looked at before it is listed.</summary>
internal enum ReviewCause
{
    /// <summary>The secretariat knows no full powers of who asks.</summary>
    NotADelegate,

    PowersEnded,
    PowersContested,

    /// <summary>The group's rule says so.</summary>
    Group,

    /// <summary>The name is much like that of another.</summary>
    Name,
}

/// <summary>What would come of a request if its button were pressed now: every rule asked, and nothing written.</summary>
internal abstract record Prospect
{
    private Prospect() { }

    /// <summary>It is listed at once.</summary>
    public sealed record Listed(string Slug, EndorseRequest Wanted, string Evidence) : Prospect;

    /// <param name="Day">Of full powers that ended: when.</param>
    public sealed record Reviewed(ReviewCause Cause, string? Day = null) : Prospect;

    /// <summary>The signatory stands already.</summary>
    public sealed record Stands(long Index) : Prospect;

    /// <summary>The statement takes no endorsements now; <paramref name="Position"/> is <c>unopened</c>, <c>closed</c> or <c>ended</c>.</summary>
    public sealed record NotOpen(string Position, string? Day) : Prospect;

    /// <summary>No group takes such a signatory any more, or not in that language.</summary>
    public sealed record NotTaken : Prospect;

    /// <param name="item">A request with a confirmed address.</param>
    public static Prospect Of(LogTransaction tx, ReviewItem item, ReviewRequest request)
    {
        if (item.Email is not { } email || OpenStatement.SlugOf(tx.Db, item.Statement) is not { } slug || tx.Open(slug) is not { } statement) return new NotTaken();
        var known = request.IsPerson ? null : request.Organisation is { } id ? Registry.Get(tx.Db, id) : Registry.Find(tx.Db, request.Name, request.Country);
        var wanted = (request with { Organisation = known?.Id, Group = request.Group ?? statement.GroupFor(tx.Db, request.IsPerson, known?.Id, tx.Today) })
            .ToEndorse(known is null ? null : Registry.NameOf(tx.Db, known.Id));
        var evidence = request.IsPerson ? "email" : OwnDomain.EvidenceOf(tx.Db, known?.Id, email);
        var mandate = known is null ? new Mandate.None() : Mandate.Of(tx.Db, email, known.Id, item.Statement, tx.Today);

        return new Endorse(slug, wanted, evidence, MayRegister: true) { Looked = true, Rehearsal = true }.Run(tx) switch
        {
            // Who signed without being named is told to nobody but its own delegates.
            EndorseOutcome.Stands stands when mandate is Mandate.InForce || !IsWithheld(tx, stands.Index) => new Stands(stands.Index),
            EndorseOutcome.Stands => new Reviewed(ReviewCause.NotADelegate),
            EndorseOutcome.NotOpen not => new NotOpen(not.Position, not.Day),
            // It may be a member under another name, which the secretariat will see.
            EndorseOutcome.NotMember => new Reviewed(ReviewCause.NotADelegate),
            EndorseOutcome.Allowed allowed when request.IsPerson => allowed.Group.Review ? new Reviewed(ReviewCause.Group)
                : wanted.Name.MixesScripts || SignedPeople.HaveNeighbour(tx.Db, item.Statement, wanted.Name.Value) ? new Reviewed(ReviewCause.Name)
                : new Listed(slug, wanted, evidence),
            EndorseOutcome.Allowed => mandate switch
            {
                Mandate.InForce => new Listed(slug, wanted, evidence),
                Mandate.Contested => new Reviewed(ReviewCause.PowersContested),
                Mandate.Ended ended => new Reviewed(ReviewCause.PowersEnded, ended.Day),
                _ => new Reviewed(ReviewCause.NotADelegate),
            },
            _ => new NotTaken(),
        };
    }

    private static bool IsWithheld(LogTransaction tx, long index) => tx.Db.Query("SELECT 1 FROM endorsement WHERE idx = ?1 AND withheld = 1").With(index).Any();
}
