// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching.Index;

/// <summary>The names that share most with a line, found by walking the lists of its rarest words. Used again and again by one thread.</summary>
internal sealed class Retrieval
{
    private const int LongList = 3000;
    private const int MostWalked = 40_000;
    private const int FewFound = 40;

    private readonly List<(int Unit, int Length, float Weight)> lists = [];
    private readonly List<int> touched = [];
    private float[] scores = [];
    private readonly PriorityQueue<int, float> best = new();

    /// <summary>The best names with their scores, worst first.</summary>
    public List<(int Name, float Score)> Found { get; } = new(64);

    public void Find(Reading reading, NameTable names, Func<int, float> weightOf, int most, Func<int, bool>? isLeftOut)
    {
        if (scores.Length < names.Count) Array.Resize(ref scores, names.Count + names.Count / 8);
        lists.Clear();
        foreach (var unit in reading.Senseful)
        {
            var grade = 0f;
            for (var sense = reading.FirstSense(unit); sense >= 0; sense = reading.Senses[sense].Next)
            {
                if (!reading.Tokens.Items[reading.Senses[sense].At].IsStop) grade = Math.Max(grade, reading.Senses[sense].Grade);
            }
            var length = names.With(unit).Count;
            if (grade > 0 && length > 0) lists.Add((unit, length, grade * weightOf(unit)));
        }
        lists.Sort(static (a, b) => a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.Unit.CompareTo(b.Unit));
        var walked = 0;
        foreach (var (unit, length, weight) in lists)
        {
            // Where rare words have found enough, a common one only tells those apart.
            var onlyKnown = touched.Count > FewFound && (length > LongList || walked > MostWalked);
            walked += length;
            Walk(names.With(unit), weight, onlyKnown);
        }
        foreach (var name in touched)
        {
            var score = scores[name];
            scores[name] = 0;
            if (isLeftOut is not null && isLeftOut(name)) continue;
            Keep(most, name, score * Math.Min(1, score / Math.Max(names.WeightOf(name), 0.01f)));
        }
        touched.Clear();
        Found.Clear();
        while (best.TryDequeue(out var name, out var value)) Found.Add((name, value));
    }

    private void Keep(int most, int name, float value)
    {
        if (best.Count < most) best.Enqueue(name, value);
        else if (best.TryPeek(out _, out var worst) && value > worst) best.DequeueEnqueue(name, value);
    }

    private void Walk(IntList list, float weight, bool onlyKnown)
    {
        if (list.Count == 0) return;
        Touch(list[0], weight, onlyKnown);
        foreach (var name in list.Rest) Touch(name, weight, onlyKnown);
    }

    private void Touch(int name, float weight, bool onlyKnown)
    {
        ref var score = ref scores[name];
        if (score == 0)
        {
            if (onlyKnown) return;
            touched.Add(name);
        }
        score += weight;
    }
}
