// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Desk;

/// <summary><c>/desk/statements/{slug}</c>: opens, reopens and closes a statement, and finds its signatories.</summary>
internal static class StatementDesk
{
    private static readonly string[] Takes = ["none", "organisations", "persons", "any"];
    private static readonly string[] Roles = ["initiators", "members", "others", "individuals", "unknown"];

    public static void Map(IEndpointRouteBuilder secretary)
    {
        secretary.MapGet("/desk/statements/{slug}", context => Show(context));
        secretary.MapPost("/desk/statements/{slug}/open", Open);
        secretary.MapPost("/desk/statements/{slug}/invite", InviteDelegate.Post);
        secretary.MapPost("/desk/statements/{slug}/close", context => Run(context, (tx, slug) => new CloseForEndorsement(slug).Run(tx)));
    }

    private static Task Show(HttpContext context, FieldError error) => Show(context, [error]);

    /// <summary>The page, after a form that was refused with what it held.</summary>
    public static Task Show(HttpContext context, IReadOnlyList<FieldError>? errors = null)
    {
        var words = context.Request.Query["q"].ToString().Trim() is { Length: > 0 and < 200 } q ? q : null;
        var page = context.Asked("page") is > 0 and < 100_000 and var number ? (int)number : 1;
        var view = context.Read(db => new StatementDeskReading(db, context.Ui(), context.Today()).Statement(context.Route("slug"), words, page));
        return view is null
            ? Refusal.Send(context, 404, "statement", "/desk")
            : PersonalPages.Send<StatementDeskPage, StatementDeskView>(context, view with
            {
                Recorded = context.Asked("entry"),
                IsInvited = context.Asked("invited") == 1,
                Errors = errors ?? [],
                Given = errors is null ? view.Given : context.Request.Form.ToDictionary(field => field.Key, field => FormBody.Shown(field.Value.ToString())),
            }, errors is null ? 200 : 422);
    }

    private static Task Open(HttpContext context)
    {
        var form = context.Request.Form;
        var until = form["until"].ToString() is { Length: > 0 } day ? day : null;
        if (until is not null && (until.Length != 10 || Days.ParseOrNull(until) is null)) return Show(context, new FieldError("until", "error.day", FormBody.Shown(until)));
        var taking = form["group"].Where(id => id is not null && Takes.Contains(form["takes-" + id].ToString()) && form["takes-" + id] != "none").Select(id => id!).ToList();
        if (taking.Count == 0) return Show(context, new FieldError("until", "error.no-group", ""));
        return Run(context, (tx, slug) => new OpenForEndorsement(slug, until, [.. taking.Select(id => Rule(tx, slug, id, form)).OfType<GroupRule>()]).Run(tx));
    }

    /// <summary>The rule of a group as the form sets it; null for one that the statement neither has nor can have.</summary>
    private static GroupRule? Rule(LogTransaction tx, string slug, string id, IFormCollection form)
    {
        var query = tx.Db.Query("SELECT g.role, g.headings, g.sequence FROM signatory_group g JOIN statement_slug k ON k.statement = g.statement WHERE k.slug = ?1 AND g.id = ?2").With(slug).With(id);
        var (role, headings, sequence) = query.Next() ? (query.Text(0), JsonSerializer.Deserialize<Dictionary<string, string>>(query.Text(1)) ?? [], query.TextOrNull(2)) : (id, [], null);
        query.Reset();
        return Roles.Contains(role)
            ? new GroupRule(id, role, headings, form["takes-" + id].ToString(), form["who-" + id] == "members" ? "members" : "anyone", form["review-" + id] == "1", form["confidential-" + id] == "1", sequence)
            : null;
    }

    private static async Task Run(HttpContext context, Func<LogTransaction, string, PositionOutcome> operation)
    {
        var (by, slug) = (People.Of(context)!, context.Route("slug"));
        var outcome = await context.Submit(tx =>
        {
            var done = operation(tx, slug);
            if (done is PositionOutcome.Done act) DeskRecord.Write(tx, by, act.Act, "statement:" + tx.Open(slug)!.Id, act.Index.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return done;
        });
        await (outcome switch
        {
            PositionOutcome.Done done => PersonalPages.See(context, $"/desk/statements/{done.Slug}?entry={done.Index}"),
            PositionOutcome.UnknownStatement => Refusal.Send(context, 404, "statement", "/desk"),
            PositionOutcome.Past past => Show(context, new FieldError("until", "error.until-past", past.Until)),
            PositionOutcome.Already => Show(context, new FieldError("position", "error.already", "")),
            _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
        });
    }
}
