// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Globalization;

namespace Undersigned.Server.Shared;

public sealed partial class Interface
{
    private readonly string _digits;
    private readonly string _thousands;
    private readonly NumberFormatInfo _numbers;

    // A page with 500 late names would format 500 days; the same few thousand days recur on all pages.
    private readonly ConcurrentDictionary<DateOnly, string> _days = new();
    private const int DaysKept = 8192;

    /// <summary>A count, grouped by thousands, in the digits of the language.</summary>
    public string Number(long n) => Shape(n.ToString("N0", _numbers));

    /// <summary>A year, a paragraph or another number that is not a count, in the digits of the language.</summary>
    public string Plain(long n) => Shape(n.ToString(CultureInfo.InvariantCulture));

    /// <summary>“14 March 2026”.</summary>
    public string Date(DateOnly day)
    {
        if (_days.TryGetValue(day, out var known))
            return known;
        var text = Line("date.day", ("day", Plain(day.Day)), ("month", Genitive(day)), ("year", Plain(day.Year)));
        if (_days.Count < DaysKept)
            _days.TryAdd(day, text);
        return text;
    }

    /// <summary>A date as well as it is known: a day, a month, a year, a range, “about”.</summary>
    public string Date(DateView date)
    {
        var text = date.Precision == DatePrecision.Day && date.To is { } to && to != date.From ? Range(date.From, to) : Single(date.From, date.Precision);
        if (date.Precision != DatePrecision.Day && date.To is { } end && Single(end, date.Precision) is var last && last != text)
            text = Line("date.range", ("from", text), ("to", last));
        return date.About ? Line("date.about", ("date", text)) : text;
    }

    /// <summary>“23 November 2026, 18:40 UTC”.</summary>
    public string Moment(DateTimeOffset at, bool seconds = false)
    {
        var utc = at.UtcDateTime;
        return Line("date.moment", ("date", Date(DateOnly.FromDateTime(utc))), ("time", Shape(utc.ToString(seconds ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture))));
    }

    private string Range(DateOnly from, DateOnly to) => from.Year == to.Year && from.Month == to.Month
        ? Line("date.days", ("from", Plain(from.Day)), ("to", Plain(to.Day)), ("month", Genitive(from)), ("year", Plain(from.Year)))
        : Line("date.range", ("from", Date(from)), ("to", Date(to)));

    private string Single(DateOnly date, DatePrecision precision) => precision switch
    {
        DatePrecision.Day => Date(date),
        DatePrecision.Month => Line("date.month", ("month", Culture.DateTimeFormat.MonthNames[date.Month - 1]), ("year", Plain(date.Year))),
        _ => Line("date.year", ("year", Plain(date.Year))),
    };

    private string Genitive(DateOnly date) => Culture.DateTimeFormat.MonthGenitiveNames[date.Month - 1];

    /// <summary>Replaces the digits of a text by those of the language; nothing else.</summary>
    public string Shape(string text)
    {
        if (_digits[0] == '0')
            return text;
        return string.Create(text.Length, (text, _digits), static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsAsciiDigit(from.text[i]) ? from._digits[from.text[i] - '0'] : from.text[i];
        });
    }
}
