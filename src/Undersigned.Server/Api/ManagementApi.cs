// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;

namespace Undersigned.Server.Api;

/// <summary>What the secretariat does by a program, with a token of the scope <c>manage</c>: each POST records one act.</summary>
internal sealed class ManagementApi(Sequencer sequencer, Tokens tokens)
{
    /// <summary>The answer to a wish: an act was recorded, or why not.</summary>
    internal abstract record Answer
    {
        private Answer() { }

        public sealed record Recorded(long Index, string Act) : Answer;

        public sealed record Refused(int Status, string Type, string Title, string Detail) : Answer;
    }

    private abstract record Answered
    {
        public sealed record Now(Answer Answer) : Answered;

        public sealed record Before(byte[] Json) : Answered;

        public sealed record OtherBody : Answered;
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        PositionRoutes.Map(this, routes);
        EndorsementRoutes.Map(this, routes);
    }

    /// <summary>One route: checks what all have in common, reads the body, and runs the operation with the key against repetition.</summary>
    /// <param name="operate">Gives the operation, or null when the fields have errors.</param>
    public void MapPost(IEndpointRouteBuilder routes, string pattern, IReadOnlyList<string> fields, Func<HttpContext, BodyFields, Func<LogTransaction, Answer>> operate) =>
        routes.MapPost(pattern, async context =>
        {
            if (await ApiRequest.Read(context, tokens, Tokens.Manage) is not { } read) return;
            var (request, json) = read;
            var body = new BodyFields(json, fields);
            var operation = operate(context, body);
            if (body.Errors.Count > 0)
            {
                await Problem.Write(context, 422, "invalid-fields", "It cannot be recorded as it is", "Some fields are missing or wrong; nothing was recorded. Each is named in \"errors\".", body.Errors);
                return;
            }

            var done = await sequencer.Submit<Answered>(tx =>
            {
                if (request.Key.Find(tx) is { } first) return first.SameBody ? new Answered.Before(first.Answer.Answer ?? []) : new Answered.OtherBody();
                var answer = operation(tx);
                if (answer is Answer.Recorded recorded) request.Key.Keep(tx, new FirstAnswer(201, null, Json(recorded)));
                return new Answered.Now(answer);
            });
            await (done.Value switch
            {
                Answered.OtherBody => ApiRequest.RefuseOtherBody(context),
                Answered.Before before => ApiRequest.Answer(context, 201, before.Json),
                Answered.Now { Answer: Answer.Recorded recorded } => ApiRequest.Answer(context, 201, Json(recorded)),
                Answered.Now { Answer: Answer.Refused refused } => Problem.Write(context, refused.Status, refused.Type, refused.Title, refused.Detail),
                _ => throw new InvalidOperationException(),
            });
        }).ForToken(Tokens.Manage);

    private static byte[] Json(Answer.Recorded recorded) => ApiJson.Object(json =>
    {
        json.WriteNumber("index", recorded.Index);
        json.WriteString("act", recorded.Act);
    });
}
