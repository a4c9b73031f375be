// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using Undersigned.Matching;

namespace Undersigned.Cli.Match;

/// <summary>Reads names, one a line, or JSON objects. An empty line is an empty name, so that answers and lines stay side by side.</summary>
internal static class QueryReader
{
    public static (IReadOnlyList<NameQuery> Queries, IReadOnlyList<(int Line, string Reason)> Faults) Read(Stream stream)
    {
        var queries = new List<NameQuery>();
        var faults = new List<(int, string)>();
        // Bytes that are no UTF-8 become U+FFFD, which no name has.
        using var reader = new StreamReader(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!line.TrimStart().StartsWith("{\"", StringComparison.Ordinal) && line.TrimStart() is not ['{', .., '}']) { queries.Add(new(line)); continue; }
            if (Parse(line, out var query) is { } reason) faults.Add((number, reason));
            else queries.Add(query!);
        }
        return (queries, faults);
    }

    private static string? Parse(string line, out NameQuery? query)
    {
        query = null;
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (!root.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String) return "the object has no \"name\", which must be a text";
            var country = root.TryGetProperty("country", out var given) ? given.ValueKind switch { JsonValueKind.String => given.GetString(), JsonValueKind.Null => null, _ => "?" } : null;
            if (string.IsNullOrEmpty(country)) country = null;
            else if (!RegistryReader.IsCountry(country)) return "\"country\" must be a code of ISO 3166-1 in capitals, such as \"GB\"";
            query = new NameQuery(name.GetString()!, country);
            return null;
        }
        catch (JsonException)
        {
            return "it begins as a JSON object and is none";
        }
        catch (InvalidOperationException)
        {
            return "it holds half a character";
        }
    }
}
