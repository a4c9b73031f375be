// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Undersigned.Server.Organisations;

/// <summary>A date as precise as it is known: <c>1991</c>, <c>1991-12</c> or <c>1991-12-26</c>.</summary>
internal readonly record struct KnownDate(string Text)
{
    private static readonly string[] Forms = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    /// <summary>Null for what is none.</summary>
    public static KnownDate? Read(string? text)
    {
        var value = text?.Trim() ?? "";
        return Forms.Any(form => form.Length == value.Length && DateOnly.TryParseExact(value, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) ? new KnownDate(value) : null;
    }

    /// <summary>Of an act's <c>on</c>: the day, where it is one.</summary>
    public string? Day => Text.Length == 10 ? Text : null;

    /// <summary>Of an act's <c>date</c>: the year or the month, where no day is known.</summary>
    public string? Vague => Text.Length == 10 ? null : Text;
}
