// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Undersigned.Transparency;

namespace Undersigned.Cli.Verify;

/// <summary>Checks a receipt with nothing but the receipt and a key: no network.</summary>
internal static class ReceiptCheck
{
    private static readonly byte[] FirstWords = "c2sp.org/tlog-proof@"u8.ToArray();

    public static Report Run(string file, byte[] bytes, NoteVerifier? givenKey, string stateFolder)
    {
        if (!bytes.AsSpan().StartsWith(FirstWords)) throw new NotCheckableException($"{file} is no receipt: it does not begin with c2sp.org/tlog-proof@v1.");
        if (!TlogProof.TryParse(bytes, out var proof, out var malformation)) throw new FoundWrongException($"{file} is a damaged receipt ({malformation}).");
        if (proof.Extra is not { } extra) throw new NotCheckableException($"{file} proves the place of an entry without saying what it is: it has no extra data.");
        if (!ReceiptContents.TryParse(extra, out var contents, out malformation)) throw new FoundWrongException($"{file} is a damaged receipt ({malformation}).");

        var report = new Report();
        var act = LoggedAct.Read(proof.Index, contents.Entry, out var problem);
        if (act is null) report.Problem($"The entry is no act: {problem}.");
        var signatory = Disclosed(report, act, contents);
        var key = givenKey ?? new LogMemory(stateFolder, proof.Checkpoint.Origin).Key;
        CheckProof(report, proof, contents.Leaf, key);

        var what = act is null ? "An entry that is no act" : Say(act, signatory);
        report.Headline = $"{what}: " + (report.Problems > 0 ? "THE RECEIPT DOES NOT HOLD"
            : key is null ? "consistent with itself; key not checked"
            : "the proof holds");
        AddFacts(report, proof, act, signatory, key, givenKey is not null);
        return report;
    }

    private static void CheckProof(Report report, TlogProof proof, MerkleHash leaf, NoteVerifier? key)
    {
        report.KeyChecked = key is not null;
        if (key is null)
        {
            if (!proof.Includes(leaf)) report.Problem(NotIncluded(proof));
            report.Note("no key is given or remembered for this log: anybody could have made a receipt like this. Give the log's key with --key");
            return;
        }

        switch (proof.Check(leaf, key))
        {
            case ProofVerdict.NotIncluded: report.Problem(NotIncluded(proof)); break;
            case ProofVerdict.NoTrustedKey: report.Problem($"The checkpoint is not signed with the key {key}."); break;
            case ProofVerdict.FalseSignature: report.Problem($"The signature in the name of {key.Name} is false: the checkpoint was changed, or made up."); break;
            case ProofVerdict.OtherOrigin: report.Problem($"The checkpoint is one of the log \"{proof.Checkpoint.Origin}\", but the key is that of \"{key.Name}\"."); break;
        }
    }

    private static string NotIncluded(TlogProof proof) =>
        $"The hashes do not lead from the entry to the root of the checkpoint: this entry is not number {proof.Index} of the log, or the receipt was changed.";

    private static JsonObject? Disclosed(Report report, LoggedAct? act, ReceiptContents contents)
    {
        if (contents.Disclosure is not { } disclosure)
        {
            if (act?.Commitment is not null) report.Note(act.Withheld ? "the signatory is withheld: counted, and known to named secretaries alone" : "the receipt does not disclose who is meant");
            return null;
        }

        if (act?.Commitment is null) report.Problem("The receipt discloses somebody, but the entry commits to nobody.");
        else if (Commitment.Of(disclosure.Span) != act.Commitment) report.Problem("The disclosure does not match the commitment in the entry: it names somebody else than the act did when it was recorded.");
        else return JsonSerializer.Deserialize<JsonObject>(disclosure.Span);
        return null;
    }

    private static string Say(LoggedAct act, JsonObject? signatory)
    {
        var who = new StringBuilder(signatory?["name"]?.ToString() ?? "A signatory not disclosed");
        if (signatory?["country"] is { } country) who.Append(CultureInfo.InvariantCulture, $" ({country})");
        var did = act.Kind == "endorsement" ? "endorsed" : $"is named by the act \"{act.Kind}\" on";
        var when = act.On is null ? $"recorded {act.At}" : $"on {act.On}, recorded {act.At}";
        return $"{who} {did} statement {act.Statement ?? "(none)"}, {when}";
    }

    private static void AddFacts(Report report, TlogProof proof, LoggedAct? act, JsonObject? signatory, NoteVerifier? key, bool given)
    {
        report.Fact("origin", "log", proof.Checkpoint.Origin);
        report.Fact("index", "entry", proof.Index);
        report.Fact("size", "entries when it was proved", proof.Checkpoint.Size);
        report.Fact("key", "key", key is null ? "not checked" : given ? "given" : "remembered");
        report.Fact("act", "act", act?.Kind);
        report.Fact("at", "recorded", act?.At);
        report.Fact("on", "day that the source gives", act?.On);
        report.Fact("statement", "statement", act?.Statement);
        report.Fact("text", "text", act?.Text?.ToString());
        report.Fact("rendition", "rendition", act?.Rendition);
        report.Fact("capacity", "capacity", act?.Capacity);
        report.Fact("evidence", "evidence", act?.Evidence);
        foreach (var field in new[] { "kind", "name", "country", "affiliation", "organisation", "reservation" })
        {
            if (signatory?[field] is { } value) report.Fact($"signatory{char.ToUpperInvariant(field[0])}{field[1..]}", field, value.ToString());
        }
    }
}
