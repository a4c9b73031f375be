// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching.Index;
using Undersigned.Matching.Text;

namespace Undersigned.Matching.Scoring;

/// <summary>Turns an alignment into the numbers that the learned weights are about.</summary>
internal sealed class Evidence(Vocabulary vocabulary, NameTable names, TownCountries townCountries)
{
    /// <summary>What can be said of a candidate alone.</summary>
    public void Describe(Candidate candidate, in Body body, int mentions, Reading reading, string line)
    {
        Array.Clear(candidate.Row);
        var a = candidate.Alignment;
        var tokens = reading.Tokens.Items;
        int first = int.MaxValue, last = -1, found = 0, main = 0, ordered = 0, pairs = 0, previous = -1;
        float exact = 0, least = 1, missing = 0, heaviest = 0;
        ulong mask = 0, parts = 0;
        for (var i = 0; i < a.Words; i++)
        {
            if (a.At[i] < 0) { missing = Math.Max(missing, a.Weight[i]); continue; }
            var at = a.At[i];
            found++;
            first = Math.Min(first, at);
            last = Math.Max(last, at);
            mask |= 1UL << (at & 63);
            if (a.How[i] == Likeness.Joined) mask |= OtherHalf(a, i, reading);
            parts |= 1UL << (tokens[at].Part & 63);
            if (a.Weight[i] > heaviest) { heaviest = a.Weight[i]; main = tokens[at].Part; }
            if (a.Grade[i] >= 1) exact += a.Weight[i];
            else if (a.How[i] == Likeness.Same) candidate[Feature.OtherForm]++;
            if (a.How[i] is Likeness.Misspelt or Likeness.Sounding) candidate[Feature.NearlyAlike]++;
            if (a.How[i] == Likeness.Cut) candidate[Feature.CutShort]++;
            least = Math.Min(least, a.Grade[i]);
            if (previous >= 0) { pairs++; if (at >= previous) ordered++; }
            previous = at;
        }
        candidate.Mask = mask;
        candidate.First = first;
        var total = Math.Max(a.Total, 0.01f);
        candidate[Feature.NameCovered] = a.Matched / total;
        candidate[Feature.NameCoveredExactly] = exact / total;
        candidate[Feature.NameWords] = a.Words;
        candidate[Feature.Matched] = a.Matched;
        candidate[Feature.NameWeight] = a.Total;
        candidate[Feature.HeaviestMissing] = missing;
        candidate[Feature.InOrder] = pairs == 0 ? 1 : (float)ordered / pairs;
        candidate[Feature.PartsTouched] = System.Numerics.BitOperations.PopCount(parts);
        candidate[Feature.PartFromStart] = main;
        candidate[Feature.PartFromEnd] = reading.Tokens.Parts - 1 - main;
        candidate[Feature.Parts] = reading.Tokens.Parts;
        candidate[Feature.LeastGrade] = found == 0 ? 0 : least;
        candidate[Feature.ByInitials] = a.ByInitials ? 1 : 0;
        candidate[Feature.SingleWord] = a.Words == 1 ? heaviest : 20;
        Cover(candidate, reading, mask, parts, main, first, last);
        var verbatim = found == a.Words && exact >= a.Total - 0.001f && candidate[Feature.Gaps] == 0 && ordered == pairs;
        candidate[Feature.IsVerbatim] = verbatim ? 1 : 0;
        candidate[Feature.IsWhole] = found == a.Words && least >= 0.85f && candidate[Feature.Gaps] == 0 && ordered == pairs && !a.ByInitials ? 1 : 0;
        candidate[Feature.Run] = LongestRun(a, tokens);
        candidate[Feature.RunOfName] = candidate[Feature.Run] / total;
        candidate[Feature.SameScript] = names.IsLatin(a.Name) == reading.Tokens.IsLatin ? 1 : 0;
        candidate[Feature.Mentions] = MathF.Log(1 + mentions);
        var small = 0u;
        for (var i = first; i < last; i++) if (tokens[i].IsStop) small |= NameTable.SmallWord(tokens[i].Surface);
        var known = names.SmallWordsOf(a.Name);
        candidate[Feature.SmallWordsAgree] = (small | known) == 0 ? 1 : (float)System.Numerics.BitOperations.PopCount(small & known) / System.Numerics.BitOperations.PopCount(small | known);
        DescribeBody(candidate, body, reading, mask, line);
    }

