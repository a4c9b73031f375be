// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Undersigned.Matching;

namespace Undersigned.Cli.Match;

/// <summary>An answer as one line of JSON: <c>query</c>, <c>decision</c>, <c>matches</c>, then <c>flags</c> where there are any, and <c>explain</c>.</summary>
internal static class MatchJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Line(MatchOutcome outcome)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options)) Write(writer, outcome);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static string Name(Decision decision) => decision switch { Decision.Match => "match", Decision.Review => "review", _ => "none" };

    private static void Write(Utf8JsonWriter writer, MatchOutcome outcome)
    {
        writer.WriteStartObject();
        writer.WriteString("query", outcome.Query.Name);
        if (outcome.Query.Country is { } country) writer.WriteString("country", country);
        writer.WriteString("decision", Name(outcome.Decision));
        writer.WriteStartArray("matches");
        foreach (var match in outcome.Matches)
        {
            writer.WriteStartObject();
            writer.WriteString("id", match.Organisation.Id);
            writer.WriteString("name", match.Organisation.DisplayName);
            writer.WriteNumber("score", match.Score);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (outcome.Flags != NameFlags.None)
        {
            writer.WriteStartArray("flags");
            if (outcome.Flags.HasFlag(NameFlags.Homoglyphs)) writer.WriteStringValue("homoglyphs");
            if (outcome.Flags.HasFlag(NameFlags.HiddenCharacters)) writer.WriteStringValue("hidden-characters");
            if (outcome.Flags.HasFlag(NameFlags.Truncated)) writer.WriteStringValue("truncated");
            if (outcome.Flags.HasFlag(NameFlags.Empty)) writer.WriteStringValue("empty");
            writer.WriteEndArray();
        }
        writer.WriteStartArray("explain");
        foreach (var sentence in outcome.Explanation) writer.WriteStringValue(sentence);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
