// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Log.Acts;

/// <summary>An organisation enters the registry, or its facts are stated anew. Its names stand in the disclosure.</summary>
/// <param name="Organisation">Its ULID.</param>
internal sealed record Registration(string Organisation) : Act
{
    public const string Name = "organisation";

    public override string Kind => Name;

    public override void Write(CanonicalWriter writer, string at, string? commitment) => writer.Begin()
        .Member("act", Kind).Member("at", at).Member("names", commitment).Member("on", On).Member("organisation", Organisation).Member("v", Version).End();

    public static Registration Read(JsonElement json) => new(json.Text("organisation")) { On = json.TextOrNull("on") };
}

/// <summary>An organisation's membership in the network.</summary>
/// <param name="Since">The first day; null where it is not known.</param>
/// <param name="Until">The last day; null while it lasts.</param>
internal sealed record Joining(string Organisation, string? Since, string? Until) : Act
{
    public const string Name = "membership";

    public override string Kind => Name;

    public override void Write(CanonicalWriter writer, string at, string? commitment) => writer.Begin()
        .Member("act", Kind).Member("at", at).Member("on", On).Member("organisation", Organisation).Member("since", Since).Member("until", Until).Member("v", Version).End();

    public static Joining Read(JsonElement json) =>
        new(json.Text("organisation"), json.TextOrNull("since"), json.TextOrNull("until")) { On = json.TextOrNull("on") };
}
