// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Log.Acts;

/// <summary>A signatory puts its name under a text. Who it is stands in the disclosure.</summary>
internal sealed record Endorsing : Act
{
    public const string Name = "endorsement";

    public override string Kind => Name;

    public required string Statement { get; init; }

    /// <summary>The hash of the manifest that it is bound to.</summary>
    public required string Text { get; init; }

    /// <summary>The language of the rendition read; null for what is only reported.</summary>
    public string? Rendition { get; init; }

    public required string Group { get; init; }

    /// <summary>The last day by which it was given, where the source (a capture of a page, say) gives no day of its own.</summary>
    public string? OnOrBefore { get; init; }

    /// <summary><c>organisation</c> or <c>personal</c>.</summary>
    public required string Capacity { get; init; }

    public required string Evidence { get; init; }

    /// <summary>Subject to confirmation by the body's own organs (Vienna Convention on the Law of Treaties, art. 12 (2) (b)).</summary>
    public bool AdReferendum { get; init; }

    /// <summary>The hash of the document that reports it.</summary>
    public string? Source { get; init; }

    /// <summary>Counted without a name: the disclosure is known to named secretaries alone.</summary>
    public bool Withheld { get; init; }

    public override void Write(CanonicalWriter writer, string at, string? commitment) => writer.Begin()
        .Member("act", Kind).Flag("adReferendum", AdReferendum).Member("at", at).Member("capacity", Capacity).Member("evidence", Evidence)
        .Member("group", Group).Member("on", On).Member("onOrBefore", OnOrBefore).Member("rendition", Rendition).Member("signatory", commitment).Member("source", Source)
        .Member("statement", Statement).Member("text", Text).Member("v", Version).Flag("withheld", Withheld).End();

    public static Endorsing Read(JsonElement json) => new()
    {
        On = json.TextOrNull("on"),
        OnOrBefore = json.TextOrNull("onOrBefore"),
        Statement = json.Text("statement"),
        Text = json.Text("text"),
        Rendition = json.TextOrNull("rendition"),
        Group = json.Text("group"),
        Capacity = json.Text("capacity"),
        Evidence = json.Text("evidence"),
        AdReferendum = json.Flag("adReferendum"),
        Source = json.TextOrNull("source"),
        Withheld = json.Flag("withheld"),
    };
}
