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
        "succession", "reversal", "moved", "erasure-notice",
    ];

    // Whoever signs, an organisation's names, what somebody declares, who translated: never in the log itself, only as a commitment.
    private static readonly string[] CommittingMembers = ["signatory", "names", "words", "translator"];

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

    /// <summary>Of a withdrawal: whether it takes back the whole endorsement, not a reservation alone.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The text that the act is bound to, by its manifest.</summary>
    public ContentHash? Text { get; init; }

    /// <summary>All texts that it names: that one, and those before and after a correction or rectification.</summary>
    public IReadOnlyList<ContentHash> Manifests { get; init; } = [];

    /// <summary>Other files that it names: a later rendition, an alignment.</summary>
    public IReadOnlyList<ContentHash> OtherFiles { get; init; } = [];

    /// <summary>Reads an entry.</summary>
    /// <returns>The act, or null with what is wrong with it.</returns>
    public static LoggedAct? Read(long index, ReadOnlyMemory<byte> entry, out string problem)
    {
        if (!CanonicalJson.IsCanonical(entry.Span, out var malformation)) return Refuse($"it is not canonical JSON ({malformation})", out problem);
        using var document = JsonDocument.Parse(entry);
        var json = document.RootElement;
        if (json.ValueKind != JsonValueKind.Object || Member(json, "act") is not { } kind || Member(json, "at") is not { } at
            || !json.TryGetProperty("v", out var version) || version.ValueKind != JsonValueKind.Number)
            return Refuse("it is no object with \"act\", \"at\" and \"v\"", out problem);
        if (!DateTime.TryParseExact(at, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return Refuse($"its time \"{at}\" is not written as 2026-11-23T18:40:04.123Z", out problem);

        var commitments = CommittingMembers.Select(name => Member(json, name)).OfType<string>().ToList();
        if (commitments.Count > 1) return Refuse("it has more than one commitment", out problem);
        ContentHash? commitment = null;
        if (commitments is [var committed])
        {
            if (!ContentHash.TryParse(committed, out var hash, out malformation)) return Refuse($"its commitment is none ({malformation})", out problem);
            commitment = hash;
        }

        long? of = json.TryGetProperty("of", out var about) && about.ValueKind == JsonValueKind.Number ? about.GetInt64() : null;
        if (of is < 0 || of >= index) return Refuse($"it is about act {of}, which does not come before it", out problem);

        problem = "";
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
            IsWhole = Member(json, "part") is null,
            Text = Hash(json, "text"),
            Manifests = [.. new[] { Hash(json, "text"), Hash(json, "from"), Hash(json, "to") }.OfType<ContentHash>()],
            OtherFiles = [.. new[] { Hash(json, "sha256"), Hash(json, "alignment") }.OfType<ContentHash>()],
        };
    }

    private static LoggedAct? Refuse(string why, out string problem)
    {
        problem = why;
        return null;
    }

    private static string? Member(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ContentHash? Hash(JsonElement json, string name) =>
        Member(json, name) is { } text && ContentHash.TryParse(text, out var hash, out _) ? hash : null;
}
