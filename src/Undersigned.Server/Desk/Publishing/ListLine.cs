// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Endorsements;
using Undersigned.Server.Import;
using Undersigned.Server.Organisations;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Desk.Publishing;

/// <summary>One line of a list of names: <c>Name | country code | affiliation</c>, the last two as far as they are known.</summary>
/// <param name="Signatory">Null where the line cannot stand in a list.</param>
/// <param name="Error">The string that says why.</param>
internal sealed record ListLine(string Text, ListedSignatory? Signatory, string? Error)
{
    private static readonly string[] NoAffiliation = ["–", "-", "—"];

    /// <summary>The lines that hold something.</summary>
    public static IEnumerable<ListLine> Read(ListForm group) => group.Names.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => Read(line.Trim(), group.People));

    private static ListLine Read(string text, bool people)
    {
        var parts = text.Split('|', StringSplitOptions.TrimEntries);
        if (parts.Length > 3) return new ListLine(text, null, "error.line");
        if (!SignatoryName.TryParse(parts[0], out var name, out _)) return new ListLine(text, null, "error.signatory");
        var country = parts.Length > 1 && parts[1].Length > 0 ? parts[1].ToUpperInvariant() : null;
        if (country is not null && !CountryCode.IsKnown(country)) return new ListLine(text, null, "error.line-country");
        var affiliation = parts.Length > 2 && parts[2].Length > 0 ? RenditionText.Fold(parts[2]) : null;
        if (affiliation is { Length: > SignatoryName.MaxLength }) return new ListLine(text, null, "error.line");
        var isPerson = people || affiliation is not null;
        return new ListLine(text, new ListedSignatory(isPerson, name, country) { Affiliation = NoAffiliation.Contains(affiliation) ? null : affiliation }, null);
    }
}
