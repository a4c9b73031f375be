// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Statements;

/// <summary>The list page as its address asks for it. A value that cannot be is told beside its field, and does not narrow.</summary>
internal sealed record StatementList(StatementFilter Filter, Cursor? From, IReadOnlyList<FieldError> Errors)
{
    public const int PageSize = 50;
    public const int MaxWords = 200;

    private static readonly string[] Kinds = ["joint-statement", "open-letter", "declaration", "appeal", "resolution", "other"];

    public static StatementList Read(IQueryCollection query)
    {
        var errors = new List<FieldError>();
        string? Value(string name, Func<string, bool> isGood)
        {
            if (query[name].ToString() is not { Length: > 0 } text) return null;
            if (isGood(text)) return text;
            errors.Add(new FieldError(name, "error." + name, text[..Math.Min(text.Length, 60)]));
            return null;
        }

        var words = query["q"].ToString().Trim();
        var filter = new StatementFilter(
            Value("country", text => CountryCode.IsKnown(text.ToUpperInvariant()))?.ToUpperInvariant(),
            Value("language", text => text.Length <= 35 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')),
            Value("kind", text => Kinds.Contains(text)),
            Value("organisation", text => text.Length <= Slug.MaxLength),
            Value("group", text => text.Length <= 40),
            Value("year", text => text.Length == 4 && text.All(char.IsAsciiDigit)),
            Value("open", text => text is "true" or "false") is { } open ? open == "true" : null,
            words.Length == 0 ? null : words[..Math.Min(words.Length, MaxWords)]);
        Cursor? from = query["from"].ToString() is { Length: > 0 } cursor && Cursor.TryParse(cursor, out var parsed) ? parsed : null;
        return new StatementList(filter, from, errors);
    }

    public StatementListView View(StatementSearch search, Interface ui)
    {
        var (rows, next) = search.Find(Filter, From, PageSize);
        return new StatementListView
        {
            Items = [.. rows.Select(row => row.Item(ui.Language))],
            Total = search.Count(Filter),
            Query = Filter.Query,
            Filters = Filters(search, Filter),
            Next = next is { } cursor ? Address(cursor) : null,
            Near = rows.Count == 0 && Filter.Query is { } words ? Near(search, words, ui) : [],
            Errors = Errors,
        };
    }

    /// <summary>Each filter with what is left when the others apply.</summary>
    public static IReadOnlyList<FilterView> Filters(StatementSearch search, StatementFilter filter) =>
    [
        new FilterView("country", Options(search, "country", filter with { Country = null }), filter.Country),
        new FilterView("language", Options(search, "language", filter with { Language = null }), filter.Language),
        new FilterView("kind", Options(search, "kind", filter with { Kind = null }), filter.Kind),
        new FilterView("year", Options(search, "year", filter with { Year = null }), filter.Year),
        new FilterView("open", Position(search, filter with { Open = null }), filter.Open is { } open ? (open ? "true" : "false") : null),
    ];

    private static IReadOnlyList<FilterOption> Options(StatementSearch search, string facet, StatementFilter others) =>
        [.. search.Options(facet, others).Select(option => new FilterOption(option.Value, option.Count))];

    private static IReadOnlyList<FilterOption> Position(StatementSearch search, StatementFilter others)
    {
        var open = search.Count(others with { Open = true });
        return [new FilterOption("true", open), new FilterOption("false", search.Count(others) - open)];
    }

    /// <summary>Where nothing is called exactly that: titles that have one of the words.</summary>
    private static IReadOnlyList<StatementItem> Near(StatementSearch search, string words, Interface ui) =>
    [
        .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2).OrderByDescending(word => word.Length).Take(4)
            .SelectMany(word => search.Find(new StatementFilter(Query: word), null, 3).Rows).DistinctBy(row => row.No).Take(5).Select(row => row.Item(ui.Language)),
    ];

    private string Address(Cursor next)
    {
        var address = new StringBuilder("?");
        foreach (var (name, value) in new[]
        {
            ("country", Filter.Country), ("language", Filter.Language), ("kind", Filter.Kind), ("organisation", Filter.Organisation), ("group", Filter.Group), ("year", Filter.Year),
            ("open", Filter.Open is { } open ? (open ? "true" : "false") : null), ("q", Filter.Query),
        })
        {
            if (value is not null) address.Append(CultureInfo.InvariantCulture, $"{name}={Uri.EscapeDataString(value)}&");
        }

        return address.Append("from=").Append(next).ToString();
    }
}
