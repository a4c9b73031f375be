// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text.Json;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>Requests that the secretariat must look at. No act yet; the address of each is as hard to guess as a receipt's.</summary>
internal static class Review
{
    private const int IdBytes = 10;

    public static byte[] Add(LogTransaction tx, string statement, EndorseRequest request)
    {
        var id = RandomNumberGenerator.GetBytes(IdBytes);
        tx.Db.Query("INSERT INTO review(id, statement, status, channel, evidence, request, language, at) VALUES(?1, ?2, 'waiting', 'api', 'reviewed', ?3, ?5, ?4)").With(id).With(statement).With(JsonSerializer.Serialize(ReviewRequest.From(request), ReviewJson.Default.ReviewRequest)).With(tx.AtText).With(Letter.LanguageFor(request.ReceiptLanguage ?? request.Rendition ?? "en")).Run();
        return id;
    }

    public static string Format(ReadOnlySpan<byte> id) => Ulid.Encode(id);

    /// <summary>Its state: <c>waiting</c>, <c>accepted</c> or <c>refused</c>; null for an address that was never given.</summary>
    public static string? Status(Connection db, string id)
    {
        if (Ulid.Decode(id, IdBytes) is not { } bytes) return null;
        var query = db.Query("SELECT status FROM review WHERE id = ?1").With(bytes);
        var status = query.Next() ? query.Text(0) : null;
        query.Reset();
        return status;
    }
}

/// <summary>A request as it waits in the queue.</summary>
internal sealed record ReviewRequest(
    bool IsPerson, string Name, string? Country, string? Affiliation, string? Key, string? Group, string? Rendition, string? Reservation, bool AdReferendum, bool Confidential, string? On, string? ReceiptTo, string? ReceiptLanguage)
{
    public static ReviewRequest From(EndorseRequest request) => new(
        request.IsPerson, request.Name.Value, request.Country, request.Affiliation, request.Key, request.Group, request.Rendition, request.Reservation,
        request.AdReferendum, request.Confidential, request.On, request.ReceiptTo?.Value, request.ReceiptLanguage);
}

[System.Text.Json.Serialization.JsonSerializable(typeof(ReviewRequest))]
internal sealed partial class ReviewJson : System.Text.Json.Serialization.JsonSerializerContext;
