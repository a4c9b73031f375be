// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.Json.Serialization;
using Undersigned.Server.Desk;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Demo;

/// <summary>A request of the sample queue.</summary>
/// <param name="Statement">The key of the sample statement.</param>
/// <param name="Hours">How long it has waited.</param>
/// <param name="Email">An address that was confirmed.</param>
/// <param name="ByBody">Of one that the secretariat entered: whether the body itself said it.</param>
/// <param name="Asked">Where the body was asked.</param>
/// <param name="Returned">With which status that mail came back.</param>
internal sealed record SampleCase(
    string Statement, int Hours, string Name, string? Country, string Channel, string? Email, string? Signer, string? Office, string? Said, bool ByBody, string? Quotation, string? Reservation,
    string? Asked, string? Returned, bool Person, string? Affiliation, bool Held);

/// <summary>Fills the review queue of the sample network with one case of each kind.</summary>
internal sealed class LoadQueue(IReadOnlyList<LoadedStatement> statements)
{
    public void Run(LogTransaction tx)
    {
        foreach (var sample in JsonSerializer.Deserialize(SampleNetwork.Read("queue.json"), SampleCaseJson.Default.SampleCaseArray)!.OrderByDescending(sample => sample.Hours)) Add(tx, sample);
    }

    private void Add(LogTransaction tx, SampleCase sample)
    {
        var slug = statements.FirstOrDefault(statement => statement.Sample.Key == sample.Statement)?.Slug ?? throw Wrong(sample, "its statement is none of the samples");
        if (!SignatoryName.TryParse(sample.Name, out var name, out var error) || name.Value != sample.Name) throw Wrong(sample, error);
        EmailAddress? email = sample.Email is null ? null : EmailAddress.TryParse(sample.Email, out var address) ? address : throw Wrong(sample, "its address is none");
        var request = new ReviewRequest(sample.Person, name.Value, sample.Country, sample.Affiliation, sample.Person ? "email:" + email!.Value.Folded : null, null, null, sample.Reservation, false, false, null, null, null)
        {
            Signer = sample.Signer,
            Office = sample.Office,
            Said = sample.Said,
            SaidByBody = sample.ByBody,
        };
        var item = Review.Add(tx, tx.Open(slug)!.Id, request, sample.Channel, "en", evidence: email is null ? "reviewed" : "email", email: email);
        if (sample.Quotation is { } quotation) Pieces.Add(tx, item.No, [Pieces.Quotation(quotation)]);
        tx.Db.Query("UPDATE review SET at = ?2 WHERE no = ?1").With(item.No).With(Timestamp.Format(tx.At - TimeSpan.FromHours(sample.Hours))).Run();
        if (sample.Held) new Hold(item.No).Run(tx);
        if (sample.Asked is { } asked) Ask(tx, sample, item.No, EmailAddress.TryParse(asked, out var there) ? there : throw Wrong(sample, "the address that was asked is none"));
    }

    /// <summary>A question that came back: as if it had been sent, and the mail server there had said that there is no such mailbox.</summary>
    private static void Ask(LogTransaction tx, SampleCase sample, long no, EmailAddress address)
    {
        new Ask(no, address, "ru").Run(tx);
        if (sample.Returned is not { } status || Deliveries.OfReview(tx.Db, no) is not { } delivery) return;
        var message = tx.Db.Query("SELECT message FROM delivery WHERE no = ?1").With(delivery.No);
        message.Next();
        var id = message.Blob(0).ToArray();
        message.Reset();
        new RecordBounce(new Bounce(id, Lost: true, status)).Run(tx);
    }

    private static InvalidDataException Wrong(SampleCase sample, string what) => new($"The sample case {sample.Name} is wrong: {what}.");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SampleCase[]))]
internal sealed partial class SampleCaseJson : JsonSerializerContext;
