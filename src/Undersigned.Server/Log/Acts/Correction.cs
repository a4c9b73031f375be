// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Log.Acts;

/// <summary>
/// A <c>transcription</c> (our copy differed from the source) or a <c>clerical</c> correction (a typing error, a misspelt
/// signatory): of an endorsement (<see cref="Of"/>, with a disclosure that replaces its own), of a text, or of how the source
/// filed it.
/// </summary>
internal sealed record Correction : Act
{
    public const string Name = "correction";

    public override string Kind => Name;

    public required string Lane { get; init; }

    /// <summary>The index of the endorsement whose signatory is corrected.</summary>
    public long? Of { get; init; }

    public string? Statement { get; init; }

    /// <summary>The hash of the manifest before the correction, and after it.</summary>
    public string? From { get; init; }

    public string? Text { get; init; }

    /// <summary>The alignment of the corrected text, where its blocks are others; null where the one before holds.</summary>
    public string? Alignment { get; init; }

    /// <summary>The fields of the source that were misread; the others are null.</summary>
    public Filing? Filing { get; init; }

    public override void Write(CanonicalWriter writer, string at, string? commitment)
    {
        writer.Begin().Member("act", Kind).Member("alignment", Alignment).Member("at", at);
        if (Filing is { } filing) writer.Object("filing", filing.WriteFields);
        writer.Member("from", From).Member("lane", Lane).Member("of", Of).Member("on", On)
            .Member("signatory", commitment).Member("statement", Statement).Member("text", Text).Member("v", Version).End();
    }

    public static Correction Read(JsonElement json) => new()
    {
        On = json.TextOrNull("on"),
        Lane = json.Text("lane"),
        Of = json.NumberOrNull("of"),
        Statement = json.TextOrNull("statement"),
        From = json.TextOrNull("from"),
        Text = json.TextOrNull("text"),
        Alignment = json.TextOrNull("alignment"),
        Filing = json.TryGetProperty("filing", out var filing) ? Filing.ReadFields(filing, json.Text("statement")) : null,
    };
}
