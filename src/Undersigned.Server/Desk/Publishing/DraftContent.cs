// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;

namespace Undersigned.Server.Desk.Publishing;

/// <summary>What was read from documents, in the JSON of <c>undersigned read</c>, as the fields of a form.</summary>
internal static class DraftContent
{
    /// <param name="evidence">How it is known that the listed signed.</param>
    public static StatementForm Form(JsonElement json, string evidence) => new()
    {
        Kind = Text(json, "kind"),
        Published = Text(json, "published"),
        Issuers = Lines(json, "issuers", "\n"),
        Countries = Lines(json, "countries", " "),
        Tags = Lines(json, "tags", "\n"),
        Renditions = [.. json.GetProperty("renditions").EnumerateArray().Select(one => new RenditionForm { Language = Text(one, "language"), Role = evidence == "reported" ? "unstated" : "authentic", Title = Text(one, "title"), Text = Blocks(one) })],
        Groups = [.. json.GetProperty("groups").EnumerateArray().Select(Group)],
        Evidence = evidence,
        Says = json.GetProperty("open").ValueKind switch { JsonValueKind.True => "open", JsonValueKind.False => "closed", _ => "" },
        Deadline = Text(json, "deadline"),
    };

    public static IReadOnlyList<string> Warnings(JsonElement json) => [.. json.GetProperty("warnings").EnumerateArray().Select(one => one.GetString() ?? "")];

    private static ListForm Group(JsonElement group)
    {
        var signatories = group.GetProperty("signatories").EnumerateArray().ToList();
        var people = signatories.Count > 0 && signatories.TrueForAll(IsPerson);
        return new ListForm
        {
            Role = Text(group, "role"),
            Heading = Text(group, "heading"),
            People = people,
            Names = string.Join('\n', signatories.Select(one =>
            {
                var (name, country, affiliation) = (Text(one, "name").Replace('|', '/'), Text(one, "country"), Text(one, "affiliation").Replace('|', '/'));
                if (IsPerson(one) && (affiliation.Length > 0 || !people)) return $"{name} | {country} | {(affiliation.Length > 0 ? affiliation : "–")}";
                return country.Length > 0 ? $"{name} | {country}" : name;
            })),
        };
    }

    private static bool IsPerson(JsonElement signatory) => Text(signatory, "kind") == "person";

    private static string Blocks(JsonElement rendition)
    {
        var text = new StringBuilder();
        if (Text(rendition, "subtitle") is { Length: > 0 } subtitle) text.Append("## ").Append(subtitle).Append("\n\n");
        foreach (var block in rendition.GetProperty("blocks").EnumerateArray())
            text.Append(Text(block, "kind") switch { "heading" => "### ", "item" => "- ", "quote" => "> ", _ => "" }).Append(Text(block, "text")).Append("\n\n");
        return text.ToString().TrimEnd('\n');
    }

    private static string Text(JsonElement json, string member) => json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Lines(JsonElement json, string member, string between) => string.Join(between, json.GetProperty(member).EnumerateArray().Select(one => one.GetString()));
}
