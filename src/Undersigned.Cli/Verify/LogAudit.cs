// SPDX-License-Identifier: Apache-2.0
using Undersigned.Transparency;

namespace Undersigned.Cli.Verify;

/// <summary>
/// Reads a log from its first entry to its last and holds everything against the signed checkpoint: the tree is computed anew from the
/// entries alone, so nothing that the log says of itself is taken on trust.
/// </summary>
internal sealed class LogAudit(LogSource source, Report report, TextWriter? progress)
{
    private readonly GrowingTree _tree = GrowingTree.Load(0, tile => throw new InvalidOperationException($"An audit goes from left to right and asks for no {tile} again."));
    private readonly DisclosureAudit _disclosures = new(source, report);
    private readonly TextAudit _texts = new(source, report);
    private readonly SortedDictionary<string, long> _unknown = new(StringComparer.Ordinal);
    private string _at = "";

    /// <summary>Whether names were missing without a reason, which a log that grew while it was read may have recorded since.</summary>
    public bool HasGaps => _disclosures.HasGaps;

    /// <summary>Whether the log is another than the one that was seen before, in the part that was seen.</summary>
    public bool IsForked { get; private set; }

    /// <summary>Checks the whole log.</summary>
    /// <param name="checkpoint">Its checkpoint, whose signature has been checked.</param>
    /// <param name="seen">The last checkpoint seen of this log, not larger than the other; null where there is none.</param>
    /// <param name="cancellation">Ends the audit.</param>
    public async Task RunAsync(Checkpoint checkpoint, Checkpoint? seen, CancellationToken cancellation)
    {
        Compare(seen);
        for (long index = 0; TileId.InTree(TileId.EntriesLevel, index, checkpoint.Size) is { } bundle; index++)
        {
            var acts = new List<LoggedAct?>(bundle.Width);
            foreach (var entry in await source.ReadEntriesAsync(bundle, cancellation))
            {
                var act = ReadAct(_tree.Append(MerkleHash.OfLeaf(entry.Span)), entry);
                acts.Add(act);
                Compare(seen);
                if (act is not null) await _texts.CheckAsync(act, cancellation);
            }

            await CheckTilesAsync(checkpoint.Size, cancellation);
            await _disclosures.CheckAsync(bundle, acts, cancellation);
            progress?.Write($"\r{_tree.Size:N0} of {checkpoint.Size:N0} acts");
        }

        progress?.Write("\r\u001b[K");
        if (_tree.Root != checkpoint.Root)
            report.Problem($"The {checkpoint.Size} entries hash to the root {_tree.Root}, but the log signed {checkpoint.Root}: what it serves is not what it signed.");
        _disclosures.Conclude();
        AddFacts(checkpoint, seen);
    }

    private void Compare(Checkpoint? seen)
    {
        if (seen is null || seen.Size != _tree.Size || seen.Root == _tree.Root) return;
        IsForked = true;
        report.Problem($"FORKED LOG: the first {seen.Size} entries are not those that this log showed before (their root was {seen.Root}, and now is {_tree.Root}). What was recorded has been changed, or this reader is shown another log than others.");
    }

    private LoggedAct? ReadAct(long index, ReadOnlyMemory<byte> entry)
    {
        if (LoggedAct.Read(index, entry, out var problem) is not { } act)
        {
            report.Problem($"Entry {index} is no act: {problem}.");
            return null;
        }

        if (string.CompareOrdinal(act.At, _at) < 0) report.Problem($"Act {index} ({act.Kind}) is dated {act.At}, before the one ahead of it ({_at}): times in a log never go back.");
        else _at = act.At;
        if (!act.IsKnown) _unknown[act.Kind] = _unknown.GetValueOrDefault(act.Kind) + 1;
        return act;
    }

    private async Task CheckTilesAsync(long size, CancellationToken cancellation)
    {
        foreach (var (tile, hashes) in _tree.PendingTiles())
        {
            // Tiles that will still grow are compared when they are as wide as the checkpoint makes them.
            if (tile != TileId.InTree(tile.Level, tile.Index, size)) continue;
            if (await source.ReadHashesAsync(tile, cancellation) is not { } served)
                report.Problem($"{source.Name} has no {tile}: proofs that need it cannot be made.");
            else if (!served.Span.SequenceEqual(hashes.Span))
                report.Problem($"{tile} does not have the hashes that the entries make: proofs computed from it would be wrong.");
        }

        _tree.Commit();
    }

    private void AddFacts(Checkpoint checkpoint, Checkpoint? seen)
    {
        report.Fact("size", "acts", checkpoint.Size);
        report.Fact("texts", "texts", _texts.Texts);
        report.Fact("files", "text files hashed", _texts.Files);
        report.Fact("disclosures", "disclosures matching", _disclosures.Matching);
        report.Fact("withheld", "withheld", _disclosures.Withheld);
        report.Fact("erased", "annulled, erased or withdrawn", _disclosures.Erased);
        report.Fact("unknownActs", "acts unknown to this program", _unknown.Values.Sum());
        if (_unknown.Count > 0) report.Note($"acts that this program does not know were taken as they are: {string.Join(", ", _unknown.Select(kind => $"{kind.Value} × {kind.Key}"))}");
        report.Fact("root", "root", checkpoint.Root.ToString());
        report.Fact("lastAt", "last recorded", _at);
        report.Fact("consistentWith", "consistent with the checkpoint seen before, of size", seen is null || IsForked ? null : seen.Size);
        report.Headline = report.Problems > 0
            ? $"{source.Name}: DOES NOT HOLD, {report.Problems} {(report.Problems == 1 ? "thing is" : "things are")} wrong"
            : $"{source.Name}: holds. {checkpoint.Size} acts, {_texts.Texts} texts, {_disclosures.Matching} disclosures, {_disclosures.Withheld} withheld, {_disclosures.Erased} annulled or erased";
    }
}
