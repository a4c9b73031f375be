// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Undersigned.Documents;

/// <summary>
/// A date as precise as a document gives it: a year, a month, a day, or a day with a local time of day.
/// The calendar is the Gregorian one and no time zone is implied. A finer part is set only when all coarser ones are.
/// </summary>
/// <param name="Year">1 to 9999.</param>
/// <param name="Month">1 to 12, or null when only the year is given.</param>
/// <param name="Day">1 to 31 and valid in that month, or null when only the month is given.</param>
/// <param name="Time">Local time of day, or null when only the day is given.</param>
public readonly record struct DocumentDate(int Year, int? Month = null, int? Day = null, TimeOnly? Time = null)
{
    /// <summary>ISO 8601: <c>2024</c>, <c>2024-09</c>, <c>2024-09-18</c> or <c>2024-09-18T11:30</c>, with seconds where they are given.</summary>
    public override string ToString()
    {
        var text = Year.ToString("0000", CultureInfo.InvariantCulture);
        if (Month is not { } month) return text;
        text += "-" + month.ToString("00", CultureInfo.InvariantCulture);
        if (Day is not { } day) return text;
        text += "-" + day.ToString("00", CultureInfo.InvariantCulture);
        if (Time is not { } time) return text;
        return text + "T" + time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
