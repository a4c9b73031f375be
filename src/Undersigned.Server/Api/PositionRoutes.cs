// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Statements;
using static Undersigned.Server.Api.ManagementApi;

namespace Undersigned.Server.Api;

/// <summary>Opens and closes statements: <c>POST /api/v1/statements/{slug}/openings</c> and <c>/closings</c>.</summary>
internal static class PositionRoutes
{
    public static void Map(ManagementApi api, IEndpointRouteBuilder routes)
    {
        api.MapPost(routes, "/api/v1/statements/{slug}/openings", ["until", "on"], (context, body) =>
        {
            var open = new OpenForEndorsement(Slug(context), body.Day("until"), On: body.Day("on"));
            return tx => Tell(open.Run(tx), open.Slug);
        });
        api.MapPost(routes, "/api/v1/statements/{slug}/closings", ["on"], (context, body) =>
        {
            var close = new CloseForEndorsement(Slug(context), body.Day("on"));
            return tx => Tell(close.Run(tx), close.Slug);
        });
    }

    private static string Slug(HttpContext context) => (string)context.Request.RouteValues["slug"]!;

    private static Answer Tell(PositionOutcome outcome, string slug) => outcome switch
    {
        PositionOutcome.Done done => new Answer.Recorded(done.Index, done.Act),
        PositionOutcome.UnknownStatement => new Answer.Refused(404, "unknown-statement", "There is no such statement", $"No statement has the address \"{slug}\". GET /api/v1/statements lists them."),
        PositionOutcome.Already { Position: "unopened" } => new Answer.Refused(409, "already", "The statement is not open", "It was never opened. Nothing was recorded."),
        PositionOutcome.Already already => new Answer.Refused(409, "already", "The statement is in that position already", $"Its position is \"{already.Position}\". Nothing was recorded."),
        PositionOutcome.Past past => new Answer.Refused(422, "until-past", "The last day is past", $"\"until\" is {past.Until}, which lies before today. Nothing was recorded."),
        _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
    };
}
