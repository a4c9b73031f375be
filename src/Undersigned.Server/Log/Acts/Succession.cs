// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Log.Acts;

/// <summary>Organisations became one in the registry: what is known of any is from now on that one's.</summary>
/// <param name="From">Their ULIDs.</param>
/// <param name="Reason"><c>succession</c> (the bodies merged) or <c>duplicate</c> (one body stood in the registry several times).</param>
/// <param name="Date">The year or the month, where no day is known.</param>
/// <param name="Claim">The ULID of the body that claims the succession; null where nobody disputes it.</param>
internal sealed record Merger(IReadOnlyList<string> From, string Into, string Reason, string? Date = null, string? Claim = null) : Act
{
    public const string Name = "organisation-merge";

    /// <summary>One body stood in the registry several times.</summary>
    public const string Duplicate = "duplicate";

    public override string Kind => Name;

    public override void Write(CanonicalWriter writer, string at, string? commitment) => writer.Begin()
        .Member("act", Kind).Member("at", at).Member("claim", Claim).Member("date", Date).Member("from", From).Member("into", Into)
        .Member("on", On).Member("reason", Reason).Member("v", Version).End();

    public static Merger Read(JsonElement json) =>
        new(json.Texts("from"), json.Text("into"), json.Text("reason"), json.TextOrNull("date"), json.TextOrNull("claim")) { On = json.TextOrNull("on") };
}

/// <summary>An organisation became several. It keeps its page, and what corrections do not tell apart.</summary>
/// <param name="Reason"><c>succession</c>, or <c>distinct</c>: several bodies had stood as one.</param>
internal sealed record Division(string From, IReadOnlyList<string> Into, string Reason, string? Date = null, string? Claim = null) : Act
{
    public const string Name = "organisation-split";

    /// <summary>Several bodies had stood as one.</summary>
    public const string Distinct = "distinct";

    public override string Kind => Name;

    public override void Write(CanonicalWriter writer, string at, string? commitment) => writer.Begin()
        .Member("act", Kind).Member("at", at).Member("claim", Claim).Member("date", Date).Member("from", From).Member("into", Into)
        .Member("on", On).Member("reason", Reason).Member("v", Version).End();

    public static Division Read(JsonElement json) =>
        new(json.Text("from"), json.Texts("into"), json.Text("reason"), json.TextOrNull("date"), json.TextOrNull("claim")) { On = json.TextOrNull("on") };
}

/// <summary>What followed an organisation, where each stays in the registry as it is.</summary>
/// <param name="Into">ULIDs; empty of a body that was dissolved.</param>
/// <param name="KindOfSuccession"><c>renamed</c>, <c>merged</c>, <c>split</c> or <c>dissolved</c>.</param>
/// <param name="Of">The index of the act that stated it first, where this one states it anew.</param>
internal sealed record Succession(string From, IReadOnlyList<string> Into, string KindOfSuccession, string? Date = null, string? Claim = null, long? Of = null) : Act
{
    public const string Name = "succession";

    public const string Dissolved = "dissolved";

    public static readonly IReadOnlyList<string> Kinds = ["renamed", "merged", "split", Dissolved];

    public override string Kind => Name;

    public override void Write(CanonicalWriter writer, string at, string? commitment) => writer.Begin()
        .Member("act", Kind).Member("at", at).Member("claim", Claim).Member("date", Date).Member("from", From).Member("into", Into.Count == 0 ? null : Into)
        .Member("kind", KindOfSuccession).Member("of", Of).Member("on", On).Member("v", Version).End();

    public static Succession Read(JsonElement json) =>
        new(json.Text("from"), json.TextsOrNull("into") ?? [], json.Text("kind"), json.TextOrNull("date"), json.TextOrNull("claim"), json.NumberOrNull("of")) { On = json.TextOrNull("on") };
}
