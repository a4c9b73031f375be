// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Log.Acts;

/// <summary>What a person says that the statement is about. Never mixed with the tags that the source filed it under.</summary>
internal sealed record Subjects(IReadOnlyList<string> Countries, IReadOnlyList<string> Topics)
{
    public static Subjects? Read(JsonElement json) => json.TryGetProperty("about", out var value) ? new Subjects(value.Texts("countries"), value.Texts("topics")) : null;

    public void Write(CanonicalWriter writer) => writer.Object("about", w => w.Member("countries", Countries).Member("topics", Topics));
}

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
    public Subjects? About { get; init; }

    public override void Write(CanonicalWriter writer, string at, string? commitment)
    {
        writer.Begin();
        About?.Write(writer);
        writer.Member("act", Kind).Member("at", at).Member("countries", Countries).Member("issuers", Issuers).Member("kind", StatementKind).Member("on", On);
        Published?.Write(writer);
        writer.Member("slug", Slug).Member("statement", Statement).Member("tags", Tags).Member("titles", Titles).Member("v", Version).End();
    }

    public static Filing Read(JsonElement json) => ReadFields(json, json.Text("statement")) with
    {
        On = json.TextOrNull("on"),
        Slug = json.TextOrNull("slug"),
        About = Subjects.Read(json),
    };

    /// <summary>What the source says, as a correction sets it right: without the statement, its slug and what it is about.</summary>
    public void WriteFields(CanonicalWriter writer)
    {
        writer.Member("countries", Countries).Member("issuers", Issuers).Member("kind", StatementKind);
        Published?.Write(writer);
        writer.Member("tags", Tags).Member("titles", Titles);
    }

    public static Filing ReadFields(JsonElement json, string statement) => new()
    {
        Statement = statement,
        StatementKind = json.TextOrNull("kind"),
        Titles = json.MapOrNull("titles"),
        Issuers = json.TextsOrNull("issuers"),
        Countries = json.TextsOrNull("countries"),
        Tags = json.TextsOrNull("tags"),
        Published = PublishedDate.Read(json),
    };
}
