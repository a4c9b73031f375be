// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace Undersigned.Server.Network;

/// <summary>A node of the graph: a body, its place, and where its name stands beside it.</summary>
/// <param name="Label">The name, cut where it is long; null where there is no room for it.</param>
public sealed record NetworkNode(string Slug, string Name, double X, double Y, double Radius, string? Label, double LabelX, double LabelY, string Anchor);

/// <summary>A line of the graph.</summary>
/// <param name="Level">From 1, few statements together for what the two sign, to 5, nearly all.</param>
public sealed record NetworkLine(double X1, double Y1, double X2, double Y2, int Level);

/// <summary>The graph and the matrix of a network, laid out: what a page draws, the same for every language.</summary>
internal sealed record NetworkPicture(IReadOnlyList<NetworkNode> Nodes, IReadOnlyList<NetworkLine> Lines, IReadOnlyList<(string Slug, string Name, string Label)> Rows, IReadOnlyList<string> Shades)
{
    /// <summary>So many bodies are drawn: more can be read by nobody.</summary>
    public const int Most = 300;

    public const double Width = 1200, Height = 800;

    /// <summary>The side of a cell of the matrix.</summary>
    public const int Cell = 14;

    public const int Levels = 5;

    /// <summary>Of each body so many of its closest ties are lines: with all of them a network of a few large statements is a grey disc.</summary>
    public const int Closest = 4;

    private const int MaxLabel = 34;
    private const double LetterWidth = 6.6, WideLetter = 12.5, LetterHeight = 15;

    /// <param name="ties">Between the first <see cref="Most"/> bodies, the closest first.</param>
    public static NetworkPicture Draw(CoSignatures network, IReadOnlyList<NetworkTie> ties)
    {
        var count = Math.Min(Most, network.Bodies.Count);
        var likeness = new double[count, count];
        foreach (var tie in ties) likeness[tie.One, tie.Other] = likeness[tie.Other, tie.One] = tie.Jaccard;
        var order = LeafOrder.Of(likeness);
        var lines = Drawn(ties, count);
        var places = ForceLayout.Place(order, [.. lines.Select(tie => (tie.One, tie.Other, tie.Jaccard))], Width, Height, 60);
        return new NetworkPicture(
            Label(network, places, count),
            [.. lines.OrderBy(tie => tie.Jaccard).Select(tie => new NetworkLine(places[tie.One].X, places[tie.One].Y, places[tie.Other].X, places[tie.Other].Y, Level(tie.Jaccard)))],
            [.. order.Select(body => (network.Bodies[body].Slug, network.Bodies[body].Name, Cut(network.Bodies[body].Name)))],
            Shade(likeness, order));
    }

    private static List<NetworkTie> Drawn(IReadOnlyList<NetworkTie> ties, int count)
    {
        var left = Enumerable.Repeat(Closest, count).ToArray();
        var drawn = new List<NetworkTie>();
        foreach (var tie in ties.OrderByDescending(tie => tie.Jaccard).ThenByDescending(tie => tie.Together).ThenBy(tie => tie.One).ThenBy(tie => tie.Other))
        {
            if (left[tie.One] <= 0 && left[tie.Other] <= 0) continue;
            left[tie.One]--;
            left[tie.Other]--;
            drawn.Add(tie);
        }

        return drawn;
    }

    public static int Level(double jaccard) => Math.Clamp((int)Math.Ceiling(jaccard * Levels), 1, Levels);

    private static string Cut(string name) => name.Length <= MaxLabel ? name : string.Concat(name.AsSpan(0, char.IsHighSurrogate(name[MaxLabel - 2]) ? MaxLabel - 2 : MaxLabel - 1).TrimEnd(), "…");

    /// <summary>Names beside the nodes, the largest first, wherever one does not cover another.</summary>
    private static List<NetworkNode> Label(CoSignatures network, (double X, double Y)[] places, int count)
    {
        var most = count == 0 ? 1 : network.Bodies[0].Count;
        var radius = Enumerable.Range(0, count).Select(i => 4 + (10 * Math.Sqrt((double)network.Bodies[i].Count / most))).ToArray();
        var taken = Enumerable.Range(0, count).Select(i => (places[i].X - radius[i], places[i].Y - radius[i], places[i].X + radius[i], places[i].Y + radius[i])).ToList();
        var nodes = new List<NetworkNode>(count);
        for (var i = 0; i < count; i++)
        {
            var (x, y) = places[i];
            var label = Cut(network.Bodies[i].Name);
            var wide = label.Sum(c => c >= '\u2e80' && !char.IsLowSurrogate(c) ? WideLetter : LetterWidth);
            (double X, double Y, string Anchor)[] tries = [(x + radius[i] + 4, y + 4.5, "start"), (x - radius[i] - 4, y + 4.5, "end"), (x, y - radius[i] - 5, "middle"), (x, y + radius[i] + 13, "middle")];
            var found = Array.FindIndex(tries, one => Fits(Box(one, wide), taken));
            if (found >= 0) taken.Add(Box(tries[found], wide));
            var place = tries[Math.Max(found, 0)];
            nodes.Add(new NetworkNode(network.Bodies[i].Slug, network.Bodies[i].Name, x, y, radius[i], found < 0 ? null : label, place.X, place.Y, place.Anchor));
        }

        return nodes;
    }

    private static (double, double, double, double) Box((double X, double Y, string Anchor) at, double wide)
    {
        var left = at.Anchor switch { "start" => at.X, "end" => at.X - wide, _ => at.X - (wide / 2) };
        return (left, at.Y - LetterHeight + 3, left + wide, at.Y + 3);
    }

    private static bool Fits((double Left, double Top, double Right, double Bottom) box, List<(double Left, double Top, double Right, double Bottom)> taken) =>
        box.Left >= 0 && box.Right <= Width && box.Top >= 0 && box.Bottom <= Height
        && !taken.Exists(other => box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom);

    /// <summary>The cells left of the diagonal, one path for each shade; cells of one shade that touch are one.</summary>
    private static List<string> Shade(double[,] likeness, int[] order)
    {
        var shades = Enumerable.Range(0, Levels).Select(_ => new StringBuilder()).ToList();
        for (var row = 1; row < order.Length; row++)
        {
            for (var column = 0; column < row;)
            {
                var value = likeness[order[row], order[column]];
                var level = value <= 0 ? 0 : Level(value);
                var from = column++;
                while (column < row && likeness[order[row], order[column]] is var next && (next <= 0 ? 0 : Level(next)) == level) column++;
                if (level > 0) shades[level - 1].Append(CultureInfo.InvariantCulture, $"M{from * Cell} {row * Cell}h{(column - from) * Cell}v{Cell - 1}h-{(column - from) * Cell}z");
            }
        }

        return shades.ConvertAll(shade => shade.ToString());
    }
}
