// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;

namespace Undersigned.Server.Endorsements;

/// <summary>Reads one line of a form by the rules of names, and says in the reader's language what is wrong with one that breaks them.</summary>
internal sealed class FieldFault
{
    /// <summary>So much of a field is shown again: more than any may hold, and no more than a page can bear.</summary>
    private const int MaxShown = 20_000;

    private readonly List<FieldError> _errors = [];

    /// <summary>In the order of the form.</summary>
    public IReadOnlyList<FieldError> Errors => _errors;

    public void Add(string field, string key, string value = "") => _errors.Add(new FieldError(field, key, value));

    /// <param name="empty">The string for a field that must be filled in; null for one that need not.</param>
    public string? Line(string field, string text, int maxLength, string? empty = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (empty is not null) Add(field, empty);
            return null;
        }

        if (SignatoryName.TryParse(text, maxLength, out var line, out _)) return line.Value;
        Add(field, Fault(text, maxLength), text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return null;
    }

    private static string Fault(string text, int maxLength) =>
        text.Any(c => c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')) ? "error.field.direction"
        : text.Any(c => c is '<' or '>') ? "error.field.markup"
        : text.Any(char.IsControl) ? "error.field.control"
        : text.Length > maxLength ? maxLength > SignatoryName.MaxLength ? "error.field.too-long.text" : "error.field.too-long"
        : "error.field.control";

    /// <summary>What was typed, to be shown again: without control characters and what turns the direction of writing.</summary>
    public static string Shown(string value, bool manyLines = false)
    {
        var kept = new string([.. value.Take(MaxShown).Where(c => (manyLines && c is '\n') || (!char.IsControl(c) && c is not ((>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'))))]);
        return kept.Length > 0 && char.IsHighSurrogate(kept[^1]) ? kept[..^1] : kept;
    }
}
