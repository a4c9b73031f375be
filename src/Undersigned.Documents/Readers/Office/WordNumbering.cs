// SPDX-License-Identifier: Apache-2.0
using DocumentFormat.OpenXml.Wordprocessing;

namespace Undersigned.Documents.Readers.Office;

/// <summary>The bullets and numbers that a program puts before paragraphs, counted as they come.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<int, Numbered> lists = [];
    private readonly Dictionary<int, int[]> counts = []; // by abstract list: several lists may go on in one
    private readonly HashSet<int> begun = [];

    private sealed record Numbered(int Abstract, string[] Formats, int[] Starts, int[] Overrides);

    public WordNumbering(Numbering? part)
    {
        if (part is null) return;
        var kinds = new Dictionary<int, AbstractNum>();
        foreach (var kind in part.Elements<AbstractNum>()) if (kind.AbstractNumberId?.InnerText is { } text && int.TryParse(text, out var id)) kinds.TryAdd(id, kind);
        foreach (var instance in part.Elements<NumberingInstance>())
        {
            if (!int.TryParse(instance.NumberID?.InnerText, out var id) || !int.TryParse(instance.AbstractNumId?.Val?.InnerText, out var kind)) continue;
            lists.TryAdd(id, Read(kind, kinds.GetValueOrDefault(kind), instance));
        }
    }

    private static Numbered Read(int id, AbstractNum? kind, NumberingInstance instance)
    {
        var formats = new string[Levels];
        var starts = new int[Levels];
        var overrides = new int[Levels];
        Array.Fill(formats, "bullet");
        Array.Fill(starts, 1);
        Array.Fill(overrides, -1);
        foreach (var level in kind?.Elements<Level>() ?? []) Take(level);
        foreach (var one in instance.Elements<LevelOverride>())
        {
            if (!int.TryParse(one.LevelIndex?.InnerText, out var index) || index is < 0 or >= Levels) continue;
            if (one.Level is { } level) Take(level);
            if (int.TryParse(one.StartOverrideNumberingValue?.Val?.InnerText, out var start)) overrides[index] = start;
        }
        return new Numbered(id, formats, starts, overrides);

        void Take(Level level)
        {
            if (!int.TryParse(level.LevelIndex?.InnerText, out var index) || index is < 0 or >= Levels) return;
            formats[index] = level.NumberingFormat?.Val?.InnerText ?? "decimal";
            if (level.LevelText?.Val?.Value is "" && formats[index] != "bullet") formats[index] = "none"; // counted and not shown
            if (int.TryParse(level.StartNumberingValue?.Val?.InnerText, out var start)) starts[index] = start;
        }
    }

    /// <summary>The number of the next paragraph of a list: 0 for a bullet, null when the list shows nothing or is not there.</summary>
    public int? Next(int list, int level)
    {
        if (!lists.TryGetValue(list, out var numbered)) return null;
        level = Math.Clamp(level, 0, Levels - 1);
        if (!counts.TryGetValue(numbered.Abstract, out var count)) counts[numbered.Abstract] = count = new int[Levels];
        if (begun.Add(list)) for (var i = 0; i < Levels; i++) if (numbered.Overrides[i] >= 0) count[i] = 0;
        for (var deeper = level + 1; deeper < Levels; deeper++) count[deeper] = 0;
        count[level]++;
        if (numbered.Formats[level] == "none") return null;
        return numbered.Formats[level] == "bullet" ? 0 : count[level] - 1 + (numbered.Overrides[level] >= 0 ? numbered.Overrides[level] : numbered.Starts[level]);
    }
}
