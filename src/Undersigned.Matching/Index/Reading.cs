// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching.Text;

namespace Undersigned.Matching.Index;

/// <summary>By what a printed word was taken for a word of the registry.</summary>
internal enum Likeness : byte
{
    /// <summary>It is the word, or means the same, or has the same stem.</summary>
    Same,

    /// <summary>It is cut short: Univ., Technol.</summary>
    Cut,

    /// <summary>It is two words written as one, or half of a word written as two.</summary>
    Joined,

    /// <summary>It is the initials of several words.</summary>
    Initials,

    /// <summary>It is spelt nearly so.</summary>
    Misspelt,

    /// <summary>It sounds nearly so, as names do that came through another script.</summary>
    Sounding,
}

/// <summary>One word of the registry that a printed word may be.</summary>
/// <param name="Unit">The unit in the vocabulary.</param>
/// <param name="At">The printed word.</param>
/// <param name="Grade">How sure: 1 for the word itself.</param>
/// <param name="How">By what.</param>
/// <param name="Next">The next sense with this unit, or -1.</param>
internal readonly record struct Sense(int Unit, int At, float Grade, Likeness How, int Next);

/// <summary>A printed name, and which words of the registry its words may be. Used again and again by one thread.</summary>
internal sealed class Reading
{
    private readonly Dictionary<int, int> heads = [];

    public TokenList Tokens { get; } = new();

    public List<Sense> Senses { get; } = new(64);

    /// <summary>How much each word tells; 0 for articles.</summary>
    public List<float> Weights { get; } = new(32);

    /// <summary>The surface in the vocabulary, or -1.</summary>
    public List<int> Surfaces { get; } = new(32);

    /// <summary>The unit in the vocabulary that each word is compared by, or -1.</summary>
    public List<int> Units { get; } = new(32);

    /// <summary>What each word says of a body.</summary>
    public List<WordKinds> Kinds { get; } = new(32);

    /// <summary>The words that are a town's name, one bit each of the first 64.</summary>
    public ulong InTown { get; set; }

    /// <summary>The words that may be "university", one bit each of the first 64.</summary>
    public ulong Universities { get; set; }

    /// <summary>Whether a word is part of a place's name.</summary>
    public List<bool> IsPlace { get; } = new(32);

    /// <summary>Countries named in it, each with its first word.</summary>
    public List<(string Code, int At)> Countries { get; } = [];

    /// <summary>Towns named in it, by number, with first word and count.</summary>
    public List<(int Town, int At, int Count)> Towns { get; } = [];

    /// <summary>Whether a web or mail address may stand in it.</summary>
    public bool HasAddress { get; set; }

    /// <summary>The country that was given beside the name.</summary>
    public string? Country { get; set; }

    public void Clear()
    {
        heads.Clear();
        Senses.Clear();
        Weights.Clear();
        Surfaces.Clear();
        Units.Clear();
        Kinds.Clear();
        InTown = 0;
        Universities = 0;
        IsPlace.Clear();
        Countries.Clear();
        Towns.Clear();
        Country = null;
    }

    public int FirstSense(int unit) => heads.GetValueOrDefault(unit, -1);

    /// <summary>Every unit that a word of it may be.</summary>
    public Dictionary<int, int>.KeyCollection Senseful => heads.Keys;

    /// <summary>Adds a sense; of two senses of one word with the same unit the surer stays.</summary>
    public void Add(int unit, int at, float grade, Likeness how)
    {
        var head = heads.GetValueOrDefault(unit, -1);
        for (var i = head; i >= 0; i = Senses[i].Next)
        {
            if (Senses[i].At != at) continue;
            if (grade > Senses[i].Grade) Senses[i] = Senses[i] with { Grade = grade, How = how };
            return;
        }
        heads[unit] = Senses.Count;
        Senses.Add(new(unit, at, grade, how, head));
    }
}
