// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Log.Acts;

/// <summary>
/// A <c>transcription</c> (our copy differed from the source) or a <c>clerical</c> correction (a typing error, a misspelt
/// signatory). Either of an endorsement (<see cref="Of"/>, with a disclosure that replaces its own) or of a text.
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

    public override void Write(CanonicalWriter writer, string at, string? commitment) => writer.Begin()
        .Member("act", Kind).Member("at", at).Member("from", From).Member("lane", Lane).Member("of", Of).Member("on", On)
        .Member("signatory", commitment).Member("statement", Statement).Member("text", Text).Member("v", Version).End();

    public static Correction Read(JsonElement json) => new()
    {
        On = json.TextOrNull("on"),
        Lane = json.Text("lane"),
        Of = json.TryGetProperty("of", out var of) ? of.GetInt64() : null,
        Statement = json.TextOrNull("statement"),
        From = json.TextOrNull("from"),
        Text = json.TextOrNull("text"),
    };
}
