// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace Undersigned.Matching.Scoring;

/// <summary>
/// Regression trees whose answers are added. As text one tree a line, in prefix order: <c>f&lt;t</c> asks whether feature f is less than t, then come the trees for
/// yes and for no; <c>=v</c> is an answer.
/// </summary>
internal sealed class Forest
{
    private readonly List<int> roots = [];
    private readonly List<int> feature = [];   // -1: an answer
    private readonly List<float> value = [];   // threshold or answer
    private readonly List<int> no = [];        // the node for no; the one for yes comes right after

    private Node[] nodes = [];
    private int[] starts = [];

    public int Trees => roots.Count;

    public int NodeCount => feature.Count;

    public static Forest Parse(IEnumerable<string> lines)
    {
        var forest = new Forest();
        foreach (var line in lines)
        {
            var words = line.Split(' ');
            var at = 0;
            forest.roots.Add(forest.feature.Count);
            forest.ParseNode(words, ref at);
        }
        forest.Freeze();
        return forest;
    }

    public float Score(ReadOnlySpan<float> row)
    {
        var sum = 0f;
        foreach (var root in starts)
        {
            var at = root;
            ref readonly var node = ref nodes[at];
            while (node.Feature >= 0)
            {
                at = row[node.Feature] < node.Value ? at + 1 : node.No;
                node = ref nodes[at];
            }
            sum += node.Value;
        }
        return sum;
    }

    public void Add(Forest tree)
    {
        var offset = feature.Count;
        foreach (var root in tree.roots) roots.Add(root + offset);
        feature.AddRange(tree.feature);
        value.AddRange(tree.value);
        foreach (var other in tree.no) no.Add(other + offset);
        Freeze();
    }

    public int AddAnswer(float answer) => AddNode(-1, answer);

    public int AddQuestion(int which, float threshold) => AddNode(which, threshold);

    public void SetNo(int question, int node) => no[question] = node;

    public void EndTree(int root)
    {
        roots.Add(root);
        Freeze();
    }

    public IEnumerable<string> Lines() => roots.Select(root =>
    {
        var line = new StringBuilder();
        Write(line, root);
        return line.ToString();
    });

    private void Write(StringBuilder line, int node)
    {
        if (line.Length > 0) line.Append(' ');
        if (feature[node] < 0) { line.Append(CultureInfo.InvariantCulture, $"={value[node]:0.####}"); return; }
        line.Append(CultureInfo.InvariantCulture, $"{feature[node]}<{value[node]:0.#####}");
        Write(line, node + 1);
        Write(line, no[node]);
    }

    private void ParseNode(string[] words, ref int at)
    {
        var word = words[at++];
        if (word[0] == '=') { AddAnswer(float.Parse(word.AsSpan(1), CultureInfo.InvariantCulture)); return; }
        var less = word.IndexOf('<', StringComparison.Ordinal);
        var node = AddQuestion(int.Parse(word.AsSpan(0, less), CultureInfo.InvariantCulture), float.Parse(word.AsSpan(less + 1), CultureInfo.InvariantCulture));
        ParseNode(words, ref at);
        no[node] = feature.Count;
        ParseNode(words, ref at);
    }

    private int AddNode(int which, float number)
    {
        feature.Add(which);
        value.Add(number);
        no.Add(-1);
        return feature.Count - 1;
    }

    private void Freeze()
    {
        nodes = new Node[feature.Count];
        for (var i = 0; i < nodes.Length; i++) nodes[i] = new(feature[i], value[i], no[i]);
        starts = [.. roots];
    }

    // What a question needs lies together.
    private readonly record struct Node(int Feature, float Value, int No);
}
