// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Log.Acts;

/// <summary>A date with its kind: <c>text</c> (the document bears it), <c>page</c> (of the page that showed it) or <c>capture</c>.</summary>
/// <param name="Date">ISO 8601 date or local date-time, as precise as is known.</param>
/// <param name="To">The end of a range that begins with <paramref name="Date"/>.</param>
/// <param name="About">Whether the source gives it as an approximation.</param>
internal sealed record PublishedDate(string Date, string Kind, string? To = null, bool About = false)
{
    public static PublishedDate? Read(JsonElement json) => json.TryGetProperty("published", out var value)
        ? new PublishedDate(value.Text("date"), value.Text("kind"), value.TextOrNull("to"), value.Flag("about")) : null;

    public void Write(CanonicalWriter writer) =>
        writer.Object("published", w => w.Flag("about", About).Member("date", Date).Member("kind", Kind).Member("to", To));
}

/// <summary>A list of signatories and who may sign in it.</summary>
/// <param name="Id">The role, then <c>role-2</c>, …; permanent within the statement.</param>
/// <param name="Headings">By language; <c>und</c> where the language is not known. May be empty.</param>
/// <param name="Takes"><c>none</c>, <c>organisations</c>, <c>persons</c> or <c>any</c>.</param>
/// <param name="Who"><c>anyone</c> or <c>members</c> of the network.</param>
/// <param name="Review">Whether the secretariat looks at each before it is recorded.</param>
/// <param name="Confidential">Whether a signatory may be counted without a name.</param>
/// <param name="Order"><c>country</c> or <c>name</c>, in the reader's alphabet; null for the order of the entries.</param>
internal sealed record GroupRule(
    string Id, string Role, IReadOnlyDictionary<string, string> Headings, string Takes, string Who, bool Review, bool Confidential, string? Order = null)
{
    public static IReadOnlyList<GroupRule> ReadAll(JsonElement json) => [.. json.GetProperty("groups").EnumerateArray().Select(group =>
    {
        var rule = group.GetProperty("rule");
        return new GroupRule(group.Text("id"), group.Text("role"), group.Map("headings"), rule.Text("takes"), rule.Text("who"), rule.Flag("review"), rule.Flag("confidential"), rule.TextOrNull("order"));
    })];

    public static void WriteAll(CanonicalWriter writer, IReadOnlyList<GroupRule> groups) => writer.Objects("groups", groups, static (w, group) => w
        .Member("headings", group.Headings)
        .Member("id", group.Id)
        .Member("role", group.Role)
        .Object("rule", r => r.Flag("confidential", group.Confidential).Member("order", group.Order).Flag("review", group.Review).Member("takes", group.Takes).Member("who", group.Who)));
}

/// <summary>The text is frozen, and the statement filed.</summary>
internal sealed record Adoption : Act
{
    public const string Name = "adoption";

    public override string Kind => Name;

    public required string Statement { get; init; }
    public required string Slug { get; init; }
    public required string StatementKind { get; init; }
    public required IReadOnlyDictionary<string, string> Titles { get; init; }
    public required IReadOnlyList<string> Issuers { get; init; }
    public required IReadOnlyList<string> Countries { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }
    public PublishedDate? Published { get; init; }

    /// <summary>The hash of the manifest.</summary>
    public required string Text { get; init; }

    /// <summary>The hash of the alignment of the renditions' blocks; null with one rendition.</summary>
    public string? Alignment { get; init; }

    /// <summary>The hashes of the documents that it was read from.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    public required IReadOnlyList<GroupRule> Groups { get; init; }

    /// <summary>Whether the source says that it is open for endorsement; null where it says nothing.</summary>
    public bool? SaysOpen { get; init; }

    /// <summary>The last day for endorsement that the source names.</summary>
    public string? Deadline { get; init; }

    public override void Write(CanonicalWriter writer, string at, string? commitment)
    {
        writer.Begin().Member("act", Kind).Member("alignment", Alignment).Member("at", at).Member("countries", Countries);
        GroupRule.WriteAll(writer, Groups);
        writer.Member("issuers", Issuers).Member("kind", StatementKind).Member("on", On);
        Published?.Write(writer);
        if (SaysOpen is not null || Deadline is not null)
            writer.Object("says", w => w.Member("deadline", Deadline).Member("position", SaysOpen switch { true => "open", false => "closed", null => null }));
        writer.Member("slug", Slug).Member("sources", Sources).Member("statement", Statement).Member("tags", Tags)
            .Member("text", Text).Member("titles", Titles).Member("v", Version).End();
    }

    public static Adoption Read(JsonElement json)
    {
        var says = json.TryGetProperty("says", out var value) ? value : default;
        var known = says.ValueKind == JsonValueKind.Object;
        return new Adoption
        {
            On = json.TextOrNull("on"),
            Statement = json.Text("statement"),
            Slug = json.Text("slug"),
            StatementKind = json.Text("kind"),
            Titles = json.Map("titles"),
            Issuers = json.Texts("issuers"),
            Countries = json.Texts("countries"),
            Tags = json.Texts("tags"),
            Published = PublishedDate.Read(json),
            Text = json.Text("text"),
            Alignment = json.TextOrNull("alignment"),
            Sources = json.Texts("sources"),
            Groups = GroupRule.ReadAll(json),
            SaysOpen = known ? says.TextOrNull("position") switch { "open" => true, "closed" => false, _ => null } : null,
            Deadline = known ? says.TextOrNull("deadline") : null,
        };
    }
}
