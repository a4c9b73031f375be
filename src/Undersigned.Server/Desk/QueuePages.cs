// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk;

/// <summary>The review queue: its lists, each case, and the forms that decide.</summary>
internal sealed class QueuePages(ReaderPool readers, Sequencer sequencer, DataFolder folder, NearestNames names, MailDelivery mail, TimeProvider time)
{
    /// <summary>So many cases at most are decided by one form: all that a page shows.</summary>
    private const int MaxTogether = QueueReading.Shown;

    public void Map(IEndpointRouteBuilder desk)
    {
        desk.MapGet("/desk/queue", Show);
        desk.MapPost("/desk/queue", Decide);
        desk.MapGet("/desk/queue/{no:long}", context => ShowCase(context));
        desk.MapPost("/desk/queue/{no:long}", DecideOne);
        desk.MapGet("/desk/queue/{no:long}/pieces/{ord:int}", SendPiece);
    }

    private QueueReading Reading(Connection db, Interface ui) => new(db, names, ui, time.GetUtcNow(), folder.Settings.TimeZone);

    private Task Show(HttpContext context)
    {
        var query = context.Request.Query;
        var tab = QueueReading.Tabs.Contains(query["tab"].ToString()) ? query["tab"].ToString() : "review";
        var after = query["after"].ToString() is { Length: > 0 and < 40 } cursor ? cursor : null;
        var ui = PageResponses.Ui(context.Request);
        var view = readers.Read(db =>
        {
            var reading = Reading(db, ui);
            var slug = query["statement"].ToString();
            var statement = slug.Length > 0 ? OpenStatement.Load(db, slug) : null;
            var page = reading.Page(tab, after, statement?.Id);
            var shown = page.Take(QueueReading.Shown).ToList();
            var results = Results(query["did"].ToString());
            return new QueueView
            {
                Tab = tab,
                Tabs = reading.Counts(),
                Cases = [.. shown.Select(row => reading.Case(row.No)).OfType<CaseView>()],
                Done = [.. results.Where(result => result.IsDone).Select(result => Say(db, ui, result))],
                NotDone = [.. results.Where(result => !result.IsDone).Select(result => Say(db, ui, result))],
                Next = page.Count > shown.Count ? Address(tab, shown[^1].Cursor, statement is null ? null : slug) : null,
                Statement = statement is null ? null : (slug, slug),
            };
        });
        return PersonalPages.Send<QueuePage, QueueView>(context, view);
    }

    private static string Address(string tab, string? after, string? statement, string? did = null) => QueryStringOf("/desk/queue",
        ("tab", tab == "review" ? null : tab), ("statement", statement), ("after", after), ("did", did));

    private static string QueryStringOf(string path, params (string Name, string? Value)[] values)
    {
        var set = values.Where(value => value.Value is { Length: > 0 }).Select(value => $"{value.Name}={Uri.EscapeDataString(value.Value!)}").ToList();
        return set.Count == 0 ? path : path + "?" + string.Join('&', set);
    }

    /// <summary>What a form did comes back in the address of the page that tells of it: <c>12-accepted.13-near</c>. It is only words for the reader; nothing follows from it.</summary>
    private static List<CaseResult> Results(string did)
    {
        var results = new List<CaseResult>();
        foreach (var part in did.Split('.', MaxTogether + 1, StringSplitOptions.RemoveEmptyEntries).Take(MaxTogether))
        {
            var dash = part.IndexOf('-', StringComparison.Ordinal);
            if (dash > 0 && long.TryParse(part.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var no) && part[(dash + 1)..] is var code && DecideCases.Codes.Contains(code))
                results.Add(new CaseResult(no, code is "accepted" or "duplicate" or "held" or "refused" or "asked" or "entered", code));
        }

        return results;
    }

    private static Phrase Say(Connection db, Interface ui, CaseResult result)
    {
        var item = Review.Load(db, result.No);
        var name = Markup.Name(item?.Request?.Name ?? result.No.ToString(CultureInfo.InvariantCulture), null);
        if (result.Code == "accepted" && item?.Entry is { } entry) return ui.Say("queue.done.accepted", ("name", name), ("entry", Markup.Link(ui.Link($"/log/entries/{entry}"), ui.Number(entry))));
        return ui.Say((result.IsDone ? "queue.done." : "queue.not.") + (result is { IsDone: true, Code: "accepted" } ? "recorded" : result.Code), ("name", name));
    }

