// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using Undersigned.Server.Api;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Statements;

/// <summary>A statement as a file: all that its page shows, for programs (JSON), for tables (CSV) and as plain text.</summary>
internal sealed class StatementFile(Connection db, string siteUrl, DateOnly today)
{
    public static readonly IReadOnlyDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".json"] = "application/json; charset=utf-8",
        [".csv"] = "text/csv; charset=utf-8",
        [".txt"] = "text/plain; charset=utf-8",
    };

    /// <summary>Null where there is no such statement.</summary>
    public byte[]? Write(string slug, string extension)
    {
        if (new StatementReading(db).Page(slug, null, Interface.For("en"), 0, today) is not { } statement) return null;
        return extension switch
        {
            ".json" => ApiJson.Object(json => Json(json, statement)),
            ".csv" => Csv(statement),
            _ => Text(statement),
        };
    }

    private void Json(Utf8JsonWriter json, StatementView statement)
    {
        json.WriteString("id", statement.Id);
        json.WriteString("slug", statement.Slug);
        json.WriteString("url", $"{siteUrl}/statements/{statement.Slug}");
        json.WriteString("kind", statement.Kind);
        json.WriteStartObject("title");
        foreach (var rendition in statement.Renditions) json.WriteString(rendition.Language, rendition.Title);
        json.WriteEndObject();
        StatementMembers.Texts(json, "issuers", statement.Issuers);
        StatementMembers.Texts(json, "countries", [.. statement.Countries, .. statement.SourceCountries]);
        StatementMembers.Texts(json, "tags", [.. statement.Topics, .. statement.SourceTags]);
        StatementMembers.Published(json, statement.Published);
        StatementMembers.Position(json, statement.Position, today);
        json.WriteString("text", statement.TextHash);
        StatementMembers.Texts(json, "languages", [.. statement.Renditions.Select(rendition => rendition.Language)]);
        json.WriteStartArray("renditions");
        foreach (var rendition in statement.Renditions) Rendition(json, statement.Slug, rendition);
        json.WriteEndArray();
        json.WriteNumber("endorsements", statement.Groups.Sum(group => group.Count));
        json.WriteStartArray("groups");
        foreach (var group in statement.Groups) Group(json, group);
        json.WriteEndArray();
        json.WriteStartArray("sources");
        foreach (var source in statement.Sources) json.WriteStringValue(source.Sha256);
        json.WriteEndArray();
    }

    private void Rendition(Utf8JsonWriter json, string slug, RenditionView rendition)
    {
        json.WriteStartObject();
        json.WriteString("language", rendition.Language);
        json.WriteString("role", rendition.Role switch { RenditionRole.Authentic => "authentic", RenditionRole.OfficialTranslation => "official-translation", RenditionRole.Translation => "translation", _ => "unstated" });
        json.WriteString("title", rendition.Title);
        if (rendition.Translator is not null) json.WriteString("translator", rendition.Translator);
        if (rendition.From is not null) json.WriteString("from", rendition.From);
        json.WriteStartArray("blocks");
        foreach (var block in new StatementReading(db).Page(slug, rendition.Language, Interface.For("en"), 1, today)!.Current.Blocks)
        {
            json.WriteStartObject();
            json.WriteString("kind", KindOf(block));
            if (block.Paragraph is { } number) json.WriteNumber("paragraph", number);
            json.WriteString("text", block.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string KindOf(BlockView block) => block.Kind switch { BlockKind.Subtitle => "subtitle", BlockKind.Heading => "heading", BlockKind.Item => "item", BlockKind.Quote => "quote", _ => "paragraph" };

    private static void Group(Utf8JsonWriter json, GroupView group)
    {
        json.WriteStartObject();
        json.WriteString("id", group.Id);
        json.WriteString("role", group.Role);
        json.WriteString("heading", group.Heading);
        json.WriteNumber("count", group.Count);
        json.WriteNumber("unnamed", group.Unnamed);
        json.WriteStartArray("signatories");
        foreach (var signatory in group.Signatories)
        {
            json.WriteStartObject();
            json.WriteString("name", signatory.Name);
            json.WriteString("kind", signatory.Personal ? "person" : "organisation");
            json.WriteString("country", signatory.Country);
            if (signatory.OrganisationSlug is not null) json.WriteString("organisation", signatory.OrganisationSlug);
            if (signatory.Affiliation is not null) json.WriteString("affiliation", signatory.Affiliation);
            json.WriteString("evidence", EvidenceMarks.Code(signatory.Evidence));
            json.WriteString("day", signatory.Day is { } day ? Days.Format(day) : null);
            if (signatory.Late) json.WriteBoolean("late", true);
            if (signatory.AdReferendum) json.WriteBoolean("adReferendum", true);
            if (signatory.Reservation is { } reservation) json.WriteString("reservation", reservation.Text);
            if (signatory.AlsoAs.Count > 0) StatementMembers.Texts(json, "alsoAs", signatory.AlsoAs);
            json.WriteNumber("index", signatory.Index ?? 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static byte[] Csv(StatementView statement)
    {
        var csv = new StringBuilder("\ufeffgroup,name,kind,country,affiliation,evidence,day,reservation,entry\r\n");
        foreach (var group in statement.Groups)
        {
            foreach (var signatory in group.Signatories)
            {
                Cells(csv, group.Heading ?? group.Role, signatory.Name, signatory.Personal ? "person" : "organisation", signatory.Country, signatory.Affiliation, EvidenceMarks.Code(signatory.Evidence),
                    signatory.Day is { } day ? Days.Format(day) : null, signatory.Reservation?.Text, signatory.Index?.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    /// <summary>RFC 4180. A cell that a spreadsheet would take for a formula gets an apostrophe.</summary>
    private static void Cells(StringBuilder csv, params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = cells[i] ?? "";
            if (cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@') cell = "'" + cell;
            if (i > 0) csv.Append(',');
            csv.Append(cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell);
        }

        csv.Append("\r\n");
    }

    private byte[] Text(StatementView statement)
    {
        var text = new StringBuilder();
        foreach (var rendition in statement.Renditions)
        {
            if (text.Length > 0) text.Append("\n\n");
            text.Append(rendition.Title).Append('\n');
            foreach (var block in new StatementReading(db).Page(statement.Slug, rendition.Language, Interface.For("en"), 1, today)!.Current.Blocks)
                text.Append('\n').Append(block.Kind == BlockKind.Item ? "- " : "").Append(block.Text).Append('\n');
        }

        foreach (var group in statement.Groups)
        {
            text.Append("\n\n").Append(group.Heading ?? group.Role).Append(" (").Append(group.Count).Append(")\n\n");
            foreach (var signatory in group.Signatories)
                text.Append("- ").Append(signatory.Name).Append(signatory.Country is null ? "" : ", " + signatory.Country).Append(signatory.Affiliation is null ? "" : " (" + signatory.Affiliation + ")").Append('\n');
        }

        text.Append('\n').Append(statement.TextHash).Append('\n').Append(siteUrl).Append("/statements/").Append(statement.Slug).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
