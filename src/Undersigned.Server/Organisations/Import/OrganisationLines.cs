// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Log.Acts;

namespace Undersigned.Server.Organisations.Import;

/// <summary>
/// Reads organisations from JSON lines: in the form of the Research Organization Registry (<c>names</c> with <c>value</c>, <c>lang</c> and
/// <c>types</c>, <c>relationships</c>) or in our own (<c>name</c>, <c>language</c>, <c>kind</c>, <c>until</c>; <c>identifiers</c>, <c>successors</c>).
/// </summary>
internal static class OrganisationLines
{
    private const int MaxLine = 1024 * 1024;

    public static ImportedFile Read(Stream stream)
    {
        var organisations = new List<ImportedOrganisation>();
        var faults = new List<ImportFault>();
        var leftOut = new List<ImportFault>();
        using var reader = new StreamReader(stream, new System.Text.UTF8Encoding(false, throwOnInvalidBytes: false));
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                if (line.Length > MaxLine) throw new FormatException("it has more than a million letters; one line is one organisation");
                using var json = JsonDocument.Parse(line);
                if (json.RootElement.ValueKind != JsonValueKind.Object) throw new FormatException("it is no JSON object; one line is one organisation");
                var draft = new OrganisationDraft();
                var read = One(json.RootElement, number, draft);
                faults.AddRange(draft.Wrong.Select(wrong => new ImportFault(number, wrong)));
                leftOut.AddRange(draft.LeftOut.Select(one => new ImportFault(number, one)));
                if (read is not null) organisations.Add(read);
            }
            catch (JsonException error)
            {
                faults.Add(new ImportFault(number, "it is not JSON: " + error.Message.Split(" LineNumber")[0].Split(". Path")[0].TrimEnd('.')));
            }
            catch (Exception error) when (error is FormatException or InvalidOperationException)
            {
                faults.Add(new ImportFault(number, error is FormatException ? error.Message : "a member is of another type than it should be, or holds half a character"));
            }
        }

        return new ImportedFile(organisations, faults, leftOut);
    }

    private static ImportedOrganisation? One(JsonElement json, int line, OrganisationDraft draft)
    {
        var key = Text(json, "id") ?? Text(json, "key");
        if (!json.TryGetProperty("names", out var names) || names.ValueKind != JsonValueKind.Array) throw new FormatException("it has no \"names\", which must be a list");
        foreach (var name in names.EnumerateArray()) Name(name, draft);
        draft.PlacedIn(Text(json, "country"));
        draft.International = json.TryGetProperty("international", out var flag) && flag.ValueKind == JsonValueKind.True;
        draft.Around(Text(json, "region") ?? Text(json, "city"));
        draft.Told(Text(json, "qualifier"));
        foreach (var domain in Texts(json, "domains")) draft.Domain(domain, strict: false);
        if (key?.Contains("ror.org/", StringComparison.OrdinalIgnoreCase) == true) draft.Identify(Identifier.Ror, key);
        if (json.TryGetProperty("identifiers", out var identifiers) && identifiers.ValueKind == JsonValueKind.Object)
            foreach (var scheme in Identifier.Schemes) draft.Identify(scheme, Text(identifiers, scheme));
        var successors = Texts(json, "successors").Concat(Relations(json)).Distinct(StringComparer.Ordinal).ToList();
        var kind = Text(json, "succession") ?? "renamed";
        if (!Succession.Kinds.Contains(kind)) draft.Wrong.Add($"\"{kind}\" is no kind of succession; there are {string.Join(", ", Succession.Kinds)}");
        var date = Text(json, "succeeded");
        if (date is not null && KnownDate.Read(date) is null) draft.Wrong.Add($"\"{date}\" is no date; write 1991, 1991-12 or 1991-12-26");
        return draft.Facts() is { } facts ? new ImportedOrganisation(line, key, facts, successors, kind, KnownDate.Read(date), kind == Succession.Dissolved) : null;
    }

    private static void Name(JsonElement name, OrganisationDraft draft)
    {
        if (name.ValueKind == JsonValueKind.String)
        {
            draft.Name(name.GetString(), "official", null);
            return;
        }

        if (name.ValueKind != JsonValueKind.Object) throw new FormatException("a name is neither a text nor an object");
        var value = Text(name, "value") ?? Text(name, "name") ?? throw new FormatException("a name has no \"value\"");
        var types = Texts(name, "types").ToList();
        // What ROR shows it by is what it signs by; a label is that in another language, an alias some other name in use.
        var kind = Text(name, "kind") ?? (types.Contains("ror_display") || types.Contains("label") ? "official" : types.Contains("acronym") ? "abbreviation" : "short");
        draft.Name(value, kind, Text(name, "language") ?? Text(name, "lang"), Text(name, "until"), needed: types.Count == 0 || types.Contains("ror_display"));
        if (types.Contains("ror_display")) draft.SignsByLast();
    }

    private static IEnumerable<string> Relations(JsonElement json)
    {
        if (!json.TryGetProperty("relationships", out var relations) || relations.ValueKind != JsonValueKind.Array) yield break;
        foreach (var relation in relations.EnumerateArray())
            if (relation.ValueKind == JsonValueKind.Object && string.Equals(Text(relation, "type"), "successor", StringComparison.OrdinalIgnoreCase) && Text(relation, "id") is { } id) yield return id;
    }

    private static IEnumerable<string> Texts(JsonElement json, string member) => !json.TryGetProperty(member, out var values) || values.ValueKind == JsonValueKind.Null ? []
        : values.ValueKind == JsonValueKind.Array ? values.EnumerateArray().Select(value => value.GetString() ?? "").Where(text => text.Length > 0)
        : throw new FormatException($"\"{member}\" must be a list");

    private static string? Text(JsonElement json, string member) => json.TryGetProperty(member, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
        JsonValueKind.Null => null,
        _ => throw new FormatException($"\"{member}\" must be a text"),
    } : null;
}
