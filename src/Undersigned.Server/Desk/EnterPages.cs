// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk;

/// <summary><c>/desk/enter/{slug}</c>: a "we sign" that came by chat, telephone, mail or paper is recorded at once, or left in the queue.</summary>
internal sealed class EnterPages(ReaderPool readers, Sequencer sequencer, DataFolder folder, MailDelivery mail)
{
    private static readonly string[] Fields = ["kind", "name", "country", "affiliation", "group", "channel", "by", "said", "on", "reservation", "quotation", "address", "language"];

    /// <summary>A picture, and the fields around it.</summary>
    private sealed class RoomForPicture : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => Pieces.MaxBytes + (512 * 1024);
    }

    public void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("/desk/enter/{slug}", context => Show(context));
        desk.MapPost("/desk/enter/{slug}", Enter).WithMetadata(new RoomForPicture());
    }

    private Task Show(HttpContext context, IFormCollection? form = null, IReadOnlyList<FieldError>? errors = null, string? against = null)
    {
        var ui = PageResponses.Ui(context.Request);
        var slug = (string)context.Request.RouteValues["slug"]!;
        var view = readers.Read(db =>
        {
            if (OpenStatement.Load(db, slug) is not { } statement || OpenStatement.SlugOf(db, statement.Id) is not { } current) return null;
            var item = new StatementSearch(db, "").One(current)!.Item(ui.Language);
            return new EnterView
            {
                Slug = current,
                Title = item.Title,
                TitleLanguage = item.TitleLanguage,
                Groups = [.. statement.Groups.Select(group => (group.Id, group.Role))],
                TakesOrganisations = statement.Groups.Any(group => group.Admits(person: false)),
                TakesPersons = statement.Groups.Any(group => group.Admits(person: true)),
                Languages = statement.Languages,
                Mails = folder.Settings.Smtp is not null,
                Given = form is null ? new Dictionary<string, string>() : Fields.ToDictionary(field => field, field => Shown(form[field].ToString()), StringComparer.Ordinal),
                Errors = errors ?? [],
                Against = against,
                Done = long.TryParse(context.Request.Query["did"], NumberStyles.None, CultureInfo.InvariantCulture, out var no) && Review.Load(db, no) is { } entered ? Said(ui, entered) : null,
            };
        });
        return view is null ? Refusal.Send(context, 404, "case", "/desk") : PersonalPages.Send<EnterPage, EnterView>(context, view, errors is null && against is null ? 200 : 422);
    }

    // A long quotation is shown again as it was typed; it is the reader's own.
    private static string Shown(string text) => text.Length > Pieces.MaxText ? text[..Pieces.MaxText] : text;

    private static Phrase Said(Interface ui, ReviewItem item) => item.Entry is { } entry
        ? ui.Say("queue.done.accepted", ("name", Markup.Name(item.Request?.Name ?? "", null)), ("entry", Markup.Link(ui.Link($"/log/entries/{entry}"), ui.Number(entry))))
        : ui.Say("queue.done.entered", ("name", Markup.Name(item.Request?.Name ?? "", null)));

    private async Task Enter(HttpContext context)
    {
        var form = await FormBody.Read(context);
        var slug = (string)context.Request.RouteValues["slug"]!;
        var errors = new List<FieldError>();
        if (await Entering.Read(form, errors, context.RequestAborted) is not { } entering)
        {
            await Show(context, form, errors);
            return;
        }

        var person = People.Of(context)!;
        var isAtOnce = form["do"] == "record";
        var done = (await sequencer.Submit<(ReviewItem? Item, string? Against)>(tx =>
        {
            if (tx.Open(slug) is not { } statement) return (null, "statement");
            var item = entering.Add(tx, statement.Id);
            DeskRecord.Write(tx, person, "review-entered", QueueReading.Subject(item.No), entering.Channel);
            if (!isAtOnce) return (item, null);
            var outcome = new Accept(item.No).Run(tx, person.Account);
            if (outcome is not ReviewOutcome.Done recorded)
            {
                Entering.Remove(tx, item.No);
                DeskRecord.Write(tx, person, "review-not-entered", QueueReading.Subject(item.No), DecideCases.Code(outcome));
                return (null, DecideCases.Code(outcome));
            }

            DeskRecord.Write(tx, person, "review-accepted", QueueReading.Subject(item.No), recorded.Entry?.ToString(CultureInfo.InvariantCulture));
            return (item, null);
        })).Value;
        mail.Wake();
        if (done.Item is not { } entered) await Show(context, form, against: done.Against);
        else await PersonalPages.See(context, string.Create(CultureInfo.InvariantCulture, $"/desk/enter/{slug}?did={entered.No}"));
    }
}
