// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents;

namespace Undersigned.Server.Desk.Reviewing;

/// <summary>
/// Marks in the documents of a draft what was understood from them. A value that was read is marked at its place; one that somebody has changed since is looked for, and marked
/// where its words stand.
/// </summary>
internal sealed class SourceMarks
{
    /// <summary>So many words are looked for in a document: to look for each of a list of thousands would take too long.</summary>
    private const int MaxSearches = 400;

    private readonly record struct Mark(int Start, int End, string Target, string Kind, bool IsDoubtful);

    private readonly IReadOnlyList<SourceText?> _sources;
    private readonly List<Mark>[][] _marks;
    private readonly int[][] _order;
    private readonly HashSet<string> _marked = new(StringComparer.Ordinal);
    private int _searches;

    public SourceMarks(IReadOnlyList<SourceText?> sources)
    {
        _sources = sources;
        _marks = [.. sources.Select(source => source is null ? [] : source.Lines.Select(_ => new List<Mark>()).ToArray())];
        _order = [.. sources.Select(source => source is null ? [] : Enumerable.Range(0, source.Lines.Count).OrderBy(line => source.Lines[line].From).ToArray())];
    }

    /// <summary>Marks a place, or where the words stand; gives the id of the first piece, null where there is none.</summary>
    public string? Add(ReadValue? value, string words, string target, string kind, bool doubtful)
    {
        if (value is { From: { } from, To: { } to } known && At(known.File, from, to, target, kind, doubtful)) return Id(target);
        return words.Length >= 2 && Find(words, value?.File, target, kind, doubtful) ? Id(target) : null;
    }

    /// <summary>The id of the piece of source that a target stands at.</summary>
    public static string Id(string target) => "s." + target;

    private bool At(int file, int from, int to, string target, string kind, bool doubtful)
    {
        if (file < 0 || file >= _sources.Count || _sources[file] is not { } source) return false;
        var any = false;
        foreach (var line in Lines(file, from, to))
        {
            if (source.Lines[line].Within(from, to) is not var (start, end)) continue;
            _marks[file][line].Add(new Mark(start, end, target, kind, doubtful));
            any = true;
        }

        if (any) _marked.Add(target);
        return any;
    }

    private IEnumerable<int> Lines(int file, int from, int to)
    {
        var (lines, order) = (_sources[file]!.Lines, _order[file]);
        var (low, high) = (0, order.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (lines[order[middle]].From <= from) low = middle + 1;
            else high = middle;
        }

        for (var i = Math.Max(0, low - 2); i < order.Length && lines[order[i]].From < to; i++) yield return order[i];
    }

    // Last lines first: names stand behind the text that may speak of them.
    private bool Find(string words, int? file, string target, string kind, bool doubtful)
    {
        if (_searches++ >= MaxSearches) return false;
        for (var f = 0; f < _sources.Count; f++)
        {
            if (_sources[f] is not { } source || file is { } only && only != f) continue;
            for (var i = 0; i < source.Lines.Count; i++)
            {
                var line = kind == "name" ? source.Lines.Count - 1 - i : i;
                var at = source.Lines[line].Text.IndexOf(words, StringComparison.Ordinal);
                if (at < 0 || _marks[f][line].Exists(mark => mark.Kind == kind && mark.Start < at + words.Length && at < mark.End)) continue;
                _marks[f][line].Add(new Mark(at, at + words.Length, target, kind, doubtful));
                _marked.Add(target);
                return true;
            }
        }

        return false;
    }

    /// <summary>What is marked at a place, the least first; null where nothing is.</summary>
    public string? TargetAt(int file, int offset)
    {
        if (file < 0 || file >= _sources.Count || _sources[file] is not { } source) return null;
        foreach (var line in Lines(file, offset, offset + 1))
        {
            if (source.Lines[line].Within(offset, offset + 1) is not var (start, _)) continue;
            var best = _marks[file][line].Where(mark => mark.Start <= start && start < mark.End).OrderBy(mark => mark.End - mark.Start).Select(mark => mark.Target).FirstOrDefault();
            if (best is not null) return best;
        }

        return null;
    }

    /// <summary>Whether anything is marked in the lines of a place.</summary>
    public bool HasAny(ReadValue value) => value is { From: { } from, To: { } to } && value.File < _sources.Count && _sources[value.File] is not null && Lines(value.File, from, to).Any(line => _sources[value.File]!.Lines[line].Within(from, to) is not null && _marks[value.File][line].Count > 0);

    /// <summary>Short lines from which nothing was understood.</summary>
    public IEnumerable<string> Unmarked(int most) => _sources.SelectMany((source, f) => source is null ? [] : source.Lines.Where((line, i) => _marks[f][i].Count == 0 && line.Text.Length <= most).Select(line => line.Text)).Distinct();

    /// <summary>The documents in pieces, each belonging to the least of the marks over it.</summary>
    public IReadOnlyList<SourcePane> Panes()
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        return [.. _sources.Select((source, f) => source is null ? null : new SourcePane(f + 1, source.Name, source.Sha256,
            [.. source.Lines.Select((line, i) => new LineView(line.Marker, line.IsHeading, line.StartsAnew, Pieces(line.Text, _marks[f][i], named)))])).OfType<SourcePane>()];
    }

    private static List<PieceView> Pieces(string text, List<Mark> marks, HashSet<string> named)
    {
        if (marks.Count == 0) return [new PieceView(text, null, "", false, null)];
        var cuts = new SortedSet<int>(marks.SelectMany(mark => new[] { mark.Start, mark.End })) { 0, text.Length };
        var pieces = new List<PieceView>();
        var from = 0;
        foreach (var to in cuts.Skip(1))
        {
            var over = marks.Where(mark => mark.Start <= from && to <= mark.End).OrderBy(mark => mark.End - mark.Start).ToList();
            // Every mark that starts here is to be found by its id; only one of them can be the link.
            foreach (var hidden in over.Skip(1)) if (named.Add(hidden.Target)) pieces.Add(new PieceView("", hidden.Target, hidden.Kind, false, Id(hidden.Target)));
            pieces.Add(over.Count == 0 ? new PieceView(text[from..to], null, "", false, null) : new PieceView(text[from..to], over[0].Target, over[0].Kind, over.Exists(mark => mark.IsDoubtful && mark.Target == over[0].Target), named.Add(over[0].Target) ? Id(over[0].Target) : null));
            from = to;
        }

        return pieces;
    }
}
