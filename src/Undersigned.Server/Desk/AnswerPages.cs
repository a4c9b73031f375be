// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Pages;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk;

/// <summary><c>/answer/{token}</c>: a body says whether a request in its name is its own. To look does nothing; to press a button answers, once.</summary>
internal sealed class AnswerPages(ReaderPool readers, Sequencer sequencer, DataFolder folder, TimeProvider time)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/answer/{token}", Show);
        routes.MapPost("/answer/{token}", Answer);
    }

    private Link? Find(Connection db, HttpContext context) => Links.Find(db, folder.Keys, (string)context.Request.RouteValues["token"]!) is { Purpose: Questions.Purpose } link ? link : null;

    private Task Show(HttpContext context)
    {
        var ui = PageResponses.Ui(context.Request);
        var (link, view) = readers.Read(db =>
        {
            if (Find(db, context) is not { } found || Questions.OfLink(db, found.No) is not { } question || Review.Load(db, question.Review) is not { Request: { } request } item) return (null, null);
            if (OpenStatement.SlugOf(db, item.Statement) is not { } slug || (question.Answer is null && !item.IsPending)) return ((Link?)found, (AnswerView?)null);
            var statement = new StatementSearch(db, "").One(slug)!.Item(ui.Language);
            return (found, new AnswerView
            {
                Token = (string)context.Request.RouteValues["token"]!,
                Name = request.Name,
                Slug = slug,
                Title = statement.Title,
                TitleLanguage = statement.TitleLanguage,
                Reservation = request.Reservation,
                Answer = question.Answer,
            });
        });
        if (link is null) return Refusal.Send(context, 404, "question");
        if (link.IsExpired(time.GetUtcNow())) return Refusal.Send(context, 410, "question-expired");
        return view is null ? Refusal.Send(context, 410, "question-over") : PersonalPages.Send<AnswerPage, AnswerView>(context, view);
    }

    private async Task Answer(HttpContext context)
    {
        var form = await FormBody.Read(context);
        var answer = form["answer"].ToString();
        if (answer is "yes" or "no" && readers.Read(db => Find(db, context)) is { } link) await sequencer.Submit(new AnswerQuestion(link, answer == "yes").Run);
        // Whatever came of it, the page says.
        await Show(context);
    }
}