    /// <summary>What can be said of candidates beside each other.</summary>
    public static void Compare(List<Candidate> candidates)
    {
        float most = 0.01f, covered = 0, bestFirst = 0.01f, bestFit = 0.01f, bestRun = 0.01f;
        foreach (var candidate in candidates)
        {
            most = Math.Max(most, candidate[Feature.Matched]);
            covered = Math.Max(covered, candidate[Feature.NameCovered]);
            bestFirst = Math.Max(bestFirst, candidate.FirstScore);
            bestFit = Math.Max(bestFit, candidate.Fit);
            bestRun = Math.Max(bestRun, candidate[Feature.Run]);
        }
        var whole = 0;
        foreach (var candidate in candidates) if (candidate[Feature.NameCovered] > 0.94f) whole++;
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            candidate[Feature.WholeCandidates] = whole;
            candidate[Feature.FirstMass] = candidate.FirstScore;
            candidate[Feature.FirstScore] = candidate.FirstScore / bestFirst;
            candidate[Feature.MatchedOfBest] = candidate[Feature.Matched] / most;
            candidate[Feature.CoveredLessBest] = candidate[Feature.NameCovered] - covered;
            candidate[Feature.FitOfBest] = candidate.Fit / bestFit;
            candidate[Feature.RunOfBest] = candidate[Feature.Run] / bestRun;
            ulong before = 0, after = 0;
            foreach (var other in candidates)
            {
                if (ReferenceEquals(other, candidate)) continue;
                // Bodies found by the same words are one body named.
                if (other[Feature.IsWhole] > 0 && (other.Mask & candidate.Mask) == 0)
                {
                    if (other.First < candidate.First) { if ((other.Mask & before) == 0) { before |= other.Mask; candidate[Feature.WholeBefore]++; } }
                    else if ((other.Mask & after) == 0) { after |= other.Mask; candidate[Feature.WholeAfter]++; }
                }
                if (other.Mask == candidate.Mask) { if (Math.Abs(other[Feature.NameCovered] - candidate[Feature.NameCovered]) < 0.03f) candidate[Feature.SameWords]++; continue; }
                if ((candidate.Mask & ~other.Mask) == 0 && other[Feature.NameCovered] >= candidate[Feature.NameCovered] - 0.05f &&
                    other[Feature.LeastPartCovered] >= candidate[Feature.LeastPartCovered] - 0.05f && other[Feature.SpanCovered] >= 0.7f) candidate[Feature.IsWithinOther] = 1;
                if ((other.Mask & ~candidate.Mask) == 0 && other[Feature.NameCovered] > 0.94f) candidate[Feature.Includes] = 1;
            }
        }
    }

    private static float LongestRun(Alignment a, List<Token> tokens)
    {
        float best = 0, run = 0;
        var last = -1;
        for (var i = 0; i < a.Words; i++)
        {
            var at = a.At[i];
            if (at < 0) { run = 0; last = -1; continue; }
            var next = last + 1;
            while (last >= 0 && next < at && tokens[next].IsStop) next++;
            if (last >= 0 && (at == next || at == last)) run += a.Weight[i] * a.Grade[i];
            else run = a.Weight[i] * a.Grade[i];
            best = Math.Max(best, run);
            last = at;
        }
        return best;
    }

    // "Jiao Tong" for Jiaotong: the word lies on both.
    private ulong OtherHalf(Alignment a, int i, Reading reading)
    {
        var mask = 0UL;
        for (var sense = reading.FirstSense(vocabulary.UnitOf(names.WordsOf(a.Name)[i])); sense >= 0; sense = reading.Senses[sense].Next)
        {
            if (reading.Senses[sense].How == Likeness.Joined && Math.Abs(reading.Senses[sense].At - a.At[i]) <= 1) mask |= 1UL << (reading.Senses[sense].At & 63);
        }
        return mask;
    }

    private static void Cover(Candidate candidate, Reading reading, ulong mask, ulong parts, int main, int first, int last)
    {
        var tokens = reading.Tokens.Items;
        float span = 0, part = 0, line = 0, own = 0, extra = 0, partOwn = 0, partAll = 0, leastPart = 1, before = 0, after = 0, heaviestBefore = 0;
        int gaps = 0, words = 0;
        var starts = true;
        var kinds = WordKinds.None;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var bit = 1UL << (i & 63);
            var inName = (mask & bit) != 0;
            var weight = reading.Weights[i];
            if (!inName && char.IsAsciiDigit(token.Surface[0])) weight = 0;
            if (weight > 0) words++;
            if (inName) own += weight;
            var isPlace = !inName && (reading.IsPlace[i] || (reading.InTown & bit) != 0);
            if (i == 0 || token.Part != tokens[i - 1].Part) (partOwn, partAll) = (0, 0);
            if (inName) partOwn += weight;
            partAll += isPlace ? 0.5f * weight : weight;
            if (partOwn > 0 && (i + 1 == tokens.Count || tokens[i + 1].Part != token.Part)) leastPart = Math.Min(leastPart, partOwn / partAll);
            if (i >= first && i <= last) { span += weight; if (!inName && weight > 0) gaps++; }
            var isMain = token.Part == main;
            if (isMain)
            {
                kinds |= reading.Kinds[i];
                if (starts) { starts = false; if ((reading.Kinds[i] & WordKinds.Unit) != 0) candidate[Feature.PartIsUnit] = 1; }
            }
            if (isPlace) { line += 0.2f * weight; if (isMain) part += 0.1f * weight; continue; }
            line += weight;
            if (!inName && token.Part < main) heaviestBefore = Math.Max(heaviestBefore, weight);
            if ((parts & 1UL << (token.Part & 63)) == 0) continue;
            part += weight;
            if (inName || !isMain) continue;
            extra = Math.Max(extra, weight);
            if (i < first) before += weight;
            else if (i > last) after += weight;
        }
        candidate[Feature.LeastPartCovered] = leastPart;
        candidate[Feature.SpanCovered] = span > 0 ? own / span : 0;
        candidate[Feature.PartCovered] = part > 0 ? Math.Min(1, own / part) : 0;
        candidate[Feature.LineCovered] = line > 0 ? Math.Min(1, own / line) : 0;
        candidate[Feature.HeaviestExtra] = extra;
        candidate[Feature.ExtraBefore] = before;
        candidate[Feature.ExtraAfter] = after;
        candidate[Feature.HeaviestBefore] = heaviestBefore;
        candidate[Feature.Gaps] = gaps;
        candidate[Feature.LineWords] = words;
        candidate.Kinds = kinds;
    }

    private void DescribeBody(Candidate candidate, in Body body, Reading reading, ulong mask, string line)
    {
        var organisation = body.Organisation;
        var name = candidate.Alignment.Name;
        var kind = names.KindOf(name);
        candidate[Feature.IsAbbreviation] = kind == NameKind.Abbreviation ? 1 : 0;
        candidate[Feature.IsOfficial] = kind == NameKind.Official ? 1 : 0;
        candidate[Feature.IsAlias] = kind == NameKind.Alias ? 1 : 0;
        var at = candidate.Alignment.At[0];
        candidate[Feature.InCapitals] = candidate.Alignment.Words == 1 && at >= 0 && reading.Tokens.Items[at].IsCapitals ? 1 : 0;
        foreach (var type in organisation.Types)
        {
            switch (type)
            {
                case "education": candidate[Feature.IsEducation] = 1; break;
                case "healthcare": candidate[Feature.IsHealthcare] = 1; break;
                case "facility": candidate[Feature.IsFacility] = 1; break;
                case "company": candidate[Feature.IsCompany] = 1; break;
                case "funder": candidate[Feature.IsFunder] = 1; break;
                case "government": candidate[Feature.IsGovernment] = 1; break;
            }
        }
        candidate[Feature.KindAgrees] = organisation.Types.Count == 0 ? 0 : Agreement(candidate, candidate.Kinds);
        candidate[Feature.IsActive] = organisation.IsActive ? 1 : 0;
        candidate[Feature.NamesKnown] = MathF.Log(1 + organisation.Names.Count);
        candidate[Feature.Languages] = body.Languages;
        candidate[Feature.Country] = Agreement(organisation.Country, reading, mask);
        candidate[Feature.GivenCountry] = reading.Country is null || organisation.Country is null ? 0 : reading.Country == organisation.Country ? 1 : -1;
        foreach (var (town, start, count) in reading.Towns)
        {
            var within = (mask & 1UL << (start & 63)) != 0;
            if (town == body.Town) { if (within) candidate[Feature.HasTownInName] = 1; candidate[Feature.Town] = Math.Max(candidate[Feature.Town], within ? 0.5f : 1); }
            else if (!within && count > 0) candidate[Feature.OtherTown] = 1;
            if (within || reading.Countries.Count > 0) continue;
            var share = townCountries.ShareOf(town, organisation.Country);
            candidate[Feature.TownCountry] = candidate[Feature.TownCountry] == 0 ? share == 0 ? -1 : share : Math.Max(candidate[Feature.TownCountry], share);
        }
        if (candidate[Feature.Town] > 0) candidate[Feature.OtherTown] = 0;
        SayKinds(candidate, reading);
        for (var i = body.FirstName; i < body.FirstName + body.Names; i++)
        {
            if (names.KindOf(i) != NameKind.Abbreviation || names.WordsOf(i) is not [var word]) continue;
            for (var t = 0; t < reading.Tokens.Items.Count; t++)
            {
                if (reading.Surfaces[t] == word && (mask & 1UL << (t & 63)) == 0 && reading.Tokens.Items[t].IsCapitals) candidate[Feature.AlsoAbbreviated] = 1;
            }
        }
        if (!reading.HasAddress) return;
        foreach (var domain in organisation.Domains) if (line.Contains(domain, StringComparison.OrdinalIgnoreCase)) candidate[Feature.DomainFound] = 1;
    }

    // The most special word tells: a university hospital is a hospital.
    private static float Agreement(Candidate candidate, WordKinds kinds)
    {
        if ((kinds & WordKinds.Hospital) != 0) return candidate[Feature.IsHealthcare] > 0 ? 1 : candidate[Feature.IsEducation] > 0 ? -1 : 0;
        if ((kinds & WordKinds.University) != 0) return candidate[Feature.IsEducation] > 0 ? 1 : candidate[Feature.IsHealthcare] > 0 || candidate[Feature.IsCompany] > 0 ? -1 : 0;
        if ((kinds & WordKinds.Company) != 0) return candidate[Feature.IsCompany] > 0 ? 1 : -1;
        return 0;
    }

    private void SayKinds(Candidate candidate, Reading reading)
    {
        var said = WordKinds.None;
        foreach (var word in names.WordsOf(candidate.Alignment.Name)) said |= vocabulary.KindsOf(vocabulary.UnitOf(word));
        if ((said & WordKinds.University) != 0) candidate[Feature.SaysUniversity] = 1;
        if ((said & WordKinds.Institute) != 0) candidate[Feature.SaysInstitute] = 1;
        if ((said & WordKinds.Hospital) != 0) candidate[Feature.SaysHospital] = 1;
        if ((said & WordKinds.School) != 0) candidate[Feature.SaysSchool] = 1;
        if ((reading.Universities & ~candidate.Mask) != 0) candidate[Feature.UniversityElsewhere] = 1;
    }

    private static float Agreement(string? country, Reading reading, ulong mask)
    {
        if (country is null || reading.Countries.Count == 0) return 0;
        var outside = false;
        foreach (var (code, at) in reading.Countries)
        {
            if (code == country) return 1;
            if ((mask & 1UL << (at & 63)) == 0) outside = true;
        }
        return outside ? -1 : -0.5f;
    }
}
