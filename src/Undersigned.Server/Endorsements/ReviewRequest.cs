// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.Json.Serialization;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Endorsements;

/// <summary>What a request in the queue asks for. Rows are read by every later version: a member may be added, with null for what was written before.</summary>
/// <param name="Name">The name to stand in the list, as it was given.</param>
/// <param name="Key">Of a person: what tells two of the same name apart.</param>
internal sealed record ReviewRequest(
    bool IsPerson, string Name, string? Country, string? Affiliation, string? Key, string? Group, string? Rendition, string? Reservation, bool AdReferendum, bool Confidential, string? On, string? ReceiptTo, string? ReceiptLanguage)
{
    /// <summary>The organisation of the registry that it is for, by its ULID; null where it was named only.</summary>
    public string? Organisation { get; init; }

    /// <summary>Who signs for the organisation. Never public.</summary>
    public string? Signer { get; init; }

    /// <summary>The signer's office in it. Never public.</summary>
    public string? Office { get; init; }

    /// <summary>Of one that the secretariat entered: who said it, such as a chairwoman by telephone. Never public.</summary>
    public string? Said { get; init; }

    /// <summary>Of one that the secretariat entered: whether the body itself said it, and not somebody about it.</summary>
    public bool SaidByBody { get; init; }

    /// <summary>Whether it asks to take an endorsement back, and not to give one.</summary>
    public bool IsWithdrawal { get; init; }

    /// <summary>The endorsement that a withdrawal is about, by its entry; null until that is known.</summary>
    public long? Withdraws { get; init; }

    /// <summary>The wish to withdraw, of somebody whose address is all that is known.</summary>
    public static ReviewRequest Withdrawal { get; } = new(false, "", null, null, null, null, null, null, false, false, null, null, null) { IsWithdrawal = true };

    public static ReviewRequest From(EndorseRequest request) => new(
        request.IsPerson, request.Name.Value, request.Country, request.Affiliation, request.Key, request.Group, request.Rendition, request.Reservation,
        request.AdReferendum, request.Confidential, request.On, request.ReceiptTo?.Value, request.ReceiptLanguage)
    {
        Organisation = request.Organisation,
    };

    /// <summary>The request as the rules take it.</summary>
    /// <param name="name">What the organisation is called in the registry, where it is another name than the one given.</param>
    public EndorseRequest ToEndorse(string? name = null) => new()
    {
        IsPerson = IsPerson,
        Name = SignatoryName.TryParse(name ?? Name, out var parsed, out var wrong) ? parsed : throw new InvalidOperationException($"A request in the queue holds a name that cannot stand: {wrong}"),
        Organisation = Organisation,
        Country = Country,
        Affiliation = Affiliation,
        Key = Key,
        Group = Group,
        Rendition = Rendition,
        Reservation = Reservation,
        AdReferendum = AdReferendum,
        Confidential = Confidential,
        On = On,
    };

    /// <summary>Where the answer goes that the API asked for.</summary>
    public EmailAddress? Recipient => EmailAddress.TryParse(ReceiptTo, out var address) ? address : null;

    /// <summary>What is kept once it is decided. Of a withdrawal not even the name: a person's leaves with it.</summary>
    public ReviewRequest WithoutAddress() => this with { Key = null, ReceiptTo = null, Name = IsWithdrawal ? "" : Name };

    public string Write() => JsonSerializer.Serialize(this, ReviewJson.Default.ReviewRequest);

    /// <summary>Null for a request that was forgotten.</summary>
    public static ReviewRequest? Read(string json) => json.Length == 0 ? null : JsonSerializer.Deserialize(json, ReviewJson.Default.ReviewRequest);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReviewRequest))]
internal sealed partial class ReviewJson : JsonSerializerContext;
