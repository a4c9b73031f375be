// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// A misspelt signatory is set right: a <c>transcription</c> where our copy differed from the source, <c>clerical</c> where the
/// source itself was mistaken. The disclosure of the correction replaces the first one on every page; both stay in the log.
/// </summary>
internal sealed record CorrectSignatory(long Index, string Lane, SignatoryName Name, string? Country = null, string? Affiliation = null, string? On = null)
{
    public static readonly IReadOnlyList<string> Lanes = ["transcription", "clerical"];

    public EndorsementOutcome Run(LogTransaction tx)
    {
        if (EndorsementState.Load(tx.Db, Index) is not { } endorsement) return new EndorsementOutcome.Unknown();
        if (!endorsement.Stands) return new EndorsementOutcome.NotStanding(endorsement.State);
        if (SignatoryNow.Load(tx.Db, Index) is not { } before) return new EndorsementOutcome.Unknown();
        if (Affiliation is not null && before.Kind != "person") return new EndorsementOutcome.NotAPerson();
        var after = before with { Name = Name.Value, Country = Country ?? before.Country, Affiliation = Affiliation ?? before.Affiliation };
        if (after == before) return new EndorsementOutcome.Unchanged();
        var index = tx.Append(new Correction { Lane = Lane, Of = Index, On = On }, after);
        tx.PurgePages();
        return new EndorsementOutcome.Done(index);
    }
}
