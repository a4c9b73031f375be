// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Organisations;

namespace Undersigned.Server.Api;

/// <summary>Reads the fields of a body. Every mistake is kept under the name of its field, so that all are told at once.</summary>
internal sealed class BodyFields
{
    private readonly JsonElement _body;
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <param name="body">No body at all is an object without fields.</param>
    public BodyFields(JsonElement body, params IReadOnlyList<string> known)
    {
        _body = body;
        if (body.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined)) _errors["body"] = ["Send a JSON object."];
        else RefuseUnknown(body, known, null, _errors);
    }

    public IReadOnlyDictionary<string, string[]> Errors => _errors;

    /// <summary>A text of one line without control characters, markup and what turns the direction of writing.</summary>
    public string? Line(string field, int maxLength, bool required = false)
    {
        if (Text(field) is { } text)
        {
            if (SignatoryName.TryParse(text, maxLength, out var line, out var wrong)) return line.Value;
            _errors.TryAdd(field, [wrong]);
        }
        else if (required) _errors.TryAdd(field, ["It is missing."]);
        return null;
    }

    public SignatoryName Name(string field)
    {
        if (!SignatoryName.TryParse(Text(field), out var name, out var wrong)) _errors.TryAdd(field, [wrong]);
        return name;
    }

    public string? Day(string field)
    {
        var text = Text(field);
        if (text is null || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return text;
        _errors[field] = ["It is no date. Use the form 2026-03-14."];
        return null;
    }

    public string? Country(string field)
    {
        var text = Text(field);
        if (text is null || CountryCode.IsKnown(text)) return text;
        _errors[field] = ["It is no country code. Use two capital letters of ISO 3166-1, such as PT."];
        return null;
    }

    public string OneOf(string field, IReadOnlyList<string> values)
    {
        if (Text(field) is { } text && values.Contains(text)) return text;
        _errors.TryAdd(field, [$"It must be one of: {string.Join(", ", values)}."]);
        return "";
    }

    private string? Text(string field)
    {
        if (_body.ValueKind != JsonValueKind.Object || !_body.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String) _errors[field] = ["It must be a text."];
        else if (ApiJson.TextOf(value) is { } text) return text;
        else _errors[field] = ["It is not valid Unicode."];
        return null;
    }

    /// <summary>A field that is not known is a mistake of the sender: what it meant would be lost.</summary>
    public static void RefuseUnknown(JsonElement json, IReadOnlyList<string> known, string? inside, Dictionary<string, string[]> errors)
    {
        if (json.ValueKind != JsonValueKind.Object) return;
        foreach (var member in json.EnumerateObject())
        {
            var name = ApiJson.NameOf(member);
            if (known.Contains(name)) continue;
            if (name.Length > 40) name = name[..40];
            errors[inside is null ? name : $"{inside}.{name}"] = [$"There is no such field. Known are: {string.Join(", ", known)}."];
        }
    }
}
