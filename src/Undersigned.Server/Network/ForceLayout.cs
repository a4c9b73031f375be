// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Network;

/// <summary>
/// Places for the nodes of a graph: ties pull, all push (Fruchterman and Reingold), from a start that is given by their order, for a
/// fixed number of turns. Nothing is drawn by lot, so the same graph is the same picture.
/// </summary>
internal static class ForceLayout
{
    private const int Turns = 240;

    /// <summary>Towards the middle, so that what has no tie does not drift away.</summary>
    private const double Gravity = 0.06;

    /// <param name="order">Which node stands at which place of the circle that it begins with.</param>
    /// <param name="pull">Of each tie, how strongly, between 0 and 1.</param>
    /// <returns>Places within a box of the given size, with a margin.</returns>
    public static (double X, double Y)[] Place(int[] order, IReadOnlyList<(int One, int Other, double Pull)> pull, double width, double height, double margin)
    {
        var count = order.Length;
        var (x, y) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * i / count);
            // Not quite round: on a circle opposite forces can cancel out for ever.
            (x[order[i]], y[order[i]]) = (cos * (1 + (0.1 * (i % 3))), sin * (1 + (0.1 * (i % 5))));
        }

        var rest = 1.6 / Math.Sqrt(Math.Max(count, 1));
        var (dx, dy) = (new double[count], new double[count]);
        for (var turn = 0; turn < Turns; turn++)
        {
            for (var i = 0; i < count; i++) (dx[i], dy[i]) = (-x[i] * Gravity, -y[i] * Gravity);
            for (var i = 0; i < count; i++)
            {
                for (var j = i + 1; j < count; j++)
                {
                    var (ox, oy) = (x[i] - x[j], y[i] - y[j]);
                    var push = rest * rest / Math.Max((ox * ox) + (oy * oy), 1e-6);
                    dx[i] += ox * push;
                    dy[i] += oy * push;
                    dx[j] -= ox * push;
                    dy[j] -= oy * push;
                }
            }

            foreach (var (one, other, strength) in pull)
            {
                var (ox, oy) = (x[one] - x[other], y[one] - y[other]);
                var force = Math.Sqrt((ox * ox) + (oy * oy)) / rest * (0.25 + (0.75 * strength));
                dx[one] -= ox * force;
                dy[one] -= oy * force;
                dx[other] += ox * force;
                dy[other] += oy * force;
            }

            var step = 0.12 * (1 - ((double)turn / Turns));
            for (var i = 0; i < count; i++)
            {
                var far = Math.Max(Math.Sqrt((dx[i] * dx[i]) + (dy[i] * dy[i])), 1e-9);
                x[i] += dx[i] / far * Math.Min(far, step);
                y[i] += dy[i] / far * Math.Min(far, step);
            }
        }

        return Fit(x, y, width, height, margin);
    }

    private static (double X, double Y)[] Fit(double[] x, double[] y, double width, double height, double margin)
    {
        if (x.Length == 0) return [];
        var (left, top) = (x.Min(), y.Min());
        var (wide, high) = (Math.Max(x.Max() - left, 1e-6), Math.Max(y.Max() - top, 1e-6));
        return [.. x.Zip(y, (px, py) => (margin + ((px - left) / wide * (width - (2 * margin))), margin + ((py - top) / high * (height - (2 * margin)))))];
    }
}
