// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// What a mailed link opens: a page that shows what is about to be done, whose button does it, and which shows from then on what
/// became of it. To open it does nothing: programs that look into mail open every link.
/// </summary>
internal sealed class ConfirmPages(ReaderPool readers, DataFolder folder, Sequencer sequencer, MailDelivery delivery, TimeProvider time, RequestLimit limit, PublicPages pages)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/confirm/{token}", ["GET", "HEAD"], context => limit.Allows(context) ? Show(context) : PublicForms.TooMany(context, pages));
        routes.MapPost("/confirm/{token}", context => limit.Allows(context) ? Press(context) : PublicForms.TooMany(context, pages));
        routes.MapMethods("/requests/{id}", ["GET", "HEAD"], context => limit.Allows(context) ? Request(context) : PublicForms.TooMany(context, pages));
    }

    private static string Token(HttpContext context) => (string)context.Request.RouteValues["token"]!;

    private MailedRequest? Find(HttpContext context) => readers.Read(db => MailedRequest.Find(db, folder.Keys, Token(context)));

    private Outcomes Outcomes => new(readers, sequencer, folder);

    private async Task Show(HttpContext context, FilledIn? filled = null, string given = "", IReadOnlyList<FieldError>? errors = null)
    {
        if (Find(context) is not { } mailed)
        {
            await Send(context, new OutcomeView { Case = "forged", Status = 404 });
            return;
        }

        var ui = PageResponses.Ui(context.Request);
        if (mailed.Link.Used is not null || mailed.Link.IsExpired(time.GetUtcNow()) || mailed.Item is not { Request: { } request, Email: { } email })
        {
            await Send(context, await Outcomes.Of(mailed, ui, time.GetUtcNow()));
            return;
        }

        var text = Outcomes.Text(mailed.Item.Statement, filled?.Request.Rendition ?? request.Rendition ?? ui.Language);
        if (request.IsWithdrawal)
        {
            var mine = (await sequencer.Submit(tx => Withdrawable.Of(tx, mailed.Item.Statement, email))).Value;
            await PersonalPages.Send<ConfirmWithdrawalPage, ConfirmWithdrawalView>(
                context, new ConfirmWithdrawalView(Token(context), text, mine.ConvertAll(one => (one.Index, one.Name)), given, errors ?? []), errors is null ? 200 : 422);
            return;
        }

        // Asked within a transaction, which alone sees who stands; nothing is written.
        var prospect = (await sequencer.Submit(tx => Prospect.Of(tx, mailed.Item, request))).Value;
        if (Outcomes.Against(prospect, text, mailed.Item) is { } against)
        {
            await Send(context, against);
            return;
        }

        var shown = filled?.Request ?? request;
        var reviewed = prospect as Prospect.Reviewed;
        await PersonalPages.Send<ConfirmPage, ConfirmView>(context, new ConfirmView
        {
            Token = Token(context),
            Text = text,
            IsPerson = request.IsPerson,
            Name = prospect is Prospect.Listed listed ? listed.Wanted.Name.Value : request.Name,
            Country = request.Country,
            Affiliation = request.Affiliation,
            Reservation = shown.Reservation,
            Unnamed = shown.Confidential,
            Signer = shown.Signer,
            Office = shown.Office,
            IsInvitation = mailed.Link.Purpose == RequestMail.Invitation,
            Cause = reviewed is null ? null : Outcomes.CauseKey(reviewed.Cause),
            CauseDay = Days.ParseOrNull(reviewed?.Day),
            LastDay = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(mailed.Link.Expires, folder.Settings.TimeZone).DateTime),
            Errors = errors ?? [],
        }, errors is null ? 200 : 422);
    }

    /// <summary>An invitation as it was filled in.</summary>
    private sealed record FilledIn(ReviewRequest Request);

    private async Task Press(HttpContext context)
    {
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

        if (Find(context) is not { Item.Request: { } request } mailed || mailed.Link.Used is not null || mailed.Link.IsExpired(time.GetUtcNow()))
        {
            await Show(context);
            return;
        }

        var fault = new FieldFault();
        if (request.IsWithdrawal)
        {
            long? index = long.TryParse(form["entry"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var entry) ? entry : null;
            SignatoryName? name = null;
            if (index is null)
            {
                var given = form["name"].ToString();
                if (fault.Line("name", given, SignatoryName.MaxLength, "error.withdraw.name") is null)
                {
                    await Show(context, given: FieldFault.Shown(given), errors: fault.Errors);
                    return;
                }

                name = SignatoryName.TryParse(given, out var parsed, out _) ? parsed : null;
            }

            await sequencer.Submit(new ConfirmWithdrawal(mailed.Link.No, index, name).Run);
        }
        else
        {
            ReviewRequest? filled = null;
            if (mailed.Link.Purpose == RequestMail.Invitation)
            {
                var language = form["in"].ToString();
                filled = request with
                {
                    Signer = fault.Line("name", form["name"].ToString(), SignatoryName.MaxLength, "error.person-name.empty"),
                    Office = fault.Line("role", form["role"].ToString(), SignatoryName.MaxLength),
                    Reservation = fault.Line("reservation", form["reservation"].ToString().ReplaceLineEndings(" ").Replace('\t', ' '), EndorseForm.MaxReservation),
                    Rendition = Outcomes.Text(mailed.Item.Statement, request.Rendition).Languages.Contains(language) ? language : request.Rendition,
                };
                if (fault.Errors.Count > 0)
                {
                    var typed = filled with { Signer = FieldFault.Shown(form["name"].ToString()), Office = FieldFault.Shown(form["role"].ToString()), Reservation = FieldFault.Shown(form["reservation"].ToString().ReplaceLineEndings("\n"), manyLines: true) };
                    await Show(context, new FilledIn(typed), errors: fault.Errors);
                    return;
                }
            }

            await sequencer.Submit(new ConfirmRequest(mailed.Link.No, filled).Run);
            delivery.Wake();
        }

        // The page of the link says what became of it, to this request and to every later one.
        await PersonalPages.See(context, "/confirm/" + Token(context));
    }

    private async Task Request(HttpContext context)
    {
        var item = readers.Read(db => Review.Find(db, (string)context.Request.RouteValues["id"]!));
        if (item is null) await pages.Error(context, 404);
        else await Send(context, await Outcomes.Of(item, PageResponses.Ui(context.Request)));
    }

    private static Task Send(HttpContext context, OutcomeView view) => PersonalPages.Send<OutcomePage, OutcomeView>(context, view, view.Status);
}
