// SPDX-License-Identifier: Apache-2.0
using Undersigned.Matching.Text;

namespace Undersigned.Matching.Scoring;

/// <summary>One organisation that may be meant, with how its best name lies in the line.</summary>
internal sealed class Candidate
{
    public int Body { get; set; }

    public float FirstScore { get; set; }

    /// <summary>Score of the alignment that is kept.</summary>
    public float Fit { get; set; }

    public Alignment Alignment { get; set; } = new();

    public float[] Row { get; } = new float[(int)Feature.Count];

    /// <summary>The learned score; a sum of trees.</summary>
    public float Score { get; set; }

    /// <summary>The words of the line that belong to the name, one bit each of the first 64.</summary>
    public ulong Mask { get; set; }

    /// <summary>The first word of the line that belongs to the name.</summary>
    public int First { get; set; }

    /// <summary>What the words of its part say of the body named there.</summary>
    public WordKinds Kinds { get; set; }

    public float this[Feature feature]
    {
        get => Row[(int)feature];
        set => Row[(int)feature] = value;
    }
}
