// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Languages;
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Structure;

/// <summary>
/// Finds the languages of a document by its running text, then the language of every block among these:
/// a short line alone says little, but between a few known languages it usually says enough.
/// </summary>
internal static class BlockLanguages
{
    private const double SureLead = 0.12;
    private const double HintLead = 0.4;
    private const int Looked = 300; // blocks of one script, spread over the document
    private const int Enough = 400;  // letters of running text
    private const int Run = 200;     // letters of a text in one go
    private const double RunLead = 0.2;
    private const double OtherShare = 0.12; // a second language of the same script needs this part of the script's text

    public static void Mark(Draft draft, string? hint)
    {
        // Long names count only where there is little else: three thousand of them would drown the texts of a letter in many languages.
        var prose = Enumerable.Range(0, draft.Blocks.Count).Where(i => draft.Parts[i] != Part.Furniture && draft.Blocks[i].Row is null && Shape.IsProse(draft.Blocks[i])).ToList();
        if (prose.Sum(i => draft.Blocks[i].Text.Length) < Enough) prose = [.. Enumerable.Range(0, draft.Blocks.Count).Where(i => draft.Parts[i] != Part.Furniture && (Shape.IsProse(draft.Blocks[i]) || draft.Blocks[i].Length >= 8))];
        if (prose.Count == 0) prose = [.. Enumerable.Range(0, draft.Blocks.Count).Where(i => draft.Parts[i] != Part.Furniture).Take(200)];
        var weights = new Dictionary<string, double>();
        foreach (var group in prose.GroupBy(i => Script.Main(draft.Blocks[i].Text))) Weigh(draft, [.. group], weights);
        var most = weights.Count == 0 ? 0 : weights.Values.Max();
        draft.Languages = [.. weights.Where(pair => pair.Value >= most * 0.06).OrderByDescending(pair => pair.Value).Select(pair => pair.Key)];
        if (hint is not null) Heed(draft, hint, prose);
        Label(draft);
    }

    // The language in a file's name is taken before its close relatives; against clear evidence the text is believed.
    private static void Heed(Draft draft, string hint, List<int> prose)
    {
        if (draft.Languages.Count == 0) { draft.Languages = [hint]; return; }
        var main = draft.Languages[0];
        if (draft.Languages.Contains(hint) || !SameScript(hint, main)) return;
        var sample = string.Join(' ', prose.Where(i => SameScript(LanguageGuess.Of(draft.Blocks[i].Text).Tag, main)).Take(12).Select(i => draft.Blocks[i].Text));
        var guess = LanguageGuess.Of(sample, [hint, main]);
        if (guess.Tag == hint || guess.Lead < HintLead) draft.Languages[0] = hint;
    }

    private static bool SameScript(string a, string b)
    {
        var model = LanguageModel.Instance;
        var (i, j) = (Array.IndexOf(model.Tags, a), Array.IndexOf(model.Tags, b));
        return i >= 0 && j >= 0 && model.Scripts[i] == model.Scripts[j];
    }

    private static void Weigh(Draft draft, List<int> indices, Dictionary<string, double> weights)
    {
        if (indices.Count > Looked) indices = [.. indices.Where((_, at) => at % (indices.Count / Looked + 1) == 0)];
        var guesses = new Dictionary<string, double>();
        var all = indices.ConvertAll(i => LanguageGuess.Of(draft.Blocks[i].Text));
        var total = 0.0;
        for (var at = 0; at < indices.Count; at++)
        {
            var block = draft.Blocks[indices[at]];
            var guess = all[at];
            var weight = Math.Min(block.Text.Length, 3000);
            total += weight;
            if (guess.Tag == LanguageGuess.None.Tag) continue;
            guesses[guess.Tag] = guesses.GetValueOrDefault(guess.Tag) + weight * (guess.Lead < SureLead ? 0.3 : 1);
        }
        if (guesses.Count == 0) return;
        // All the text of a script together decides its main language; another needs a share of its own.
        var likely = guesses.MaxBy(pair => pair.Value).Key;
        var near = guesses.Keys.Where(tag => tag == likely || IsSame(draft, indices, all, tag, likely)).ToList();
        var sample = Sample(draft, indices, all, near.Contains);
        var main = LanguageGuess.Of(sample.Length > 0 ? sample : draft.Blocks[indices[0]].Text, near).Tag;
        foreach (var (tag, weight) in guesses)
        {
            if (tag == main || weight < total * OtherShare && !IsText(draft, indices, all, tag) || IsSame(draft, indices, all, tag, main)) continue;
            weights[tag] = weight;
        }
        weights[main] = total - weights.Where(pair => guesses.ContainsKey(pair.Key) && pair.Key != main).Sum(pair => pair.Value);
    }

    // Close relatives such as Croatian and Serbian are mistaken for one another block by block: the second language must be clearly another.
    private static bool IsSame(Draft draft, List<int> indices, List<LanguageGuess> all, string tag, string main)
    {
        var guess = LanguageGuess.Of(Sample(draft, indices, all, one => one == tag), [tag, main]);
        return guess.Tag != tag || guess.Lead < SureLead;
    }

    private static string Sample(Draft draft, List<int> indices, List<LanguageGuess> all, Func<string, bool> wanted) =>
        string.Join(' ', Enumerable.Range(0, indices.Count).Where(at => wanted(all[at].Tag)).Take(12).Select(at => draft.Blocks[indices[at]].Text));

    // One of many languages has a small share and is a text all the same: its paragraphs follow one another, or the markup names it.
    private static bool IsText(Draft draft, List<int> indices, List<LanguageGuess> all, string tag)
    {
        var run = 0;
        var paragraphs = 0;
        for (var at = 0; at < indices.Count; at++)
        {
            var block = draft.Blocks[indices[at]];
            var own = all[at].Tag == tag;
            if (own && block.DeclaredLanguage is { } declared && declared.Split('-', '_')[0].Equals(tag.Split('-')[0], StringComparison.OrdinalIgnoreCase)) return true;
            (run, paragraphs) = own && all[at].Lead >= RunLead ? (run + block.Text.Length, paragraphs + 1) : (0, 0);
            if (run >= Run && paragraphs > 1) return true;
        }
        return false;
    }

    private static void Label(Draft draft)
    {
        var previous = draft.Languages.Count > 0 ? draft.Languages[0] : LanguageGuess.None.Tag;
        foreach (var block in draft.Blocks)
        {
            draft.Limit.ThrowIfCancellationRequested();
            if (draft.Languages.Count == 0) continue;
            var guess = LanguageGuess.Of(block.Text, draft.Languages);
            var known = draft.Languages.Contains(guess.Tag);
            block.Language = !known || guess.Lead < 0.04 ? known && guess.Lead > 0 && block.Length > 6 ? guess.Tag : previous : guess.Tag;
            // Of a title among eighteen languages little can be told by its letters; its markup may say.
            if (block.Length < 8 && block.DeclaredLanguage is { } declared && draft.Languages.Find(tag => tag.Split('-')[0].Equals(declared.Split('-', '_')[0], StringComparison.OrdinalIgnoreCase)) is { } said) block.Language = said;
            if (Shape.IsProse(block)) previous = block.Language;
        }
    }
}
