// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Log.Acts;

/// <summary>An organisation enters the registry, or its facts are stated anew. Its names stand in the disclosure.</summary>
/// <param name="Organisation">Its ULID.</param>
/// <param name="Of">The index of its first registration, where this one states its facts anew: an erasure of that one covers this one.</param>
internal sealed record Registration(string Organisation, long? Of = null) : Act
{
    public const string Name = "organisation";

    public override string Kind => Name;

    public override void Write(CanonicalWriter writer, string at, string? commitment) => writer.Begin()
        .Member("act", Kind).Member("at", at).Member("names", commitment).Member("of", Of).Member("on", On).Member("organisation", Organisation).Member("v", Version).End();

    public static Registration Read(JsonElement json) => new(json.Text("organisation"), json.NumberOrNull("of")) { On = json.TextOrNull("on") };
}

/// <summary>An organisation's membership in a network. Its end is told by stating it anew with its last day.</summary>
/// <param name="Since">The first day; null where it is not known.</param>
/// <param name="Until">The last day; null while it lasts.</param>
/// <param name="Network">The short name of another network; null for the one whose log this is, whose members a group's rule means.</param>
/// <param name="Of">The index of the act that stated it first, where this one states it anew.</param>
internal sealed record Joining(string Organisation, string? Since, string? Until, string? Network = null, long? Of = null) : Act
{
    public const string Name = "membership";

    public override string Kind => Name;

    public override void Write(CanonicalWriter writer, string at, string? commitment) => writer.Begin()
        .Member("act", Kind).Member("at", at).Member("network", Network).Member("of", Of).Member("on", On).Member("organisation", Organisation)
        .Member("since", Since).Member("until", Until).Member("v", Version).End();

    public static Joining Read(JsonElement json) =>
        new(json.Text("organisation"), json.TextOrNull("since"), json.TextOrNull("until"), json.TextOrNull("network"), json.NumberOrNull("of")) { On = json.TextOrNull("on") };
}
