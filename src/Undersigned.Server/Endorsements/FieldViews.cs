// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Globalization;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Endorsements;

/// <summary>What is wrong with one field, above its control.</summary>
public sealed record FieldNoteView(string Field, IReadOnlyList<FieldError> Errors)
{
    public FieldError? Error => Errors.FirstOrDefault(error => error.Field == Field);

    /// <summary>For <c>aria-invalid</c>.</summary>
    public string? Invalid => Error is null ? null : "true";

    /// <summary>For <c>aria-describedby</c>: the ids of the mistake and of the hint, where there are any.</summary>
    public string? Described(string? hint) => (Error, hint) switch
    {
        (null, null) => null,
        (null, _) => hint,
        (_, null) => Field + "-error",
        _ => $"{Field}-error {hint}",
    };
}

/// <summary>A field of one line with its label.</summary>
// Label, Hint: Keys of the interface strings.
public sealed record LineFieldView(string Field, string Label, string Value, string Autocomplete, string? Hint, bool Required, IReadOnlyList<FieldError> Errors)
{
    public FieldNoteView Note => new(Field, Errors);
}

/// <summary>The countries to choose from, in the order of the reader's language.</summary>
internal static class Countries
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<(string Code, string Name)>> Sorted = new(StringComparer.Ordinal);

    public static IReadOnlyList<(string Code, string Name)> Of(Interface ui) => Sorted.GetOrAdd(ui.Language, _ =>
        [.. CountryCode.All.Select(code => (Code: code, Name: ui.Country(code))).OrderBy(country => country.Name, ui.Collation.GetStringComparer(CompareOptions.None))]);
}
