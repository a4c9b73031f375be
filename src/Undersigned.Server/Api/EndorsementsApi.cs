// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Api;

/// <summary><c>POST /api/v1/statements/{slug}/endorsements</c>: records one endorsement, and answers with its receipt.</summary>
internal sealed class EndorsementsApi(Sequencer sequencer, ReaderPool readers, DataFolder folder, Tokens tokens, MailDelivery mail, OrganisationIndex index)
{
    private abstract record Answered
    {
        public sealed record Now(EndorseOutcome Outcome) : Answered;

        public sealed record Before(FirstAnswer Answer) : Answered;

        public sealed record OtherBody : Answered;
    }

    private const string PathStart = "/api/v1/statements/";
    private const string PathEnd = "/endorsements";

    private static readonly SearchValues<char> InSlug = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly RecordedAnswer _recorded = new(folder);

    /// <param name="anybody">The routes that anybody may call.</param>
    public void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder anybody)
    {
        routes.MapPost("/api/v1/statements/{slug}/endorsements", context => Post(context, (string)context.Request.RouteValues["slug"]!)).ForToken(Tokens.Endorse);
        anybody.MapGet("/api/v1/reviews/{id}", GetReview);
    }

    /// <summary>The way past the routes for the one address that gets thousands of requests a second when it gets any.</summary>
    public Task Fast(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.Request.Path.Value is not { } path || path.Length <= PathStart.Length + PathEnd.Length
            || !path.StartsWith(PathStart, StringComparison.Ordinal) || !path.EndsWith(PathEnd, StringComparison.Ordinal)) return next(context);
        var slug = path.AsSpan(PathStart.Length, path.Length - PathStart.Length - PathEnd.Length);
        return slug.ContainsAnyExcept(InSlug) ? next(context) : Post(context, slug.ToString());
    }

    private async Task Post(HttpContext context, string slug)
    {
        if (await ApiRequest.ReadBytes(context, tokens, Tokens.Endorse) is not { } request) return;
        if (await Wanted(context, request) is not { } wanted) return;
        var mayRegister = request.Token.Has(Tokens.EndorseNew);
        var endorse = new Endorse(slug, wanted, "reviewed", mayRegister)
        {
            // A program that may enter organisations says by the exact name which it means; for others a name that is none's exactly is looked up before it is reviewed.
            KnownAs = mayRegister || wanted.IsPerson || wanted.Organisation is not null ? null : readers.Read(db => NameVerdict.Of(db, index, wanted.Name.Value, wanted.Country).Organisation),
        };
        var done = await sequencer.Submit<Answered>(tx =>
        {
            if (request.Key.Find(tx) is { } first) return first.SameBody ? new Answered.Before(first.Answer) : new Answered.OtherBody();
            var outcome = endorse.Run(tx);
            if (outcome is EndorseOutcome.Recorded recorded) request.Key.Keep(tx, new FirstAnswer(201, recorded.Entry.Index, null));
            else if (outcome is EndorseOutcome.ToReview review) request.Key.Keep(tx, new FirstAnswer(202, null, Waiting(review.Id)));
            return new Answered.Now(outcome);
        });

        if (wanted.ReceiptTo is not null) mail.Wake();
        await (done.Value switch
        {
            Answered.OtherBody => ApiRequest.RefuseOtherBody(context),
            Answered.Before { Answer.Endorsement: { } endorsement } => Replay(context, endorsement),
            Answered.Before before => ApiRequest.Answer(context, before.Answer.Status, before.Answer.Answer ?? []),
            Answered.Now now => Answer(context, slug, now.Outcome, done.Head),
            _ => throw new InvalidOperationException(),
        });
    }

    /// <summary>What the body asks for; null when it was refused, and answered.</summary>
    private async ValueTask<EndorseRequest?> Wanted(HttpContext context, ApiRequest request)
    {
        if (GoodBody.Read(request.Bytes) is { } good) return good;
        if (await request.Parse(context) is not { } body) return null;
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var wanted = EndorseRequest.Read(body, errors, mails: folder.Settings.Smtp is not null);
        if (wanted is null)
            await Problem.Write(context, 422, "invalid-fields", "The endorsement cannot be recorded as it is", "Some fields are missing or wrong; nothing was recorded. Each is named in \"errors\".", errors);
        return wanted;
    }

    private Task Answer(HttpContext context, string slug, EndorseOutcome outcome, LogHead head) => outcome switch
    {
        EndorseOutcome.Recorded recorded => _recorded.Send(context, recorded.Entry, head.Note),
        EndorseOutcome.ToReview review => ApiRequest.Answer(context, 202, Waiting(review.Id)),
        EndorseOutcome.UnknownStatement => Problem.Write(context, 404, "unknown-statement", "There is no such statement", $"No statement has the address \"{slug}\". GET /api/v1/statements lists them."),
        EndorseOutcome.NotOpen { Position: "unopened" } => Problem.Write(context, 409, "not-open", "The statement is not open for endorsement", "The secretariat has not opened it. Nothing was recorded."),
        EndorseOutcome.NotOpen closed => Problem.Write(context, 409, "not-open", "The statement is closed for endorsement", $"It was open until {closed.Day}. Nothing was recorded."),
        EndorseOutcome.UnknownGroup unknown => Problem.Write(context, 422, "unknown-group", "There is no such group", unknown.Known.Count == 0 ? "No group of this statement takes such a signatory now." : $"Groups that take such a signatory: {string.Join(", ", unknown.Known)}."),
        EndorseOutcome.AmbiguousGroup ambiguous => Problem.Write(context, 422, "ambiguous-group", "Several groups fit", $"Name one of them by its id: {string.Join(", ", ambiguous.Candidates)}."),
        EndorseOutcome.WrongGroup wrong => Problem.Write(context, 422, "wrong-group", "The group does not take such a signatory", wrong.Takes == "none" ? $"The group \"{wrong.Group}\" takes no signatures." : $"The group \"{wrong.Group}\" takes {wrong.Takes} only."),
        EndorseOutcome.NotMember member => Problem.Write(context, 422, "not-a-member", "The group is for members", $"The group \"{member.Group}\" takes members of the network only, and the registry knows no membership of this organisation today."),
        EndorseOutcome.NotConfidential confidential => Problem.Write(context, 422, "not-confidential", "The group has no confidential endorsements", $"Every signatory in \"{confidential.Group}\" is named."),
        EndorseOutcome.UnknownRendition rendition => Problem.Write(context, 422, "unknown-rendition", "The statement has no text in that language", $"Its languages: {string.Join(", ", rendition.Known)}."),
        EndorseOutcome.Stands stands => Problem.Write(context, 409, "already-endorsed", "The signatory has endorsed already", $"Its endorsement stands as entry {stands.Index} of the log. Nothing was recorded."),
        _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
    };

    private Task Replay(HttpContext context, long index)
    {
        var (entry, checkpoint) = readers.Read(db =>
        {
            var store = new LogStore(db);
            var size = store.SizeSignedWith(index);
            var (entry, root) = store.Prove(index, size) ?? throw new IntegrityException($"Entry {index} was answered and is not in the log.");
            return (entry, folder.Key.Sign(size, root).ToBytes());
        });
        return _recorded.Send(context, entry, checkpoint);
    }

    private static byte[] Waiting(byte[] id) => ApiJson.Object(json =>
    {
        json.WriteString("id", Review.Format(id));
        json.WriteString("status", "waiting");
        json.WriteString("url", $"/api/v1/reviews/{Review.Format(id)}");
    });

    /// <summary><c>GET /api/v1/reviews/{id}</c>: where a request stands that is reviewed.</summary>
    private Task GetReview(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        var status = readers.Read(db => Review.Status(db, id));
        context.Response.Headers.CacheControl = "no-store";
        return status is null
            ? Problem.Write(context, 404, "unknown-review", "There is no such request", "The address is that of no request to endorse.")
            : ApiRequest.Answer(context, 200, ApiJson.Object(json =>
            {
                json.WriteString("id", id);
                json.WriteString("status", status);
            }));
    }
}
