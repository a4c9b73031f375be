// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Log.Acts;

/// <summary>The fields of filing that changed; null is a field left as it was.</summary>
internal sealed record Filing : Act
{
    public const string Name = "filing";

    public override string Kind => Name;

    public required string Statement { get; init; }
    public string? Slug { get; init; }
    public string? StatementKind { get; init; }
    public IReadOnlyDictionary<string, string>? Titles { get; init; }
    public IReadOnlyList<string>? Issuers { get; init; }
    public IReadOnlyList<string>? Countries { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public PublishedDate? Published { get; init; }

    public override void Write(CanonicalWriter writer, string at, string? commitment)
    {
        writer.Begin().Member("act", Kind).Member("at", at);
        if (Countries is not null) writer.Member("countries", Countries);
        if (Issuers is not null) writer.Member("issuers", Issuers);
        writer.Member("kind", StatementKind).Member("on", On);
        Published?.Write(writer);
        writer.Member("slug", Slug).Member("statement", Statement);
        if (Tags is not null) writer.Member("tags", Tags);
        writer.Member("titles", Titles).Member("v", Version).End();
    }

    public static Filing Read(JsonElement json) => new()
    {
        On = json.TextOrNull("on"),
        Statement = json.Text("statement"),
        Slug = json.TextOrNull("slug"),
        StatementKind = json.TextOrNull("kind"),
        Titles = json.MapOrNull("titles"),
        Issuers = json.TextsOrNull("issuers"),
        Countries = json.TextsOrNull("countries"),
        Tags = json.TextsOrNull("tags"),
        Published = PublishedDate.Read(json),
    };
}
