// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using static Undersigned.Server.Api.ManagementApi;

namespace Undersigned.Server.Api;

/// <summary>Acts about endorsements: <c>POST /api/v1/endorsements/{index}/…</c>, and the reversal of a correction.</summary>
internal static class EndorsementRoutes
{
    private const int MaxWords = 4000;

    public static void Map(ManagementApi api, IEndpointRouteBuilder routes)
    {
        api.MapPost(routes, "/api/v1/endorsements/{index}/withdrawals", ["on", "words"], (context, body) =>
            Operation(context, ActOnEndorsement.WithdrawalName, new Withdraw(Index(context), body.Day("on"), body.Line("words", MaxWords)).Run));
        api.MapPost(routes, "/api/v1/endorsements/{index}/annulments", ["reason", "on"], (context, body) =>
            Operation(context, ActOnEndorsement.AnnulmentName, new Annul(Index(context), body.OneOf("reason", ActOnEndorsement.AnnulmentReasons), body.Day("on")).Run));
        api.MapPost(routes, "/api/v1/endorsements/{index}/confirmations", ["on", "words"], (context, body) =>
            Operation(context, ActOnEndorsement.ConfirmationName, new Confirm(Index(context), body.Day("on"), body.Line("words", MaxWords)).Run));
        api.MapPost(routes, "/api/v1/endorsements/{index}/corrections", ["lane", "name", "country", "affiliation", "on"], (context, body) =>
            Operation(context, Correction.Name, new CorrectSignatory(
                Index(context), body.OneOf("lane", CorrectSignatory.Lanes), body.Name("name"), body.Country("country"), body.Line("affiliation", SignatoryName.MaxLength), body.Day("on")).Run));
        api.MapPost(routes, "/api/v1/endorsements/{index}/erasures", [], (context, _) =>
            Operation(context, ActOnEndorsement.ErasureName, new Erase(Index(context)).Run));
        api.MapPost(routes, "/api/v1/corrections/{index}/reversals", [], (context, _) =>
            Operation(context, ActOnEndorsement.ReversalName, new ReverseCorrection(Index(context)).Run));
    }

    /// <summary>No entry has the index −1, so that what is no number names nothing.</summary>
    private static long Index(HttpContext context) =>
        long.TryParse((string)context.Request.RouteValues["index"]!, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;

    private static Func<LogTransaction, Answer> Operation(HttpContext context, string act, Func<LogTransaction, EndorsementOutcome> run) => tx => run(tx) switch
    {
        EndorsementOutcome.Done done => new Answer.Recorded(done.Index, act),
        EndorsementOutcome.Unknown when act == ActOnEndorsement.ReversalName =>
            new Answer.Refused(404, "unknown-correction", "There is no such correction", $"Entry {context.Request.RouteValues["index"]} of the log is no correction of a signatory."),
        EndorsementOutcome.Unknown =>
            new Answer.Refused(404, "unknown-endorsement", "There is no such endorsement", $"Entry {context.Request.RouteValues["index"]} of the log is no endorsement, or names nobody any more."),
        EndorsementOutcome.NotStanding not => new Answer.Refused(409, "not-standing", "The endorsement does not stand", $"It was {not.State}. Nothing was recorded."),
        EndorsementOutcome.NotAPerson => new Answer.Refused(422, "not-a-person", "An organisation has no affiliation", "Only a person has an affiliation. Nothing was recorded."),
        EndorsementOutcome.Unchanged => new Answer.Refused(409, "unchanged", "There is nothing to change", Unchanged(act)),
        var outcome => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
    };

    private static string Unchanged(string act) => act switch
    {
        ActOnEndorsement.ConfirmationName => "It is not, or no longer, subject to confirmation. Nothing was recorded.",
        Correction.Name => "It reads so already. Nothing was recorded.",
        ActOnEndorsement.ErasureName => "Nobody is named by it any more. Nothing was recorded.",
        ActOnEndorsement.ReversalName => "The correction was reversed before. Nothing was recorded.",
        _ => "Nothing was recorded.",
    };
}
