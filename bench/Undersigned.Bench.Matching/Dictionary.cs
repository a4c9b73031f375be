// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Matching;
using Undersigned.Matching.Text;

namespace Undersigned.Bench.Matching;

/// <summary>
/// Learns which words mean the same from organisations that have names in several languages: the translation probabilities of IBM's first model (Brown and
/// others 1993) over the words that the written tables leave unexplained. Only organisations of the training folds are looked at.
/// </summary>
internal static class Dictionary
{
    private const int Rounds = 6;
    private const int LeastSeen = 3;
    private const double LeastLikely = 0.34;
    private const int LeastBorne = 12;

    public static IEnumerable<string> Learn(IReadOnlyList<Organisation> organisations)
    {
        yield return "# SPDX-License-Identifier: Apache-2.0";
        yield return "# Made by ./bench/run matching --train from the CC0 data of the Research Organization Registry. Lines of two cells: a word and what it means.";
        yield return "# Lines that start with \"=\": a unit, and the share of organisations whose names hold it.";
        var pairs = new List<(string[] Words, string[] Meanings)>();
        var borne = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var organisation in organisations) Collect(organisation, pairs, borne);
        foreach (var (word, meaning) in Align(pairs)) yield return word + "\t" + meaning;
        foreach (var (unit, count) in borne.Where(unit => unit.Value >= LeastBorne).OrderBy(unit => unit.Key, StringComparer.Ordinal))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"=\t{unit}\t{(double)count / organisations.Count:0.######}");
        }
    }

    private static void Collect(Organisation organisation, List<(string[], string[])> pairs, Dictionary<string, int> borne)
    {
        var tokens = new TokenList();
        var names = new List<(OrganisationName Name, List<string> Words)>();
        var own = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in organisation.Names)
        {
            if (name.Kind == NameKind.Abbreviation) continue;
            Tokeniser.Read(name.Value, tokens);
            var words = tokens.Items.Where(token => !token.IsStop && !char.IsAsciiDigit(token.Surface[0])).Select(token => token.Surface).Distinct().ToList();
            names.Add((name, words));
            own.UnionWith(words.Select(Lexicon.Written.Unit));
        }
        foreach (var unit in own) borne[unit] = borne.GetValueOrDefault(unit) + 1;
        var pivots = names.Where(name => name.Name.Language == "en").ToList();
        if (pivots.Count == 0) pivots = names.Where(name => name.Name.Language is null).ToList();
        foreach (var (name, words) in names.Where(name => name.Name.Language is not ("en" or null) || name.Name.Language is null && pivots.Any(pivot => pivot.Name.Language == "en")))
        {
            foreach (var pivot in pivots)
            {
                var meanings = pivot.Words.Select(Lexicon.Written.Unit).ToHashSet(StringComparer.Ordinal);
                var mine = words.Select(Lexicon.Written.Unit).ToHashSet(StringComparer.Ordinal);
                var left = words.Where(word => !Lexicon.Written.Knows(word) && !meanings.Contains(Lexicon.Written.Unit(word))).ToArray();
                var unexplained = meanings.Where(meaning => !mine.Contains(meaning)).ToArray();
                if (left.Length is > 0 and <= 12 && unexplained.Length is > 0 and <= 12) pairs.Add((left, unexplained));
            }
        }
    }

    private static IEnumerable<(string Word, string Meaning)> Align(List<(string[] Words, string[] Meanings)> pairs)
    {
        var likely = new Dictionary<(string Word, string Meaning), double>();
        var seen = new Dictionary<(string Word, string Meaning), double>();
        for (var round = 0; round < Rounds; round++)
        {
            seen.Clear();
            var total = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var (words, meanings) in pairs)
            {
                foreach (var word in words)
                {
                    var sum = 0.2;
                    foreach (var meaning in meanings) sum += likely.GetValueOrDefault((word, meaning), 1.0 / meanings.Length);
                    foreach (var meaning in meanings)
                    {
                        var part = likely.GetValueOrDefault((word, meaning), 1.0 / meanings.Length) / sum;
                        seen[(word, meaning)] = seen.GetValueOrDefault((word, meaning)) + part;
                        total[word] = total.GetValueOrDefault(word) + part;
                    }
                }
            }
            likely.Clear();
            foreach (var (pair, count) in seen) likely[pair] = count / total[pair.Word];
        }
        var best = new Dictionary<string, (string Meaning, double Likely)>(StringComparer.Ordinal);
        foreach (var (pair, probability) in likely)
        {
            if (probability < LeastLikely || seen[pair] < LeastSeen || pair.Word.Length < 2) continue;
            if (!best.TryGetValue(pair.Word, out var known) || probability > known.Likely) best[pair.Word] = (pair.Meaning, probability);
        }
        return best.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value.Meaning));
    }
}
