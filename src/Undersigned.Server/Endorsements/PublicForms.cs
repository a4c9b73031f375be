// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// The forms of visitors: to endorse a statement, and to withdraw. Each is answered alike whatever is known, and what comes of it
/// stands behind the link that is mailed.
/// </summary>
internal sealed class PublicForms(ReaderPool readers, DataFolder folder, Sequencer sequencer, MailLimits mails, MailDelivery delivery, NetworkDay network, TimeProvider time, RequestLimit limit, PublicPages pages)
{
    private const int Offered = 100;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/statements/{slug}/endorse", ["GET", "HEAD"], context => Show(context, "endorse"));
        routes.MapPost("/statements/{slug}/endorse", Limited(Endorse));
        routes.MapMethods("/statements/{slug}/withdraw", ["GET", "HEAD"], context => Show(context, "withdraw"));
        routes.MapPost("/statements/{slug}/withdraw", Limited(Withdraw));
    }

    /// <summary>A form whose sender's block asks too often, or whose body is no form, is answered before it is looked at.</summary>
    private RequestDelegate Limited(Func<HttpContext, IFormCollection, Task> handle) => async context =>
    {
        if (!limit.Allows(context))
        {
            await TooMany(context, pages);
            return;
        }

        IFormCollection form;
        try
        {
            form = await FormBody.Read(context);
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException)
        {
            await pages.Error(context, 400);
            return;
        }

        await handle(context, form);
    };

    /// <summary>Says that the sender's block asks too often.</summary>
    public static Task TooMany(HttpContext context, PublicPages pages)
    {
        context.Response.Headers.RetryAfter = "1";
        return pages.Error(context, 429, retryAfter: 1);
    }

    private static string Slug(HttpContext context) => (string)context.Request.RouteValues["slug"]!;

    private string Ticket(string form, string slug) => FormTicket.For(folder.Keys, $"{form} {slug}", time.GetUtcNow());

    private byte[]? Check(string form, string slug, IFormCollection sent) => FormTicket.Check(folder.Keys, $"{form} {slug}", sent[FormTicket.Field].ToString(), time.GetUtcNow());

    private Task Show(HttpContext context, string form)
    {
        if (!limit.Allows(context)) return TooMany(context, pages);
        var (slug, language) = (Slug(context), context.Request.Query["in"].ToString());
        var ui = PageResponses.Ui(context.Request);
        if (readers.Read(db => SignedText.Read(db, slug, language.Length > 0 ? language : ui.Language)) is not { } text) return pages.Error(context, 404);
        if (text.Slug != slug)
        {
            context.Response.Redirect($"/statements/{text.Slug}/{form}{context.Request.QueryString.Value}", permanent: true);
            return Task.CompletedTask;
        }

        if (!folder.Settings.MailsLinks) return PersonalPages.Send<OutcomePage, OutcomeView>(context, new OutcomeView { Case = "no-mail", Text = text });
        if (form == "withdraw") return PersonalPages.Send<WithdrawFormPage, WithdrawFormView>(context, new WithdrawFormView(text, Ticket(form, slug), "", []));
        var statement = readers.Read(db => OpenStatement.Load(db, slug))!;
        if (statement.RefuseOn(network.Today) is EndorseOutcome.NotOpen not)
            return PersonalPages.Send<OutcomePage, OutcomeView>(context, new OutcomeView { Case = not.Day is null ? "unopened" : "closed", Text = text, Day = Days.ParseOrNull(not.Day) });
        var (organisations, persons) = Takes(statement);
        if (!organisations && !persons) return PersonalPages.Send<OutcomePage, OutcomeView>(context, new OutcomeView { Case = "not-taken", Text = text });
        return Send(context, View(text, statement, EndorseFields.Empty(isPerson: !organisations)));
    }

    private static (bool Organisations, bool Persons) Takes(OpenStatement statement) =>
        (statement.Groups.Any(group => group.Admits(person: false)), statement.Groups.Any(group => group.Admits(person: true)));

    private EndorseFormView View(SignedText text, OpenStatement statement, EndorseFields given)
    {
        var (organisations, persons) = Takes(statement);
        return new EndorseFormView
        {
            Text = text,
            TakesOrganisations = organisations || !persons,
            TakesPersons = persons,
            UnnamedOrganisations = statement.CountsUnnamed(person: false),
            UnnamedPersons = statement.CountsUnnamed(person: true),
            Until = Days.ParseOrNull(statement.Until),
            Ticket = Ticket("endorse", text.Slug),
            Given = given,
            Offered = organisations ? readers.Read(db => OrganisationSearch.Offered(db, network.Today, Offered)) : [],
        };
    }

    private static Task Send(HttpContext context, EndorseFormView view, int status = 200) => PersonalPages.Send<EndorseFormPage, EndorseFormView>(context, view, status);

    private async Task Endorse(HttpContext context, IFormCollection sent)
    {
        var slug = Slug(context);
        var read = readers.Read(db =>
        {
            if (SignedText.Read(db, slug, sent["in"].ToString()) is not { } text || OpenStatement.Load(db, slug) is not { } statement) return default;
            var (organisations, persons) = Takes(statement);
            var form = EndorseForm.Read(sent, db, text, statement, persons, organisations || !persons, find: sent.ContainsKey("find"));
            return (Text: text, Statement: statement, Form: form, Found: Since(db, statement, form.Found));
        });
        if (read.Text is null)
        {
            await pages.Error(context, 404);
            return;
        }

        if (!folder.Settings.MailsLinks)
        {
            await PersonalPages.Send<OutcomePage, OutcomeView>(context, new OutcomeView { Case = "no-mail", Text = read.Text, Status = 409 }, 409);
            return;
        }

        var view = View(read.Text, read.Statement, read.Form.Fields) with { Found = read.Found, Searched = read.Form.Searched, Errors = read.Form.Errors };
        var ticket = Check("endorse", slug, sent);
        if (read.Form is not { Request: { } request, Email: { } email })
        {
            // The form keeps its ticket while it is filled in.
            await Send(context, ticket is null ? view : view with { Ticket = sent[FormTicket.Field].ToString() }, sent.ContainsKey("find") ? 200 : 422);
            return;
        }

        if (await Ask(context, ticket, new AskByMail(slug, ticket ?? [], RequestMail.Endorse, request, email, PageResponses.Ui(context.Request).Language)) is { } refusal)
        {
            await Send(context, view with { Notice = refusal.Notice }, refusal.Status);
            return;
        }

        await PersonalPages.Send<SentPage, SentView>(context, new SentView("endorse", read.Text, email.Value));
    }

    private async Task Withdraw(HttpContext context, IFormCollection sent)
    {
        var slug = Slug(context);
        var ui = PageResponses.Ui(context.Request);
        if (readers.Read(db => SignedText.Read(db, slug, ui.Language)) is not { } text)
        {
            await pages.Error(context, 404);
            return;
        }

        var fault = new FieldFault();
        var given = FieldFault.Shown(sent["email"].ToString()).Trim();
        if (!EmailAddress.TryParse(given, out var email)) fault.Add(EndorseForm.MailField, given.Length == 0 ? "error.email.empty" : "error.email", given.Length > 100 ? given[..100] + "…" : given);
        var ticket = Check("withdraw", slug, sent);
        var view = new WithdrawFormView(text, ticket is null || fault.Errors.Count == 0 ? Ticket("withdraw", slug) : sent[FormTicket.Field].ToString(), given, fault.Errors);
        if (!folder.Settings.MailsLinks) await PersonalPages.Send<OutcomePage, OutcomeView>(context, new OutcomeView { Case = "no-mail", Text = text, Status = 409 }, 409);
        else if (fault.Errors.Count > 0) await PersonalPages.Send<WithdrawFormPage, WithdrawFormView>(context, view, 422);
        else if (await Ask(context, ticket, new AskByMail(slug, ticket ?? [], RequestMail.Withdraw, ReviewRequest.Withdrawal, email, ui.Language)) is { } refusal)
            await PersonalPages.Send<WithdrawFormPage, WithdrawFormView>(context, view with { Notice = refusal.Notice }, refusal.Status);
        else await PersonalPages.Send<SentPage, SentView>(context, new SentView("withdraw", text, email.Value));
    }

    /// <summary>Has the mail sent; null when the answer is that it was, whatever is known.</summary>
    private async Task<(string Notice, int Status)?> Ask(HttpContext context, byte[]? ticket, AskByMail ask)
    {
        if (ticket is null) return ("form.ticket", 422);
        if (!mails.Allows(context.Connection.RemoteIpAddress))
        {
            context.Response.Headers.RetryAfter = mails.RetryAfter.ToString(CultureInfo.InvariantCulture);
            return ("form.block", 429);
        }

        var asked = (await sequencer.Submit(ask.Run)).Value;
        delivery.Wake();
        return asked is Asked.OtherBefore ? ("form.sent-before", 422) : null;
    }

    /// <summary>Adds to the organisations found since when they stand under the statement, which its page says too.</summary>
    private static List<FoundOrganisation> Since(Connection db, OpenStatement statement, List<FoundOrganisation> found) => found.ConvertAll(one =>
    {
        var query = db.Query("""
            SELECT min(coalesce(e.day, substr(e.at, 1, 10))) FROM endorsement e JOIN statement s ON s.no = e.statement JOIN organisation o ON o.no = e.organisation
            WHERE o.id = ?1 AND s.id = ?2 AND e.state = 'standing' AND e.withheld = 0
            """).With(one.Id).With(statement.Id);
        query.Next();
        var day = Days.ParseOrNull(query.TextOrNull(0));
        query.Reset();
        return one with { Since = day };
    });
}
