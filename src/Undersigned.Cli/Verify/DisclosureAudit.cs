// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Transparency;

namespace Undersigned.Cli.Verify;

/// <summary>
/// Holds each disclosure against the commitment of its act, and each missing one against the reasons that there may be: an annulment or
/// erasure, the withdrawal of a person, or the mark that it is withheld (protocol.md, Signatories and people).
/// </summary>
internal sealed class DisclosureAudit(LogSource source, Report report)
{
    private readonly List<LoggedAct> _missing = [];
    private readonly IndexSet _withheld = new();
    private readonly IndexSet _personal = new();
    private readonly IndexSet _disclosed = new();
    private readonly HashSet<long> _withdrawn = [];

    // By the index that they are about: annulments and erasure notices.
    private readonly Dictionary<long, LoggedAct> _erasing = [];

    public long Matching { get; private set; }

    public long Withheld { get; private set; }

    public long Erased { get; private set; }

    /// <summary>Whether disclosures are missing without a reason. In a log that grew meanwhile, the reason may be in the newer acts.</summary>
    public bool HasGaps { get; private set; }

    public async Task CheckAsync(TileId bundle, IReadOnlyList<LoggedAct?> acts, CancellationToken cancellation)
    {
        var lines = await ReadBundleAsync(bundle, cancellation);
        for (var i = 0; i < acts.Count; i++)
        {
            if (acts[i] is not { } act) continue;
            Heed(act);
            var line = lines is not null ? lines[i]
                : act.Commitment is null ? default
                : await source.ReadAsync(string.Create(CultureInfo.InvariantCulture, $"disclosure/{act.Index}"), LogSource.MaxDisclosureSize, cancellation);
            Check(act, line);
        }
    }

    /// <summary>After the last act: what is missing must have a reason, and what was annulled or erased must be gone.</summary>
    public void Conclude()
    {
        foreach (var act in _missing)
        {
            if (IsWithheld(act)) Withheld++;
            else if (IsErased(act)) Erased++;
            else
            {
                HasGaps = true;
                report.Problem($"The disclosure of act {act.Index} ({act.Kind}) is missing, and no act says that it was annulled, erased, withdrawn by a person, or withheld: a name has been taken away without a trace.");
            }
        }

        foreach (var (index, notice) in _erasing.Where(pair => _disclosed.Contains(pair.Key)))
            report.Problem($"Act {index} is still disclosed, though act {notice.Index} ({notice.Kind}) says that it no longer may be.");
    }

    private void Heed(LoggedAct act)
    {
        if (act.Withheld) _withheld.Add(act.Index);
        if (act.Capacity is not (null or "organisation")) _personal.Add(act.Index);
        if (act.Of is not { } of) return;
        if (act.Kind is "annulment" or "erasure-notice") _erasing[of] = act;
        if (act.Kind is "withdrawal" && act.IsWhole) _withdrawn.Add(of);
    }

    private void Check(LoggedAct act, ReadOnlyMemory<byte> disclosure)
    {
        if (act.Commitment is not { } commitment)
        {
            if (!disclosure.IsEmpty) report.Problem($"Act {act.Index} ({act.Kind}) commits to nothing, yet something is disclosed for it: the log never vouched for that.");
            return;
        }

        if (disclosure.IsEmpty)
        {
            _missing.Add(act);
            return;
        }

        if (!CanonicalJson.TryCanonicalise(disclosure.Span, out var canonical, out var malformation))
            report.Problem($"The disclosure of act {act.Index} ({act.Kind}) cannot be read: {malformation}.");
        else if (ContentHash.Of(canonical) != commitment)
            report.Problem($"The disclosure of act {act.Index} ({act.Kind}) does not match its commitment: it names somebody else than the act did when it was recorded.");
        else Matching++;
        _disclosed.Add(act.Index);
    }

    // What is said of an endorsement, such as a correction, stands or falls with it.
    private bool IsWithheld(LoggedAct act) => _withheld.Contains(act.Index) || (act.Of is { } of && _withheld.Contains(of));

    private bool IsErased(LoggedAct act) => IsErased(act.Index) || (act.Of is { } of && IsErased(of));

    // A withdrawn organisation keeps its name; a person's goes.
    private bool IsErased(long index) => _erasing.ContainsKey(index) || (_withdrawn.Contains(index) && _personal.Contains(index));

    /// <summary>A line for each act; null where the source keeps disclosures one by one.</summary>
    private async Task<List<ReadOnlyMemory<byte>>?> ReadBundleAsync(TileId bundle, CancellationToken cancellation)
    {
        const string entries = "tile/entries/";
        var bytes = await source.ReadAsync($"disclosures/{bundle.Path[entries.Length..]}", EntryBundle.MaxSize, cancellation);
        if (bytes is null && bundle.IsPartial)
            bytes = await source.ReadAsync($"disclosures/{new TileId(TileId.EntriesLevel, bundle.Index).Path[entries.Length..]}", EntryBundle.MaxSize, cancellation);
        if (bytes is null) return null;

        var lines = new List<ReadOnlyMemory<byte>>(bundle.Width);
        for (var rest = bytes.AsMemory(); !rest.IsEmpty;)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            lines.Add(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? default : rest[(end + 1)..];
        }

        if (lines.Count < bundle.Width)
            throw new FoundWrongException($"The disclosures beside {bundle} have {lines.Count} lines, but there are {bundle.Width} entries: it cannot be told which belongs to which.");
        return lines;
    }
}
