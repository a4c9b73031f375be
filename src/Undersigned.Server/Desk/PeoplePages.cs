// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk;

/// <summary><c>/desk/people</c>: administrators say who keeps the site, secretaries who may act for an organisation.</summary>
internal static class PeoplePages
{
    private const int MaxName = 200;

    public static void Map(IEndpointRouteBuilder secretary, IEndpointRouteBuilder administrator)
    {
        secretary.MapGet("/desk/people", context => Show(context));
        administrator.MapPost("/desk/people", Add);
        administrator.MapPost("/desk/people/{no}/remove", Remove);
        secretary.MapPost("/desk/delegates", Give);
        secretary.MapPost("/desk/delegates/{no}/contest", context => Change(context, "powers-contested", FullPowers.Contest));
        secretary.MapPost("/desk/delegates/{no}/uphold", context => Change(context, "powers-upheld", FullPowers.Uphold));
        secretary.MapPost("/desk/delegates/{no}/end", context => Change(context, "powers-ended", FullPowers.End));
    }

    private static Task Show(HttpContext context, IReadOnlyList<FieldError>? errors = null, IFormCollection? given = null, string? missed = null)
    {
        var query = context.Request.Query;
        var view = context.Read(db =>
        {
            var reading = new PeopleReading(db, context.Ui(), context.Today());
            var page = reading.Page(People.Of(context)!, query["organisation"].ToString() is { Length: > 0 } id ? id : null, query["q"].ToString().Trim() is { Length: > 0 and < 200 } words ? words : null);
            return missed is null ? page : page with { Near = reading.Near(missed) };
        });
        return PersonalPages.Send<PeoplePage, PeopleView>(context, view with
        {
            Errors = errors ?? [],
            Given = given?.ToDictionary(field => field.Key, field => FormBody.Shown(field.Value.ToString())) ?? [],
        }, errors is null ? 200 : 422);
    }

    private static async Task Add(HttpContext context)
    {
        var (form, by, ui) = (context.Request.Form, People.Of(context)!, context.Ui());
        var errors = new List<FieldError>();
        var (name, email) = Who(form, "person-", errors);
        var role = form["person-role"] == "administrator" ? Role.Administrator : Role.Secretary;
        var language = form["person-language"].ToString() is var asked && Interface.Languages.Contains(asked) ? asked : ui.Language;
        if (errors.Count == 0 && email.Folded == by.Email && role != by.Role) errors.Add(new FieldError("person-role", "error.own-role", ""));
        if (errors.Count > 0)
        {
            await Show(context, errors, form);
            return;
        }

        await context.Submit(tx =>
        {
            var account = People.Put(tx, email, name.Value, language, role);
            DeskRecord.Write(tx, by, "person-added", $"account:{account}", People.Word(role));
            return account;
        });
        await PersonalPages.See(context, "/desk/people");
    }

    private static async Task Remove(HttpContext context)
    {
        var (by, no) = (People.Of(context)!, context.Number("no"));
        if (no == by.Account)
        {
            await Refusal.Send(context, 409, "own-account", "/desk/people");
            return;
        }

        var removed = await context.Submit(tx =>
        {
            if (People.Find(tx.Db, no) is null) return false;
            People.Remove(tx, no);
            DeskRecord.Write(tx, by, "person-removed", $"account:{no}");
            return true;
        });
        await (removed ? PersonalPages.See(context, "/desk/people") : Refusal.Send(context, 404, "nobody", "/desk/people"));
    }

    private static async Task Give(HttpContext context)
    {
        var (form, by, today) = (context.Request.Form, People.Of(context)!, context.Today());
        var errors = new List<FieldError>();
        var (name, email) = Who(form, "", errors);
        var called = form["organisation"].ToString().Trim();
        var organisation = context.Read(db => Registry.Find(db, called, null));
        if (organisation is null) errors.Add(new FieldError("organisation", called.Length == 0 ? "error.organisation.empty" : "error.organisation.unknown", FormBody.Shown(called)));
        string? statement = null;
        var about = form["statement"].ToString().Trim().TrimEnd('/').Split('/')[^1];
        if (about.Length > 0 && (statement = context.Read(db => new Statements.StatementSearch(db, today).One(about)?.Id)) is null) errors.Add(new FieldError("statement", "error.statement", FormBody.Shown(about)));
        var since = form["since"].ToString() is { Length: > 0 } from ? from : today;
        var until = form["until"].ToString() is { Length: > 0 } to ? to : null;
        if (Days.ParseOrNull(since) is null || since.Length != 10) errors.Add(new FieldError("since", "error.day", FormBody.Shown(since)));
        if (until is not null && (Days.ParseOrNull(until) is null || until.Length != 10)) errors.Add(new FieldError("until", "error.day", FormBody.Shown(until)));
        else if (until is not null && string.CompareOrdinal(until, since) < 0) errors.Add(new FieldError("until", "error.until-before", FormBody.Shown(until)));
        if (errors.Count > 0)
        {
            await Show(context, errors, form, organisation is null ? called : null);
            return;
        }

        await context.Submit(tx =>
        {
            // Whoever has an account keeps its role and name.
            var account = People.Find(tx.Db, email)?.Account ?? People.Put(tx, email, name.Value, context.Ui().Language, Role.Delegate);
            var no = FullPowers.Give(tx, account, organisation!.Id, statement, since, until, by);
            DeskRecord.Write(tx, by, "powers-given", $"account:{account}", $"powers {no}");
            return no;
        });
        await PersonalPages.See(context, "/desk/people");
    }

    private static async Task Change(HttpContext context, string operation, Func<LogTransaction, long, bool> change)
    {
        var (by, no) = (People.Of(context)!, context.Number("no"));
        var changed = await context.Submit(tx =>
        {
            if (FullPowers.Get(tx.Db, no) is not { } power || !change(tx, no)) return false;
            DeskRecord.Write(tx, by, operation, $"account:{power.Account}", $"powers {no}");
            return true;
        });
        await (changed ? PersonalPages.See(context, "/desk/people") : Refusal.Send(context, 409, "powers", "/desk/people"));
    }

    private static (SignatoryName Name, EmailAddress Email) Who(IFormCollection form, string prefix, List<FieldError> errors)
    {
        var (named, given) = (form[prefix + "name"].ToString(), form[prefix + "address"].ToString().Trim());
        if (!SignatoryName.TryParse(named, MaxName, out var name, out _)) errors.Add(new FieldError(prefix + "name", "error.name", FormBody.Shown(named)));
        if (!EmailAddress.TryParse(given, out var email)) errors.Add(new FieldError(prefix + "address", given.Length == 0 ? "error.email.empty" : "error.email", FormBody.Shown(given)));
        return (name, email);
    }
}
