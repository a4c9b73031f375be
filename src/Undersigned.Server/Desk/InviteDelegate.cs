// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk;

/// <summary><c>POST /desk/statements/{slug}/invite</c>: a delegate gets the whole text by mail, with a personal link.</summary>
internal static class InviteDelegate
{
    private const int MaxName = 200;

    public static async Task Post(HttpContext context)
    {
        var (form, by, slug) = (context.Request.Form, People.Of(context)!, context.Route("slug"));
        var errors = new List<FieldError>();
        var called = form["organisation"].ToString().Trim();
        var organisation = context.Read(db => Registry.Find(db, called, null));
        if (organisation is null) errors.Add(new FieldError("organisation", called.Length == 0 ? "error.organisation.empty" : "error.organisation.unknown", FormBody.Shown(called)));
        if (!SignatoryName.TryParse(form["name"].ToString(), MaxName, out var name, out _)) errors.Add(new FieldError("name", "error.name", FormBody.Shown(form["name"].ToString())));
        if (!EmailAddress.TryParse(form["address"].ToString().Trim(), out var email)) errors.Add(new FieldError("address", "error.email", FormBody.Shown(form["address"].ToString())));
        var until = form["until"].ToString() is { Length: > 0 } day ? day : null;
        if (until is not null && (until.Length != 10 || Days.ParseOrNull(until) is null)) errors.Add(new FieldError("until", "error.day", FormBody.Shown(until)));
        if (context.Folder().Settings is not { Smtp: not null, PublicUrl: not null }) errors.Add(new FieldError("address", "error.no-mail", ""));
        if (errors.Count > 0)
        {
            await StatementDesk.Show(context, errors);
            return;
        }

        var invite = new Invite(slug, organisation!.Id, email, name, form["language"].ToString(), until, form["only"] == "1", form["own"] == "1");
        var outcome = await context.Submit(tx =>
        {
            var done = invite.Run(tx, by);
            if (done is InviteOutcome.Sent sent) DeskRecord.Write(tx, by, "invited", "statement:" + tx.Open(slug)!.Id, $"review {sent.Review}");
            return done;
        });
        context.RequestServices.GetRequiredService<MailDelivery>().Wake();
        await (outcome switch
        {
            InviteOutcome.Sent => PersonalPages.See(context, $"/desk/statements/{slug}?invited=1"),
            InviteOutcome.UnknownStatement => Refusal.Send(context, 404, "statement", "/desk"),
            InviteOutcome.UnknownOrganisation => StatementDesk.Show(context, [new FieldError("organisation", "error.organisation.unknown", FormBody.Shown(called))]),
            InviteOutcome.Against => StatementDesk.Show(context, [new FieldError("organisation", "error.invite-against", FormBody.Shown(called))]),
            _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
        });
    }
}
