// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Matching.Data;

namespace Undersigned.Matching.Scoring;

/// <summary>
/// What was learned: the order of candidates (<c>ranker-names.txt</c> for names, <c>ranker-lines.txt</c> for lines of several parts), and when the first one is
/// the right one (<c>judge.txt</c>), with its thresholds.
/// </summary>
/// <param name="Names">Rows of <see cref="Feature"/> to a score, for a line of one part.</param>
/// <param name="Lines">The same for a line of several.</param>
/// <param name="Judge">Rows of <see cref="Judging"/> to the log-odds of being right.</param>
/// <param name="AcceptNames">From this probability on, the first candidate is the match, for a line of one part.</param>
/// <param name="AcceptLines">The same for a line of several.</param>
/// <param name="Reject">Below this one nothing is.</param>
internal sealed record Weights(Forest Names, Forest Lines, Forest Judge, float AcceptNames, float AcceptLines, float Reject)
{
    private static readonly Lazy<Weights> Loaded = new(Load);

    public static Weights Instance => Loaded.Value;

    /// <summary>The ranker for a line of so many parts.</summary>
    public Forest For(int parts) => parts <= 1 ? Names : Lines;

    /// <summary>The least probability of a match for a line of so many parts.</summary>
    public float AcceptFor(int parts) => parts <= 1 ? AcceptNames : AcceptLines;

    private static Weights Load()
    {
        var judge = Resource.Lines("judge.txt").ToList();
        float names = 2, lines = 2, reject = 0.5f;
        foreach (var line in judge.Where(line => line[0] == '!'))
        {
            var words = line[1..].Split(' ');
            var number = float.Parse(words[1], CultureInfo.InvariantCulture);
            if (words[0] == "accept-names") names = number;
            else if (words[0] == "accept-lines") lines = number;
            else reject = number;
        }
        return new(Forest.Parse(Resource.Lines("ranker-names.txt")), Forest.Parse(Resource.Lines("ranker-lines.txt")), Forest.Parse(judge.Where(line => line[0] != '!')), names, lines, reject);
    }
}
