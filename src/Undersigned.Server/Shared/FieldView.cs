// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Shared;

/// <summary>One labelled control of a form, with its hint and its refusal.</summary>
// Name: Also its id, to which the summary of refusals links.
// Label: In the reader's language.
public sealed record FieldView(string Name, string Label)
{
    /// <summary>text, email, date, search; unused where there are rows or options.</summary>
    public string Type { get; init; } = "text";

    public string? Value { get; init; }
    public string? Hint { get; init; }

    /// <summary>Of a text of several lines; 0 for one line.</summary>
    public int Rows { get; init; }

    /// <summary>Of a choice: value and label.</summary>
    public IReadOnlyList<(string Value, string Label)>? Options { get; init; }

    /// <summary>The language of what stands in it, where that is not the reader's.</summary>
    public string? Language { get; init; }

    /// <summary>What the list of organisations is called that is suggested while somebody types; null for a field of something else.</summary>
    public string? Suggests { get; init; }

    public bool Required { get; init; }
    public int MaxLength { get; init; }
    public string? Autocomplete { get; init; }

    /// <summary>All refusals of the form; the field shows its own.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
