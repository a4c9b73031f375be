// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching.Text;

namespace Undersigned.Matching.Index;

/// <summary>Finds for each word of a printed name the words of the registry that it may be.</summary>
internal sealed class Reader(Vocabulary vocabulary, PhraseSet towns, Func<int, float> weightOf, Func<float> rarest)
{
    private const int MostCompletions = 48;
    private const int FewOrganisations = 2;
    private const float SameMeaning = 0.97f, CutShort = 0.88f, WrittenTogether = 0.9f, ByInitials = 0.7f, SoundsAlike = 0.68f;

    public void Read(string name, string? country, Reading reading)
    {
        reading.Clear();
        Tokeniser.Read(name, reading.Tokens);
        reading.Country = country;
        reading.HasAddress = name.Contains('@', StringComparison.Ordinal) || name.Contains("www", StringComparison.Ordinal);
        var tokens = reading.Tokens.Items;
        for (var i = 0; i < tokens.Count; i++)
        {
            var surface = vocabulary.Find(tokens[i].Surface);
            var key = surface >= 0 ? null : Lexicon.Instance.Unit(tokens[i].Surface);
            var unit = key is null ? vocabulary.UnitOf(surface) : vocabulary.FindUnit(key);
            reading.Surfaces.Add(surface);
            reading.Units.Add(unit);
            reading.Kinds.Add(unit >= 0 ? vocabulary.KindsOf(unit) : WordKind.Of(key!));
            reading.IsPlace.Add(false);
        }
        for (var i = 0; i < tokens.Count; i++) Resolve(reading, i);
        for (var i = 0; i < tokens.Count; i++) reading.Weights.Add(WeightAt(reading, i));
        FindPlaces(reading);
        var university = vocabulary.FindUnit("university");
        for (var sense = university < 0 ? -1 : reading.FirstSense(university); sense >= 0; sense = reading.Senses[sense].Next) reading.Universities |= 1UL << (reading.Senses[sense].At & 63);
    }

    /// <summary>Adds what the last word may become, for answers while somebody types.</summary>
    public void Complete(Reading reading)
    {
        var last = reading.Tokens.Items.Count - 1;
        if (last < 0) return;
        // "A" may become a longer word: at the end it is no article yet.
        reading.Tokens.Items[last] = reading.Tokens.Items[last] with { IsStop = false };
        var start = reading.Tokens.Items[last].Surface;
        if (start.Length >= 3) { AddCompletions(reading, last, start, 0.9f); return; }
        var added = 0;
        for (var surface = 0; surface < vocabulary.Surfaces && added < MostCompletions; surface++)
        {
            if (!vocabulary.Surface(surface).StartsWith(start, StringComparison.Ordinal)) continue;
            reading.Add(vocabulary.UnitOf(surface), last, 0.6f, Likeness.Cut);
            added++;
        }
    }

    private void Resolve(Reading reading, int i)
    {
        var token = reading.Tokens.Items[i];
        var word = token.Surface;
        var known = reading.Surfaces[i] >= 0;
        var unit = reading.Units[i];
        if (unit >= 0) reading.Add(unit, i, known ? 1 : SameMeaning, Likeness.Same);
        if (token.IsCapitals && word.Length is >= 2 and <= 8 && vocabulary.FindUnit("^" + word) is >= 0 and var initials) reading.Add(initials, i, ByInitials, Likeness.Initials);
        AddJoined(reading, i);
        if (token.IsStop || Lexicon.Instance.Knows(word)) return;
        var isRare = unit < 0 || vocabulary.OrganisationsWith(unit) <= FewOrganisations;
        if (token.IsDotted && word.Length >= 2 || !known && word.Length >= 4) AddCompletions(reading, i, word, CutShort);
        if (!known && word.Length >= 6) AddSplit(reading, i, word);
        if (isRare && word.Length >= 5 && !char.IsAsciiDigit(word[0])) AddNearlyAlike(reading, i, word);
    }

    // "Jiao Tong" for Jiaotong: both halves are the word.
    private void AddJoined(Reading reading, int i)
    {
        if (i + 1 >= reading.Tokens.Items.Count) return;
        var (first, second) = (reading.Tokens.Items[i], reading.Tokens.Items[i + 1]);
        if (first.Part != second.Part || first.IsStop || second.IsStop) return;
        Span<char> both = stackalloc char[first.Surface.Length + second.Surface.Length];
        first.Surface.CopyTo(both);
        second.Surface.CopyTo(both[first.Surface.Length..]);
        var surface = vocabulary.Find(both);
        if (surface < 0) return;
        reading.Add(vocabulary.UnitOf(surface), i, WrittenTogether, Likeness.Joined);
        reading.Add(vocabulary.UnitOf(surface), i + 1, WrittenTogether, Likeness.Joined);
    }

