// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Undersigned.Documents.Layout;

/// <summary>Puts a text together from pieces of a source that are parted by markup. White space is folded over the pieces.</summary>
internal sealed class MappedTextBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<(int At, int Source, int Written)> parts = [];
    private int next = -1;  // the source offset at which the current part would go on
    private int space = -1; // where white space stands that was not yet written; -1 when there is none

    /// <summary>A text that stands at a place as it is.</summary>
    public static MappedText Of(string text, int at)
    {
        var builder = new MappedTextBuilder();
        builder.Append(text, at, at + text.Length, false);
        return builder.Take();
    }

    public bool IsEmpty => text.Length == 0;

    public int Length => text.Length;

    /// <summary>The code unit written last; <c>'\0'</c> when there is none.</summary>
    public char Last => text.Length == 0 ? '\0' : text[^1];

    /// <summary>Adds a piece of the source as it stands.</summary>
    public void Append(string source, int from, int to)
    {
        for (var i = from; i < to; i++) Append(source[i], i, 0);
    }

    /// <summary>Adds what a piece of the source stands for: an entity, an escape.</summary>
    /// <param name="meant">What it stands for.</param>
    /// <param name="from">Where it stands in the source.</param>
    /// <param name="to">Where it ends there, exclusive.</param>
    public void Append(string meant, int from, int to, bool decoded)
    {
        if (!decoded || meant.Length == to - from) for (var i = 0; i < meant.Length; i++) Append(meant[i], from + i, 0);
        else for (var i = 0; i < meant.Length; i++) Append(meant[i], from, to - from);
    }

    /// <summary>Adds what no piece of the source holds, such as a comma between two cells.</summary>
    public void Between(string separator, int at)
    {
        foreach (var c in separator) Append(c, Math.Max(0, at - 1), 1); // the place may be the end of the source, where nothing stands
    }

    /// <summary>Adds white space at a place of the source.</summary>
    public void Space(int at)
    {
        if (text.Length > 0 && space < 0) space = at;
    }

    /// <summary>The text so far; the builder is empty after it.</summary>
    public MappedText Take()
    {
        var taken = text.Length == 0 ? MappedText.Empty : new MappedText(text.ToString(), [.. parts], 0);
        text.Clear();
        parts.Clear();
        (next, space) = (-1, -1);
        return taken;
    }

    private void Append(char c, int source, int written)
    {
        if (char.IsWhiteSpace(c) || c == '\0') { Space(source); return; }
        if (MappedText.IsInvisible(c)) return;
        if (space >= 0)
        {
            if (next != space || written > 0) parts.Add((text.Length, space, 0));
            text.Append(' ');
            next = space + 1;
            space = -1;
        }
        if (written > 0) parts.Add((text.Length, source, written));
        else if (next != source) parts.Add((text.Length, source, 0));
        text.Append(c);
        next = written > 0 ? -1 : source + 1;
    }
}
