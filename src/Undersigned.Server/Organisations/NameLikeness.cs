// SPDX-License-Identifier: Apache-2.0
using System.Text;
using AnyAscii;
using Undersigned.Server.Endorsements;

namespace Undersigned.Server.Organisations;

/// <summary>How a name is like another, the closest first.</summary>
internal enum Likeness
{
    Same,

    /// <summary>But for letters that look the same and are of another script.</summary>
    Script,

    /// <summary>But for capitals, accents, spaces and marks.</summary>
    Spelling,

    /// <summary>But for a letter or a few.</summary>
    Letters,

    /// <summary>But for the order of its words.</summary>
    Words,

    /// <summary>One is the other with words added.</summary>
    Part,

    /// <summary>Another form of it by all that is known: a translation, another script, initials, words cut short.</summary>
    Form,

    /// <summary>Alike, and probably another.</summary>
    Alike,
}

/// <summary>Says how two names are like each other, for who reads it: what finds them is elsewhere.</summary>
internal static class NameLikeness
{
    /// <summary>How two names are like each other, and how many letters are between them; null where they are not.</summary>
    public static (Likeness Likeness, int Letters)? Compare(string one, string other)
    {
        if (one == other) return (Likeness.Same, 0);
        if (string.Equals(Lookalikes.Latin(one), Lookalikes.Latin(other), StringComparison.OrdinalIgnoreCase)) return (Likeness.Script, Differing(one, other).Count(piece => piece.Differs));
        var (a, b) = (Fold(one), Fold(other));
        var (joinedA, joinedB) = (a.Replace(" ", "", StringComparison.Ordinal), b.Replace(" ", "", StringComparison.Ordinal));
        if (joinedA.Length == 0 || joinedB.Length == 0) return null;
        if (joinedA == joinedB) return (Likeness.Spelling, 0);
        var (wordsA, wordsB) = (a.Split(' '), b.Split(' '));
        if (wordsA.Order(StringComparer.Ordinal).SequenceEqual(wordsB.Order(StringComparer.Ordinal))) return (Likeness.Words, 0);
        var longer = Math.Max(joinedA.Length, joinedB.Length);
        var distance = Distance(joinedA, joinedB);
        if (distance <= 1 + (longer / 12)) return (Likeness.Letters, distance);
        var (fewer, more) = wordsA.Length < wordsB.Length ? (wordsA, wordsB) : (wordsB, wordsA);
        if (fewer.Length >= 2 && fewer.Sum(word => word.Length) >= 8 && fewer.All(more.Contains)) return (Likeness.Part, distance);
        return distance <= longer * 3 / 10 ? (Likeness.Alike, distance) : null;
    }

    /// <summary>Whether one letter was changed, added, left out, or changed places with its neighbour.</summary>
    public static bool AreOneApart(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1) return false;
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start]) start++;
        if (start == a.Length && start == b.Length) return false;
        ReadOnlySpan<char> x = a.AsSpan(start), y = b.AsSpan(start);
        return x.Length != y.Length
            ? x.Length < y.Length ? x.SequenceEqual(y[1..]) : x[1..].SequenceEqual(y)
            : x[1..].SequenceEqual(y[1..]) || (x.Length > 1 && x[0] == y[1] && x[1] == y[0] && x[2..].SequenceEqual(y[2..]));
    }

    /// <summary>A name cut into pieces, with what the other has not so.</summary>
    public static IReadOnlyList<(string Text, bool Differs)> Differing(string name, string other)
    {
        var lengths = new int[name.Length + 1, other.Length + 1];
        for (var i = name.Length - 1; i >= 0; i--)
            for (var j = other.Length - 1; j >= 0; j--)
                lengths[i, j] = name[i] == other[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        var pieces = new List<(string Text, bool Differs)>();
        var (at, against) = (0, 0);
        var piece = new StringBuilder();
        var differs = false;
        while (at < name.Length)
        {
            var isCommon = against < other.Length && name[at] == other[against];
            if (!isCommon && against < other.Length && lengths[at, against + 1] > lengths[at + 1, against])
            {
                against++;
                continue;
            }

            if (piece.Length > 0 && differs == isCommon)
            {
                pieces.Add((piece.ToString(), differs));
                piece.Clear();
            }

            differs = !isCommon;
            piece.Append(name[at++]);
            if (isCommon) against++;
        }

        if (piece.Length > 0) pieces.Add((piece.ToString(), differs));
        return pieces;
    }

    /// <summary>Lower-case ASCII words. A word that mixes scripts is read by the looks of its letters, every other by their sound.</summary>
    public static string Fold(string name)
    {
        var looks = SignatoryName.TryParse(name, out var parsed, out _) && parsed.MixesScripts ? Lookalikes.Latin(name) : name;
        var ascii = looks.Transliterate();
        var folded = new StringBuilder(ascii.Length);
        foreach (var c in ascii)
        {
            if (char.IsAsciiLetterOrDigit(c)) folded.Append(char.ToLowerInvariant(c));
            // An apostrophe within a word is none to the ear.
            else if (c is not ('\'' or '`' or '.') && folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Distance(string a, string b)
    {
        var (two, one, now) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) one[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(one[j] + 1, now[j - 1] + 1), one[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = Math.Min(now[j], two[j - 2] + 1);
            }

            (two, one, now) = (one, now, two);
        }

        return one[b.Length];
    }

    /// <summary>Letters of Cyrillic and Greek that look like Latin ones (of UTS 39, those of everyday text).</summary>
    private static class Lookalikes
    {
        private const string Others = "АВЕКМНОРСТХУІЈЅаеорсхуіјѕԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧονα";
        private const string Latins = "ABEKMHOPCTXYIJSaeopcxyijsdqwhABEZHIKMNOPTYXova";

        public static string Latin(string text) => string.Create(text.Length, text, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = Others.IndexOf(from[i], StringComparison.Ordinal) is >= 0 and var at ? Latins[at] : from[i];
        });
    }
}
