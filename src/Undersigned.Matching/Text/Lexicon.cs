// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Matching.Data;

namespace Undersigned.Matching.Text;

/// <summary>
/// What words mean across languages, and how common they are. Three tables: words that we wrote down (<c>concepts.txt</c>), names of countries, and a
/// dictionary learned from organisations that have names in several languages (<c>lexicon.tsv</c>, made by the training program from the CC0 data of ROR).
/// </summary>
internal sealed class Lexicon
{
    private static readonly HashSet<string> Stops = LoadStops();
    private static readonly Lazy<Lexicon> Loaded = new(() => new Lexicon(true));
    private static readonly Lazy<Lexicon> Unlearned = new(() => new Lexicon(false));

    private readonly Dictionary<string, string> concepts = new(32000, StringComparer.Ordinal);
    private readonly Dictionary<string, float> shares = new(8000, StringComparer.Ordinal);

    private Lexicon(bool learned)
    {
        foreach (var line in Resource.Lines("concepts.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var concept = line[..colon];
            if (concept == "stop") continue;
            concepts.TryAdd(concept, concept);
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)) concepts.TryAdd(ScriptForms.Surface(word), concept);
        }
        foreach (var (word, meaning) in EastAsian.Meanings) concepts.TryAdd(Tokeniser.Surface(word), concepts.GetValueOrDefault(meaning, meaning));
        foreach (var (word, code) in CountryNames.Instance.SingleWords) concepts.TryAdd(word, CountryNames.Concept(code));
        if (!learned) return;
        foreach (var line in Resource.Lines("lexicon.tsv"))
        {
            var cells = line.Split('\t');
            if (cells[0] == "=") shares[cells[1]] = float.Parse(cells[2], CultureInfo.InvariantCulture);
            else concepts.TryAdd(cells[0], cells[1]);
        }
    }

    public static Lexicon Instance => Loaded.Value;

    /// <summary>What was written down, without what was learned: where learning starts.</summary>
    public static Lexicon Written => Unlearned.Value;

    /// <summary>Whether a word carries no weight: an article, a preposition.</summary>
    public static bool IsStop(string surface) => Stops.Contains(surface);

    /// <summary>Whether the meaning of a word is known.</summary>
    public bool Knows(string surface) => concepts.ContainsKey(surface);

    /// <summary>The key under which a word is compared: what it means where that is known, its stem otherwise.</summary>
    public string Unit(string surface) => concepts.TryGetValue(surface, out var concept) ? concept : Stem.Of(surface);

    /// <summary>The share of organisations in the world whose names hold a unit; a floor for those never seen.</summary>
    public float ShareOf(string unit) => shares.TryGetValue(unit, out var share) ? share : Rarest;

    /// <summary>One organisation in 100,000.</summary>
    public const float Rarest = 1e-5f;

    /// <summary>Whether a unit is an ordinary word rather than a name.</summary>
    public bool IsCommon(string unit) => ShareOf(unit) > 20 * Rarest;

    private static HashSet<string> LoadStops()
    {
        var stops = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in Resource.Lines("concepts.txt"))
        {
            if (!line.StartsWith("stop:", StringComparison.Ordinal)) continue;
            foreach (var word in line[5..].Split(' ', StringSplitOptions.RemoveEmptyEntries)) stops.Add(ScriptForms.Surface(word));
        }
        stops.Remove("");
        return stops;
    }
}
