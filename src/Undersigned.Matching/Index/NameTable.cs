// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching.Text;

namespace Undersigned.Matching.Index;

/// <summary>The names of all organisations as numbers, in flat lists: some twenty bytes a name and four a word.</summary>
internal sealed class NameTable(Vocabulary vocabulary)
{
    private readonly List<int> organisation = [];
    private readonly List<int> firstWord = [0];
    private readonly List<int> words = [];   // surfaces, without articles and prepositions
    private readonly List<int> initials = []; // the unit of its initials, or -1
    private readonly List<byte> kind = [];
    private readonly List<ushort> place = []; // which of its organisation's names
    private readonly List<float> weight = [];
    private readonly List<uint> smallWords = []; // a bit for each article and preposition, by its letters
    private readonly List<bool> isLatin = [];
    private readonly List<IntList> postings = [];

    public int Count => organisation.Count;

    public int OrganisationOf(int name) => organisation[name];

    public NameKind KindOf(int name) => (NameKind)kind[name];

    public int PlaceOf(int name) => place[name];

    public int InitialsOf(int name) => initials[name];

    public float WeightOf(int name) => weight[name];

    public bool IsLatin(int name) => isLatin[name];

    public uint SmallWordsOf(int name) => smallWords[name];

    public static uint SmallWord(string surface) => 1u << (surface[0] * 7 + surface[^1] * 3 + surface.Length) % 32;

    public ReadOnlySpan<int> WordsOf(int name) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(words)[firstWord[name]..firstWord[name + 1]];

    /// <summary>The names that hold a unit, in the order in which they were added.</summary>
    public IntList With(int unit) => unit < postings.Count ? postings[unit] : default;

    /// <summary>Adds a name from its words; says false where it has none that count.</summary>
    public bool Add(int organisationNo, int placeNo, NameKind kindOf, bool latin, List<Token> tokens, int from, int to)
    {
        var start = words.Count;
        var small = 0u;
        for (var i = from; i < to; i++)
        {
            if (tokens[i].IsStop) small |= SmallWord(tokens[i].Surface);
            else words.Add(vocabulary.Add(tokens[i].Surface));
        }
        // A name of nothing but articles, "The Who", is taken as it stands.
        if (words.Count == start) for (var i = from; i < to; i++) words.Add(vocabulary.Add(tokens[i].Surface));
        if (words.Count == start) return false;
        var name = organisation.Count;
        organisation.Add(organisationNo);
        place.Add((ushort)placeNo);
        kind.Add((byte)kindOf);
        firstWord.Add(words.Count);
        weight.Add(0);
        smallWords.Add(small);
        isLatin.Add(latin);
        initials.Add(kindOf == NameKind.Abbreviation ? -1 : MakeInitials(start));
        for (var i = start; i < words.Count; i++) Post(vocabulary.UnitOf(words[i]), name, organisationNo);
        if (initials[name] >= 0) Post(initials[name], name, organisationNo);
        return true;
    }

    public void Weigh(int name, Func<int, float> weightOf)
    {
        var sum = 0f;
        foreach (var word in WordsOf(name)) sum += weightOf(vocabulary.UnitOf(word));
        weight[name] = sum;
    }

    private void Post(int unit, int name, int organisationNo)
    {
        while (postings.Count <= unit) postings.Add(default);
        ref var list = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(postings)[unit];
        if (list.Count == 0 || list.Last != name) list.Add(name);
        vocabulary.Count(unit, organisationNo);
    }

    private int MakeInitials(int start)
    {
        var count = words.Count - start;
        if (count is < 2 or > 8) return -1;
        Span<char> letters = stackalloc char[count + 1];
        letters[0] = '^';
        for (var i = 0; i < count; i++) letters[i + 1] = vocabulary.Surface(words[start + i])[0];
        return vocabulary.AddUnit(new string(letters));
    }
}
