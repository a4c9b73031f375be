// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using Undersigned.Transparency;

namespace Undersigned.Cli.Verify;

/// <summary>An act as the auditor needs it: not what it means for a page, but what it promises and what it points to.</summary>
internal sealed record LoggedAct(long Index, string Kind, string At)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly HashSet<string> KnownKinds =
    [
        "adoption", "filing", "opening", "closing", "reopening", "rendition", "endorsement", "confirmation", "declaration", "objection",
        "withdrawal", "annulment", "correction", "rectification", "organisation", "organisation-merge", "organisation-split", "membership",
        "reversal", "moved", "erasure-notice",
    ];

    /// <summary>Whether this program knows the act. One that it does not know is opaque: counted, and said.</summary>
    public bool IsKnown => KnownKinds.Contains(Kind);

    /// <summary>The index of the act that this one is about.</summary>
    public long? Of { get; init; }

    /// <summary>The commitment to a disclosure.</summary>
    public ContentHash? Commitment { get; init; }

    /// <summary>Whether the disclosure is kept back on purpose: a confidential endorsement.</summary>
    public bool Withheld { get; init; }

    public string? Statement { get; init; }
    public string? Rendition { get; init; }
    public string? Capacity { get; init; }
    public string? Evidence { get; init; }
    public string? On { get; init; }

    /// <summary>The manifest that the act names.</summary>
    public ContentHash? Text { get; init; }

    /// <summary>Other texts that it names: a later rendition, an alignment, the text before a correction.</summary>
    public IReadOnlyList<ContentHash> OtherTexts { get; init; } = [];

    /// <summary>Reads an entry.</summary>
    /// <returns>The act, or null with what is wrong with it.</returns>
    public static LoggedAct? Read(long index, ReadOnlyMemory<byte> entry, out string problem)
    {
        problem = "";
        if (!CanonicalJson.IsCanonical(entry.Span, out var malformation))
        {
            problem = $"it is not canonical JSON ({malformation})";
            return null;
        }

        using var document = JsonDocument.Parse(entry);
        var json = document.RootElement;
        if (json.ValueKind != JsonValueKind.Object || Member(json, "act") is not { } kind || Member(json, "at") is not { } at
            || !json.TryGetProperty("v", out var version) || version.ValueKind != JsonValueKind.Number)
        {
            problem = "it is no object with \"act\", \"at\" and \"v\"";
            return null;
        }

        if (!DateTime.TryParseExact(at, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            problem = $"its time \"{at}\" is not written as 2026-11-23T18:40:04.123Z";
            return null;
        }

        var (signatory, names) = (Member(json, "signatory"), Member(json, "names"));
        if (signatory is not null && names is not null)
        {
            problem = "it has two commitments, where an act has one at most";
            return null;
        }

        ContentHash? commitment = null;
        if ((signatory ?? names) is { } committed)
        {
            if (!ContentHash.TryParse(committed, out var hash, out malformation))
            {
                problem = $"its commitment is none ({malformation})";
                return null;
            }

            commitment = hash;
        }

        long? of = json.TryGetProperty("of", out var about) && about.ValueKind == JsonValueKind.Number ? about.GetInt64() : null;
        if (of is < 0 || of >= index)
        {
            problem = $"it is about act {of}, which does not come before it";
            return null;
        }

        return new LoggedAct(index, kind, at)
        {
            Of = of,
            Commitment = commitment,
            Withheld = json.TryGetProperty("withheld", out var withheld) && withheld.ValueKind == JsonValueKind.True,
            Statement = Member(json, "statement"),
            Rendition = Member(json, "rendition"),
            Capacity = Member(json, "capacity"),
            Evidence = Member(json, "evidence"),
            On = Member(json, "on"),
            Text = Hash(json, "text"),
            OtherTexts = [.. new[] { Hash(json, "sha256"), Hash(json, "alignment"), Hash(json, "from") }.OfType<ContentHash>()],
        };
    }

    private static string? Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ContentHash? Hash(JsonElement json, string name) =>
        Member(json, name) is { } text && ContentHash.TryParse(text, out var hash, out _) ? hash : null;
}
