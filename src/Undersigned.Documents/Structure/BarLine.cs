// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Dates;
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Structure;

/// <summary>A line of several facts with bars or dots between: "Joint statement · Harbour Crafts Alliance · 30 August 2019".</summary>
internal static class BarLine
{
    private const int Longest = 30; // words
    private const int LongestIssuer = 9;
    private static readonly string[] Bars = [" · ", " | ", " • ", " / ", " – ", " — "];

    /// <summary>Files what a line says; false when it is no such line, and then nothing was filed.</summary>
    /// <param name="draft">The document.</param>
    /// <param name="block">The line.</param>
    /// <param name="monthFirst">Whether 3/5/2021 is the fifth of March.</param>
    /// <param name="isBody">Whether a text is the name of a body.</param>
    /// <param name="ofKind">Files what the document is.</param>
    public static bool File(Draft draft, Block block, bool monthFirst, Func<string, bool> isBody, Action<KindLine> ofKind)
    {
        if (block.Length > Longest || block.EndsSentence) return false;
        var parts = Parts(block);
        if (parts.Count < 2) return false;
        var kinds = new List<KindLine>();
        var dates = new List<(Block Part, FoundDate Date)>();
        var issuers = new List<string>();
        var labelled = new List<Block>();
        foreach (var part in parts)
        {
            if (FrontLine.IsLabelled(part)) { labelled.Add(part); continue; }
            if (Shape.DateLine(part, monthFirst) is { } line) { dates.Add((part, line)); continue; }
            var found = DateFinder.All(part.Text, part.Words, monthFirst);
            // "Burgos, 24 de junio de 2019"
            if (found is [{ } date] && date.End >= part.Text.TrimEnd('.').Length && part.Words.Count(word => word.End <= date.Start) <= 4) { dates.Add((part, date)); continue; }
            if (found.Count > 0) return false;
            if (KindLine.Of(part, monthFirst) is { Issuer: null, Title: null, Topic: false } kind) { kinds.Add(kind); continue; }
            if (Kinds.In(part.Text, part.Words) is not null) return false; // "Appeal of the Circle – Geneva, 5 May": the line of kind tells more
            if (char.IsLower(part.Text[0]) || part.Words.Count is 0 or > LongestIssuer) return false;
            if (isBody(part.Text)) issuers.Add(part.Text);
            else if (part.Words.Count > 2 && issuers.Count == 0 && kinds.Count > 0) issuers.Add(part.Text);
            else if (part.Words.Count > 3) return false; // more than the name of a place
        }
        if (kinds.Count + dates.Count + labelled.Count == 0 || kinds.Count > 0 && dates.Count + issuers.Count + labelled.Count == 0 || issuers.Count > 2) return false;
        foreach (var kind in kinds) ofKind(kind);
        draft.Filing.At(block.Mapped, Sureness.Placed);
        foreach (var part in labelled) FrontLine.FileLabelled(draft, part, monthFirst);
        foreach (var (part, date) in dates) { draft.Filing.At(part.Mapped, Sureness.Stated); FrontLine.Publish(draft, part, date); }
        foreach (var issuer in issuers) { draft.Filing.At(block.Mapped, Sureness.Placed); draft.Filing.AddIssuer(issuer); }
        return true;
    }

    private static List<Block> Parts(Block block)
    {
        var parts = new List<Block>();
        var from = 0;
        for (var i = 0; i <= block.Text.Length; i++)
        {
            var bar = i < block.Text.Length ? Array.Find(Bars, one => string.CompareOrdinal(block.Text, i, one, 0, one.Length) == 0) : "";
            if (bar is null) continue;
            var part = block.Mapped.Slice(from, i - from);
            if (!part.IsEmpty) parts.Add(new Block(part, BlockStyle.Plain) { Language = block.Language });
            from = i + bar.Length;
            i = Math.Max(i, from - 1);
        }
        return parts;
    }
}
