// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace Undersigned.Server.Statements;

/// <summary>The growth of a list of names as a line of steps in a box of 280 by 66: from the first day to today, months ticked.</summary>
internal sealed record Spark(string Line, string Ticks, string EndX, string EndY)
{
    private const double Left = 4, Right = 276, Bottom = 60, Top = 5.8;

    /// <summary>Null where there is nothing to see: one day, or nobody.</summary>
    public static Spark? Draw(IReadOnlyList<GrowthPoint> growth, DateOnly today)
    {
        if (growth.Count == 0)
            return null;
        var first = growth[0].Day;
        var span = today.DayNumber - first.DayNumber;
        var most = 0;
        foreach (var point in growth)
            most = Math.Max(most, point.Total);
        if (span < 1 || most < 1)
            return null;

        double X(DateOnly day) => Left + (Right - Left) * (day.DayNumber - first.DayNumber) / span;
        double Y(int total) => Bottom - (Bottom - Top) * total / most;

        var line = new StringBuilder("M4 60");
        var last = (X: "4", Y: "60");
        foreach (var point in growth)
        {
            var (x, y) = (Text(X(point.Day)), Text(Y(point.Total)));
            if (x != last.X)
                line.Append('H').Append(x);
            if (y != last.Y)
                line.Append('V').Append(y);
            last = (x, y);
        }
        if (last.X != "276")
            line.Append("H276");

        return new Spark(line.ToString(), Months(first, today, X), "276", last.Y);
    }

    /// <summary>The firsts of months; of years, where months would stand too close to be told apart.</summary>
    private static string Months(DateOnly first, DateOnly today, Func<DateOnly, double> x)
    {
        var byYear = today.DayNumber - first.DayNumber > 3 * 366;
        var ticks = new StringBuilder();
        var day = byYear ? new DateOnly(first.Year, 1, 1).AddYears(1) : new DateOnly(first.Year, first.Month, 1).AddMonths(1);
        while (day <= today)
        {
            ticks.Append('M').Append(Text(x(day))).Append(" 60v4");
            day = byYear ? day.AddYears(1) : day.AddMonths(1);
        }
        return ticks.ToString();
    }

    private static string Text(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
