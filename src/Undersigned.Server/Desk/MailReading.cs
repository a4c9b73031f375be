// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Endorsements;
using Undersigned.Server.Mail;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk;

/// <summary>Reads the mail's page for one reader.</summary>
internal sealed class MailReading(Connection db, DataFolder folder, Interface ui, DateTimeOffset now)
{
    public const int Shown = 50;

    private static readonly string[] Endings = ["delivered", "refused", "given-up", "bounced"];

    public MailView View((long Ended, long No)? before, string? done, IReadOnlyList<FieldError> errors, string given)
    {
        var failed = Deliveries.Failed(db, Shown + 1, before);
        var today = TimeZoneInfo.ConvertTime(now, folder.Settings.TimeZone).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return new MailView
        {
            Sends = folder.Settings.Smtp is not null,
            Waiting = Waiting(),
            WaitingCount = db.Scalar("SELECT count(*) FROM outbox"),
            Failed = [.. failed.Take(Shown).Select(Line)],
            Older = failed.Count > Shown && failed[Shown - 1] is { Ended: { } ended } last ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/desk/mail?before={ended.ToUnixTimeMilliseconds()}_{last.No}") : null,
            Today = [.. Endings.Select(ending => (ending, Deliveries.Count(db, today, ending)))],
            Refused = RefusedAddresses.Count(db, now),
            Done = done,
            Errors = errors,
            Given = given,
        };
    }

    private List<MailLine> Waiting()
    {
        var lines = new List<MailLine>();
        var query = db.Query("SELECT o.no, o.recipient, o.attempts, o.next_at FROM outbox o ORDER BY o.next_at, o.no LIMIT ?1").With(Shown);
        var rows = new List<(long No, string Recipient, long Attempts, DateTimeOffset Next)>();
        while (query.Next()) rows.Add((query.Int(0), query.Text(1), query.Int(2), DateTimeOffset.FromUnixTimeMilliseconds(query.Int(3))));
        foreach (var (no, recipient, attempts, next) in rows)
        {
            if (Deliveries.Get(db, no) is not { } delivery) continue;
            var when = attempts == 0 ? ui.Say("outbox.waits.first") : ui.Say("outbox.waits", ("count", attempts), ("time", Markup.Moment(ui, next)));
            lines.Add(new MailLine(no, What(delivery), recipient, About(delivery), delivery.About.Review, when, delivery.Reason is { } reason ? MailReason.Say(ui, reason) : null, CanSend: true, CanLift: false));
        }

        return lines;
    }

    private MailLine Line(Delivery delivery)
    {
        var address = Address(db, folder, delivery);
        var refused = RefusedAddresses.Get(db, delivery.Address, now);
        return new MailLine(
            delivery.No, What(delivery), address?.Value, About(delivery), delivery.About.Review,
            ui.Say("outbox.ended." + delivery.Ending, ("time", Markup.Moment(ui, delivery.Ended ?? delivery.At))),
            MailReason.Say(ui, delivery.Reason ?? MailReason.Returned),
            CanSend: address is not null && refused is null,
            CanLift: refused is not null);
    }

    /// <summary>Where a mail went whose own record holds no address: to whom its request still belongs. Null where nobody knows any more.</summary>
    public static EmailAddress? Address(Connection db, DataFolder folder, Delivery delivery)
    {
        if (delivery.About.Review is not { } review) return null;
        var known = Questions.Of(db, review).Select(question => question.Address).Append(Review.Load(db, review)?.Email?.Value);
        foreach (var text in known)
            if (EmailAddress.TryParse(text, out var address) && RefusedAddresses.Key(folder.Keys, address).AsSpan().SequenceEqual(delivery.Address)) return address;
        return null;
    }

    private string What(Delivery delivery) => ui.Word("outbox.template.", delivery.Template);

    private Phrase? About(Delivery delivery)
    {
        if (delivery.About.Review is { } no && Review.Load(db, no) is { Request: { } request })
            return ui.Say("outbox.about.request", ("name", Markup.Link(ui.Link($"/desk/queue/{no}"), request.Name, null)));
        return delivery.About.Entry is { } entry ? ui.Say("outbox.about.entry", ("entry", Markup.Link(ui.Link($"/log/entries/{entry}"), ui.Number(entry)))) : null;
    }
}