    // "Jiaotong" for Jiao Tong, "ofEngineering": the word is both halves.
    private void AddSplit(Reading reading, int i, string word)
    {
        for (var cut = 2; cut <= word.Length - 2; cut++)
        {
            var second = vocabulary.Find(word.AsSpan(cut));
            if (second < 0) continue;
            var first = vocabulary.Find(word.AsSpan(0, cut));
            if (first < 0 && !Lexicon.IsStop(word[..cut])) continue;
            if (first >= 0) reading.Add(vocabulary.UnitOf(first), i, WrittenTogether, Likeness.Joined);
            reading.Add(vocabulary.UnitOf(second), i, WrittenTogether, Likeness.Joined);
        }
    }

    private void AddCompletions(Reading reading, int i, string start, float grade)
    {
        if (start.Length < 3) return;
        var added = 0;
        for (var surface = vocabulary.FirstWithHead(start); surface >= 0 && added < MostCompletions; surface = vocabulary.NextWithHead(surface))
        {
            var whole = vocabulary.Surface(surface);
            if (whole.Length <= start.Length || !whole.StartsWith(start, StringComparison.Ordinal)) continue;
            reading.Add(vocabulary.UnitOf(surface), i, grade, Likeness.Cut);
            added++;
        }
    }

    private void AddNearlyAlike(Reading reading, int i, string word)
    {
        var most = word.Length >= 8 ? 2 : 1;
        for (var length = Math.Max(4, word.Length - most); length <= word.Length + most; length++)
        {
            for (var surface = vocabulary.FirstNearHead(word, length); surface >= 0; surface = vocabulary.NextNearHead(surface)) AddIfNear(reading, i, word, surface, most);
            for (var surface = vocabulary.FirstNearTail(word, length); surface >= 0; surface = vocabulary.NextNearTail(surface)) AddIfNear(reading, i, word, surface, most);
        }
        AddSwapped(reading, i, word);
        var skeleton = Stem.Skeleton(word);
        if (skeleton.Length == 0) return;
        for (var surface = vocabulary.FirstWithSkeleton(skeleton); surface >= 0; surface = vocabulary.NextWithSkeleton(surface))
        {
            var other = vocabulary.Surface(surface);
            if (Spelling.Distance(word, other, 1 + word.Length / 3) <= 1 + word.Length / 3) reading.Add(vocabulary.UnitOf(surface), i, SoundsAlike, Likeness.Sounding);
        }
    }

    // Neighbours swapped, or one letter too many, in the middle of a short word leave neither its beginning nor its end.
    private void AddSwapped(Reading reading, int i, string word)
    {
        Span<char> other = stackalloc char[word.Length];
        for (var k = 0; k < word.Length; k++)
        {
            word.CopyTo(other);
            if (k + 1 < word.Length && word[k] != word[k + 1])
            {
                (other[k], other[k + 1]) = (other[k + 1], other[k]);
                if (vocabulary.Find(other) is >= 0 and var swapped) reading.Add(vocabulary.UnitOf(swapped), i, 0.82f, Likeness.Misspelt);
            }
            word.AsSpan(k + 1).CopyTo(other[k..]);
            word.AsSpan(0, k).CopyTo(other);
            if (vocabulary.Find(other[..^1]) is >= 0 and var shorter) reading.Add(vocabulary.UnitOf(shorter), i, 0.82f, Likeness.Misspelt);
        }
    }

    private void AddIfNear(Reading reading, int i, string word, int surface, int most)
    {
        var other = vocabulary.Surface(surface);
        var distance = Spelling.Distance(word, other, most);
        if (distance > 0 && distance <= most) reading.Add(vocabulary.UnitOf(surface), i, distance == 1 ? 0.82f : 0.72f, Likeness.Misspelt);
    }

    private float WeightAt(Reading reading, int i)
    {
        if (reading.Tokens.Items[i].IsStop) return 0;
        if (reading.Units[i] >= 0) return weightOf(reading.Units[i]);
        // Unknown here, known to the world: as common as it is there. Else as the least common of its likely readings.
        var share = Lexicon.Instance.ShareOf(Lexicon.Instance.Unit(reading.Tokens.Items[i].Surface));
        return share > Lexicon.Rarest ? Math.Min(rarest(), -MathF.Log(share)) : rarest();
    }

    private void FindPlaces(Reading reading)
    {
        var tokens = reading.Tokens.Items;
        for (var i = 0; i < tokens.Count;)
        {
            var count = CountryNames.Instance.At(tokens, i, out var code);
            if (count > 0) reading.Countries.Add((code, i));
            else if (tokens[i].IsCapitals && tokens[i].Surface is "us" or "uk" or "usa" or "uae" or "prc") { reading.Countries.Add((tokens[i].Surface switch { "uk" => "GB", "uae" => "AE", "prc" => "CN", _ => "US" }, i)); count = 1; }
            for (var k = 0; k < count; k++) reading.IsPlace[i + k] = true;
            i += Math.Max(1, count);
        }
        for (var i = 0; i < tokens.Count;)
        {
            var count = towns.At(tokens, i, out var town);
            if (count > 0) reading.Towns.Add((town, i, count));
            for (var k = i; k < i + count; k++) reading.InTown |= 1UL << (k & 63);
            i += Math.Max(1, count);
        }
    }
}
