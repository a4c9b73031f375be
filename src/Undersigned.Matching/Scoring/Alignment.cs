// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching.Index;

namespace Undersigned.Matching.Scoring;

/// <summary>Which word of a line each word of a name is. Used again and again.</summary>
internal sealed class Alignment
{
    private const int Longest = 48;
    private const int MostAnchors = 5;

    private readonly int[] trialAt = new int[Longest];
    private readonly float[] trialGrade = new float[Longest];
    private readonly Likeness[] trialHow = new Likeness[Longest];

    public int Name { get; private set; }

    public int Words { get; private set; }

    /// <summary>For each word of the name the place in the line, or -1.</summary>
    public int[] At { get; } = new int[Longest];

    public float[] Grade { get; } = new float[Longest];

    public Likeness[] How { get; } = new Likeness[Longest];

    public float[] Weight { get; } = new float[Longest];

    public float Total { get; private set; }

    public float Matched { get; private set; }

    /// <summary>Whether the whole name was found as initials that we made.</summary>
    public bool ByInitials { get; private set; }

    public void Align(int name, NameTable names, Vocabulary vocabulary, Reading reading, Func<int, float> weightOf)
    {
        Name = name;
        var words = names.WordsOf(name);
        Words = Math.Min(words.Length, Longest);
        ByInitials = false;
        Total = 0;
        var anchor = -1;
        for (var i = 0; i < Words; i++)
        {
            var unit = vocabulary.UnitOf(words[i]);
            Weight[i] = weightOf(unit);
            Total += Weight[i];
            if ((anchor < 0 || Weight[i] > Weight[anchor]) && reading.FirstSense(unit) >= 0) anchor = i;
        }
        Array.Fill(At, -1, 0, Words);
        Matched = 0;
        if (anchor >= 0)
        {
            var best = 0f;
            var tries = 0;
            for (var sense = reading.FirstSense(vocabulary.UnitOf(words[anchor])); sense >= 0 && tries < MostAnchors; sense = reading.Senses[sense].Next, tries++)
            {
                var score = Try(words, anchor, reading.Senses[sense], vocabulary, reading);
                if (score <= best) continue;
                best = score;
                Array.Copy(trialAt, At, Words);
                Array.Copy(trialGrade, Grade, Words);
                Array.Copy(trialHow, How, Words);
            }
        }
        ExpandInitials(words, vocabulary, reading);
        for (var i = 0; i < Words; i++) if (At[i] >= 0) Matched += Weight[i] * Grade[i];
        TakeInitials(names.InitialsOf(name), reading);
    }

    private float Try(ReadOnlySpan<int> words, int anchor, Sense start, Vocabulary vocabulary, Reading reading)
    {
        var tokens = reading.Tokens.Items;
        ulong taken = 0;
        var score = 0f;
        // Outward from the anchor would be better for repeated words; in order is as good for names, and simpler.
        for (var step = 0; step < Words; step++)
        {
            var i = step == 0 ? anchor : step <= anchor ? step - 1 : step;
            trialAt[i] = -1;
            var expected = start.At + i - anchor;
            var best = -1f;
            for (var s = step == 0 ? -2 : reading.FirstSense(vocabulary.UnitOf(words[i])); s is >= 0 or -2;)
            {
                var sense = s == -2 ? start : reading.Senses[s];
                s = s == -2 ? -1 : sense.Next;
                var bit = 1UL << (sense.At & 63);
                if ((taken & bit) != 0 && sense.How != Likeness.Joined) continue;
                var grade = sense.Grade;
                if (sense.How == Likeness.Same && reading.Surfaces[sense.At] != words[i]) grade = Math.Min(grade, 0.95f);
                var far = Math.Abs(sense.At - expected);
                var parts = Math.Abs(tokens[sense.At].Part - tokens[start.At].Part);
                // A country or state named behind the address is not a word of the name.
                if (parts > 0 && reading.IsPlace[sense.At] != reading.IsPlace[start.At]) continue;
                var value = grade - 0.01f * Math.Min(far, 20) - 0.12f * Math.Min(parts, 3);
                if (value <= best) continue;
                best = value;
                trialAt[i] = sense.At;
                trialGrade[i] = grade;
                trialHow[i] = sense.How;
            }
            if (trialAt[i] < 0) continue;
            taken |= 1UL << (trialAt[i] & 63);
            score += best * Weight[i];
        }
        return score;
    }

    // "CP of Britain" for Communist Party of Britain: a word in capitals is the initials of words next to each other that were not found.
    private void ExpandInitials(ReadOnlySpan<int> words, Vocabulary vocabulary, Reading reading)
    {
        var tokens = reading.Tokens.Items;
        for (var t = 0; t < tokens.Count; t++)
        {
            var word = tokens[t].Surface;
            if (!tokens[t].IsCapitals || word.Length is < 2 or > 7 || Array.IndexOf(At, t, 0, Words) >= 0) continue;
            for (var i = 0; i + word.Length <= Words; i++)
            {
                var fits = true;
                for (var k = 0; k < word.Length && fits; k++) fits = At[i + k] < 0 && SameInitial(vocabulary.Surface(words[i + k])[0], word[k]);
                if (!fits) continue;
                for (var k = 0; k < word.Length; k++) { At[i + k] = t; Grade[i + k] = 0.8f; How[i + k] = Likeness.Initials; }
                break;
            }
        }
    }

    private static bool SameInitial(char a, char b) => a == b || a is 'c' or 'k' && b is 'c' or 'k';

    private void TakeInitials(int unit, Reading reading)
    {
        if (unit < 0 || Matched > 0.5f * Total) return;
        var sense = reading.FirstSense(unit);
        if (sense < 0) return;
        ByInitials = true;
        for (var i = 0; i < Words; i++) { At[i] = reading.Senses[sense].At; Grade[i] = reading.Senses[sense].Grade; How[i] = Likeness.Initials; }
        Matched = Total * reading.Senses[sense].Grade;
    }
}
