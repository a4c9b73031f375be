// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using Undersigned.Server.Api;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Endorsements;

/// <summary>What somebody asks to have recorded, already checked: it cannot hold what could not stand in a list.</summary>
internal sealed record EndorseRequest
{
    public required bool IsPerson { get; init; }
    public required SignatoryName Name { get; init; }

    /// <summary>The organisation of the registry, by its ULID; null to find it by its name.</summary>
    public string? Organisation { get; init; }

    public string? Country { get; init; }
    public string? Affiliation { get; init; }

    /// <summary>Of a person: what tells two of the same name apart, an e-mail address or the caller's own reference. Never public.</summary>
    public string? Key { get; init; }

    /// <summary>A group's id or role; null for the only one that takes such a signatory.</summary>
    public string? Group { get; init; }

    public string Capacity => IsPerson ? "personal" : "organisation";

    /// <summary>The language read; null for the first rendition.</summary>
    public string? Rendition { get; init; }

    public string? Reservation { get; init; }
    public bool AdReferendum { get; init; }
    public bool Confidential { get; init; }

    /// <summary>The day that the body gave, where it is another than today's.</summary>
    public string? On { get; init; }

    /// <summary>Where the receipt is mailed to. Never public, and kept until the mail is delivered.</summary>
    public EmailAddress? ReceiptTo { get; init; }

    /// <summary>The language of that mail; null for that of the rendition.</summary>
    public string? ReceiptLanguage { get; init; }

    public const int MaxReference = 200;
    public const int MaxGroup = 100;
    public const int MaxRendition = 35;
    private const int MaxReservation = 4000;

    private static readonly string[] Known = ["organisation", "person", "group", "capacity", "rendition", "reservation", "adReferendum", "confidential", "on", "receiptTo", "receiptLanguage"];
    private static readonly string[] KnownOfOrganisation = ["name", "country"];
    private static readonly string[] KnownOfPerson = ["name", "country", "affiliation", "email", "reference"];

    /// <summary>Reads a JSON body. Every mistake is told at once, by the name of its field.</summary>
    /// <param name="mails">Whether a receipt can be mailed.</param>
    public static EndorseRequest? Read(JsonElement body, Dictionary<string, string[]> errors, bool mails = false)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            errors["body"] = ["Send a JSON object."];
            return null;
        }

        BodyFields.RefuseUnknown(body, Known, null, errors);
        var hasOrganisation = body.TryGetProperty("organisation", out var organisation);
        var isPerson = body.TryGetProperty("person", out var person);
        if (hasOrganisation == isPerson)
        {
            errors["organisation"] = ["Give either \"organisation\" or \"person\"."];
            return null;
        }

        var kind = isPerson ? "person" : "organisation";
        var signatory = isPerson ? person : organisation;
        if (signatory.ValueKind != JsonValueKind.Object)
        {
            errors[kind] = ["It must be an object with a \"name\"."];
            return null;
        }

        BodyFields.RefuseUnknown(signatory, isPerson ? KnownOfPerson : KnownOfOrganisation, kind, errors);
        if (!SignatoryName.TryParse(Text(signatory, "name", kind, errors), out var name, out var wrong)) errors.TryAdd($"{kind}.name", [wrong]);
        var country = Text(signatory, "country", kind, errors);
        if (country is not null && !CountryCode.IsKnown(country)) errors[$"{kind}.country"] = ["It is no country code. Use two capital letters of ISO 3166-1, such as PT."];
        var capacity = Text(body, "capacity", null, errors);
        if (capacity is not null && capacity != (isPerson ? "personal" : "organisation"))
            errors["capacity"] = [isPerson ? "A person signs in the capacity \"personal\"." : "An organisation signs in the capacity \"organisation\"."];
        var on = Text(body, "on", null, errors);
        if (on is not null && !DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) errors["on"] = ["It is no date. Use the form 2026-03-14."];
        var receiptTo = Text(body, "receiptTo", null, errors);
        EmailAddress? recipient = null;
        if (receiptTo is not null && !mails) errors["receiptTo"] = ["Mail is not set up here. Leave it out: the answer holds the receipt."];
        else if (receiptTo is not null && EmailAddress.TryParse(receiptTo, out var address)) recipient = address;
        else if (receiptTo is not null) errors["receiptTo"] = [EmailAddress.Refusal];
        var language = Text(body, "receiptLanguage", null, errors);
        if (language is not null && !Interface.Languages.Contains(language)) errors["receiptLanguage"] = [$"Receipts are not written in that language. Choose one of: {string.Join(", ", Interface.Languages)}."];
        var request = new EndorseRequest
        {
            IsPerson = isPerson,
            Name = name,
            Country = country,
            Affiliation = isPerson ? Line(signatory, "affiliation", kind, SignatoryName.MaxLength, errors) : null,
            Key = isPerson ? PersonKey(signatory, errors) : null,
            Group = Line(body, "group", null, MaxGroup, errors),
            Rendition = Line(body, "rendition", null, MaxRendition, errors),
            Reservation = Line(body, "reservation", null, MaxReservation, errors),
            AdReferendum = Flag(body, "adReferendum", errors),
            Confidential = Flag(body, "confidential", errors),
            On = on,
            ReceiptTo = recipient,
            ReceiptLanguage = language,
        };
        return errors.Count == 0 ? request : null;
    }

    /// <summary>What tells a person from another of the same name: the mailbox.</summary>
    public static string KeyOf(EmailAddress address) => "email:" + address.Mailbox;

    public static string KeyOf(string reference) => "reference:" + reference;

    private static string? PersonKey(JsonElement person, Dictionary<string, string[]> errors)
    {
        var email = Text(person, "email", "person", errors);
        var reference = Line(person, "reference", "person", MaxReference, errors);
        if (email is not null)
        {
            if (EmailAddress.TryParse(email, out var address)) return KeyOf(address);
            errors["person.email"] = [EmailAddress.Refusal];
            return null;
        }

        if (reference is not null) return KeyOf(reference);
        if (!errors.ContainsKey("person.reference")) errors.TryAdd("person.email", ["Give \"email\" or \"reference\": it tells two people of the same name apart, and is never shown."]);
        return null;
    }

    private static string? Line(JsonElement json, string field, string? inside, int maxLength, Dictionary<string, string[]> errors)
    {
        var text = Text(json, field, inside, errors);
        if (text is null) return null;
        if (SignatoryName.TryParse(text, maxLength, out var line, out var wrong)) return line.Value;
        errors.TryAdd(inside is null ? field : $"{inside}.{field}", [wrong]);
        return null;
    }

    private static string? Text(JsonElement json, string field, string? inside, Dictionary<string, string[]> errors)
    {
        if (!json.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        var path = inside is null ? field : $"{inside}.{field}";
        if (value.ValueKind != JsonValueKind.String) errors[path] = ["It must be a text."];
        else if (ApiJson.TextOf(value) is { } text) return text;
        else errors[path] = ["It is not valid Unicode."];
        return null;
    }

    private static bool Flag(JsonElement json, string field, Dictionary<string, string[]> errors)
    {
        if (!json.TryGetProperty(field, out var value)) return false;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        errors[field] = ["It must be true or false."];
        return false;
    }
}
