// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;
using Undersigned.Documents.Phrases;

namespace Undersigned.Documents.Structure;

/// <summary>Finds the words by which a document says what it is.</summary>
internal static class Kinds
{
    // A joint declaration of a common kind is found before its last word alone is.
    private static readonly (string Section, StatementKind Kind)[] Sections =
    [
        ("kind.joint-statement", StatementKind.JointStatement),
        ("kind.open-letter", StatementKind.OpenLetter),
        ("kind.resolution", StatementKind.Resolution),
        ("kind.declaration", StatementKind.Declaration),
        ("kind.appeal", StatementKind.Appeal),
        ("kind.statement", StatementKind.JointStatement),
    ];

    /// <summary>A kind in a text: where its words stand there. "Statement" alone is weak: it says little.</summary>
    internal readonly record struct Found(StatementKind Kind, int Start, int End, bool Weak);

    /// <summary>The first kind in a text, the longest words first; null when there is none.</summary>
    public static Found? In(string text, List<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (At(text, words, i) is { } found) return found;
        }
        return null;
    }

    /// <summary>The kind whose words start at a word.</summary>
    public static Found? At(string text, List<Word> words, int i)
    {
        if (Script.IsEastAsian(Script.Of(text[words[i].Start]))) return Eastern(text[words[i].Start..words[i].End], words[i].Start);
        Found? best = null;
        var most = 0;
        foreach (var (section, kind) in Sections)
        {
            var count = Vocabulary.Of(section).At(words, i);
            if (count <= most) continue;
            most = count;
            best = new Found(kind, words[i].Start, words[i + count - 1].End, section == "kind.statement");
        }
        return best;
    }

    private static Found? Eastern(string text, int offset)
    {
        foreach (var (section, kind) in Sections)
        {
            var (start, length) = Vocabulary.Of(section).FindEastern(text);
            if (length > 0) return new Found(kind, offset + start, offset + start + length, section == "kind.statement");
        }
        return null;
    }
}