    private async Task Decide(HttpContext context)
    {
        var form = await FormBody.Read(context);
        var (tab, after, statement) = (form["tab"].ToString(), form["after"].ToString(), form["statement"].ToString());
        var action = form["do"].ToString().Split(':');
        var selected = form["case"].Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var no) ? no : 0).Where(no => no > 0).Distinct().Take(MaxTogether).ToList();
        var one = action.Length > 1 && long.TryParse(action[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (action[0] is "ask" or "decline" && one > 0)
        {
            await PersonalPages.See(context, $"/desk/queue/{one}#{action[0]}");
            return;
        }

        // What is under the statement is read before, so that within the transaction only what is new has to be.
        if (action[0] == "accept-all") readers.Read(db => selected.Select(no => Review.Load(db, no)).Select(item => item is { Request: { } request } ? names.To(db, item.Statement, request.Name, request.Country, request.IsPerson) : null).ToList());
        var decide = new DecideCases(names, People.Of(context)!);
        var reason = form["reason"].ToString();
        var results = (await sequencer.Submit<List<CaseResult>>(tx => action[0] switch
        {
            "accept" => [decide.Accept(tx, one)],
            "same" when action.Length > 2 => [decide.SameAs(tx, one, action[2])],
            "hold" => [decide.Hold(tx, one)],
            "accept-all" => decide.AcceptAll(tx, selected),
            "hold-all" => selected.ConvertAll(no => decide.Hold(tx, no)),
            "decline-all" when Endorsements.Refuse.Reasons.Contains(reason) => selected.ConvertAll(no => decide.Refuse(tx, no, reason, null)),
            _ => [],
        })).Value;
        mail.Wake();
        await PersonalPages.See(context, Address(QueueReading.Tabs.Contains(tab) ? tab : "review", after.Length < 40 ? after : null, statement, Told(results)));
    }

    private static string Told(List<CaseResult> results) => string.Join('.', results.Select(result => string.Create(CultureInfo.InvariantCulture, $"{result.No}-{result.Code}")));

    private Task ShowCase(HttpContext context, IReadOnlyList<FieldError>? errors = null, string address = "", string words = "")
    {
        var ui = PageResponses.Ui(context.Request);
        var no = Number(context);
        var (view, said) = readers.Read(db => (Reading(db, ui).Case(no, whole: true), Results(context.Request.Query["did"].ToString()).ConvertAll(result => (result.IsDone, Text: Say(db, ui, result)))));
        if (view is null) return Refusal.Send(context, 404, "case", "/desk/queue");
        return PersonalPages.Send<CasePage, CasePageView>(context, new CasePageView
        {
            Case = view,
            Done = [.. said.Where(one => one.IsDone).Select(one => one.Text)],
            NotDone = [.. said.Where(one => !one.IsDone).Select(one => one.Text)],
            Errors = errors ?? [],
            Address = address,
            Words = words,
        }, errors is null ? 200 : 422);
    }

    private static long Number(HttpContext context) => long.Parse((string)context.Request.RouteValues["no"]!, CultureInfo.InvariantCulture);

    private async Task DecideOne(HttpContext context)
    {
        var form = await FormBody.Read(context);
        var no = Number(context);
        var action = form["do"].ToString();
        var errors = new List<FieldError>();
        EmailAddress address = default;
        var (given, words, reason) = (form["address"].ToString().Trim(), form["words"].ToString().Trim(), form["reason"].ToString());
        SignatoryName line = default;
        if (action == "ask")
        {
            if (given.Length == 0) given = form["known"].ToString();
            if (!EmailAddress.TryParse(given, out address)) errors.Add(new FieldError("address", given.Length == 0 ? "error.email.empty" : "error.email", FormBody.Shown(given)));
            else if (folder.Settings is not { Smtp: not null, PublicUrl: not null }) errors.Add(new FieldError("address", "error.ask.no-mail", ""));
        }
        else if (action == "decline")
        {
            if (!Endorsements.Refuse.Reasons.Contains(reason)) errors.Add(new FieldError("reason", "error.decline-reason", FormBody.Shown(reason)));
            if (words.Length > 0 && !SignatoryName.TryParse(words, Endorsements.Refuse.MaxWords, out line, out _)) errors.Add(new FieldError("words", "error.decline-words", ""));
        }

        if (errors.Count > 0)
        {
            await ShowCase(context, errors, FormBody.Shown(given), FormBody.Shown(words));
            return;
        }

        var decide = new DecideCases(names, People.Of(context)!);
        var language = Interface.Languages.Contains(form["language"].ToString()) ? form["language"].ToString() : "en";
        var result = (await sequencer.Submit(tx => action switch
        {
            "accept" => decide.Accept(tx, no, form["own"] == "1"),
            "same" => decide.SameAs(tx, no, form["organisation"].ToString()),
            "hold" => decide.Hold(tx, no),
            "ask" => decide.Ask(tx, no, address, language),
            "decline" => decide.Refuse(tx, no, reason, line.Value),
            _ => new CaseResult(no, false, "unknown"),
        })).Value;
        mail.Wake();
        await PersonalPages.See(context, result.IsDone ? Address("review", null, null, Told([result])) : $"/desk/queue/{no}?did={Told([result])}");
    }

    /// <summary>A quotation or picture, to be looked at and nothing else.</summary>
    private Task SendPiece(HttpContext context)
    {
        var ord = int.Parse((string)context.Request.RouteValues["ord"]!, CultureInfo.InvariantCulture);
        if (readers.Read(db => Pieces.Get(db, Number(context), ord)) is not { } piece) return Refusal.Send(context, 404, "case", "/desk/queue");
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
        headers.ContentDisposition = $"{(piece.Type == "application/pdf" ? "attachment" : "inline")}; filename=\"{piece.Name}\"";
        context.Response.ContentType = piece.Type + (piece.Type == Pieces.Text ? "; charset=utf-8" : "");
        context.Response.ContentLength = piece.Bytes.Length;
        return context.Response.Body.WriteAsync(piece.Bytes, 0, piece.Bytes.Length);
    }
}
