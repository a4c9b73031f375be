// SPDX-License-Identifier: Apache-2.0
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Undersigned.Documents;

/// <summary>Statements as the JSON that <c>undersigned read</c> prints.</summary>
public static class StatementJson
{
    // Relaxed escaping keeps every script readable. The output is a JSON document of its own, never part of a page.
    private static readonly StatementJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new DocumentDateJson(), new ReadWarningJson() },
    });

    /// <summary>Writes one array in UTF-8, one object a statement, and a final line break.</summary>
    /// <param name="output">Where to write; it is left open.</param>
    /// <param name="statements">The statements, in the order to print them.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Write(Stream output, IReadOnlyList<ReadStatement> statements)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(statements);
        JsonSerializer.Serialize(output, statements, Context.IReadOnlyListReadStatement);
        output.Write("\n"u8);
    }

    /// <summary>One statement as one JSON object, indented.</summary>
    /// <param name="statement">The statement.</param>
    public static string ToJson(ReadStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return JsonSerializer.Serialize(statement, Context.ReadStatement);
    }
}

[JsonSerializable(typeof(IReadOnlyList<ReadStatement>))]
internal sealed partial class StatementJsonContext : JsonSerializerContext;

internal sealed class DocumentDateJson : JsonConverter<DocumentDate>
{
    public override DocumentDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Statements are written, not read.");

    public override void Write(Utf8JsonWriter writer, DocumentDate value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

internal sealed class ReadWarningJson : JsonConverter<ReadWarning>
{
    public override ReadWarning Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Statements are written, not read.");

    public override void Write(Utf8JsonWriter writer, ReadWarning value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
