// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Statements;

/// <summary>The members that a statement has wherever it stands in JSON: in a list and as a file.</summary>
internal static class StatementMembers
{
    public static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void Published(Utf8JsonWriter json, DateView? published)
    {
        json.WriteString("published", published?.Precision switch
        {
            null => null,
            DatePrecision.Year => published.From.Year.ToString("0000", CultureInfo.InvariantCulture),
            DatePrecision.Month => published.From.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => Days.Format(published.From),
        });
    }

    public static void Position(Utf8JsonWriter json, PositionView position, DateOnly today)
    {
        json.WriteBoolean("open", position.Kind == PositionKind.Open && (position.Until is not { } until || today <= until));
        json.WriteString("position", position.Kind switch
        {
            PositionKind.Open => position.Reopened ? "reopened" : "open",
            PositionKind.Closed => "closed",
            PositionKind.SourceSaysOpen => "source-says-open",
            _ => "unopened",
        });
        json.WriteString("until", position is { Kind: PositionKind.Open, Until: { } last } ? Days.Format(last) : null);
    }

    /// <summary>A statement as an item of a list.</summary>
    public static void Item(Utf8JsonWriter json, StatementRow row, string siteUrl, DateOnly today)
    {
        var item = row.Item("");
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        json.WriteString("slug", row.Slug);
        json.WriteString("url", $"{siteUrl}/statements/{row.Slug}");
        json.WriteString("kind", row.Kind);
        json.WriteString("title", item.Title);
        json.WriteStartObject("titles");
        foreach (var (language, title) in row.Titles) json.WriteString(language, title);
        json.WriteEndObject();
        Texts(json, "languages", item.Languages);
        Published(json, item.Published);
        Position(json, item.Position, today);
        json.WriteNumber("endorsements", row.Counts.Sum(count => count.Count));
        json.WriteEndObject();
    }
}
