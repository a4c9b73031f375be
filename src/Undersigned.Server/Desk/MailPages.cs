// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk;

/// <summary><c>/desk/mail</c>: what waits, what failed and why, and the forms to try again, to give up, and to let mail go to an address again.</summary>
internal sealed class MailPages(ReaderPool readers, Sequencer sequencer, DataFolder folder, MailDelivery mail, TimeProvider time)
{
    private static readonly string[] Deeds = ["again", "dropped", "lifted", "not-refused", "gone"];

    public void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("/desk/mail", context => Show(context));
        desk.MapPost("/desk/mail", Act);
    }

    private Task Show(HttpContext context, IReadOnlyList<FieldError>? errors = null, string given = "")
    {
        var ui = PageResponses.Ui(context.Request);
        var parts = context.Request.Query["before"].ToString().Split('_');
        (long Ended, long No)? before = parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ended) && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var no) ? (ended, no) : null;
        var done = context.Request.Query["did"].ToString() is var did && Deeds.Contains(did) ? did : null;
        var view = readers.Read(db => new MailReading(db, folder, ui, time.GetUtcNow()).View(before, done, errors ?? [], given));
        return PersonalPages.Send<MailPage, MailView>(context, view, errors is null ? 200 : 422);
    }

    private async Task Act(HttpContext context)
    {
        var form = await FormBody.Read(context);
        var action = form["do"].ToString().Split(':');
        var no = action.Length > 1 && long.TryParse(action[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        EmailAddress address = default;
        if (action[0] == "lift-address")
        {
            var given = form["address"].ToString().Trim();
            if (!EmailAddress.TryParse(given, out address))
            {
                await Show(context, [new FieldError("address", given.Length == 0 ? "error.email.empty" : "error.email", FormBody.Shown(given))], FormBody.Shown(given));
                return;
            }
        }

        var person = People.Of(context)!;
        var deed = (await sequencer.Submit(tx => action[0] switch
        {
            "again" => Again(tx, person, no),
            "drop" => Drop(tx, person, no),
            "lift" => Deliveries.Get(tx.Db, no) is { } delivery ? Lift(tx, person, delivery.Address) : "gone",
            "lift-address" => Lift(tx, person, RefusedAddresses.Key(tx.Keys, address)),
            _ => "gone",
        })).Value;
        mail.Wake();
        await PersonalPages.See(context, "/desk/mail?did=" + deed);
    }

    private string Again(LogTransaction tx, Person person, long no)
    {
        if (Deliveries.Get(tx.Db, no) is not { } delivery) return "gone";
        if (!Outbox.Hurry(tx, no))
        {
            // What has arrived is not sent again, and what was sent again meanwhile not a second time.
            if (!delivery.Failed || MailReading.Address(tx.Db, folder, delivery) is not { } address || LaterOne(tx, delivery)) return "gone";
            Outbox.Add(tx, address, delivery.Template, delivery.Language, delivery.About);
        }

        DeskRecord.Write(tx, person, "mail-again", Subject(no), delivery.Template);
        return "again";
    }

    private static bool LaterOne(LogTransaction tx, Delivery delivery) =>
        delivery.About.Review is { } review && Deliveries.OfReview(tx.Db, review) is { } last && last.No > delivery.No && last.Template == delivery.Template && !last.Failed;

    private static string Drop(LogTransaction tx, Person person, long no)
    {
        if (Deliveries.Get(tx.Db, no) is not { } delivery || !Outbox.Forget(tx, no, delivery.Template)) return "gone";
        DeskRecord.Write(tx, person, "mail-dropped", Subject(no), delivery.Template);
        return "dropped";
    }

    private static string Lift(LogTransaction tx, Person person, byte[] address)
    {
        if (!RefusedAddresses.Lift(tx, address)) return "not-refused";
        DeskRecord.Write(tx, person, "address-lifted", "mail");
        return "lifted";
    }

    private static string Subject(long no) => string.Create(CultureInfo.InvariantCulture, $"mail:{no}");
}
