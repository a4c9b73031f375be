// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk.Bodies;

/// <summary><c>/desk/organisations/{id}/merge</c> and <c>/split</c>: what will become of it is shown before it is done.</summary>
internal static class MergeDesk
{
    private const string Base = "/desk/organisations/";

    public static void Map(IEndpointRouteBuilder secretary)
    {
        secretary.MapGet("/desk/organisations/{id}/merge", context => ShowMerge(context));
        secretary.MapPost("/desk/organisations/{id}/merge", Merge);
        secretary.MapGet("/desk/organisations/{id}/split", context => ShowSplit(context));
        secretary.MapPost("/desk/organisations/{id}/split", Split);
    }

    private static Task ShowMerge(HttpContext context, IReadOnlyList<FieldError>? errors = null)
    {
        var with = errors is null ? context.Request.Query["with"].ToString() : context.Request.Form["with"].ToString();
        var words = errors is null && context.Request.Query["q"].ToString().Trim() is { Length: > 0 and <= 300 } text ? text : null;
        var view = context.Read(db => new OrganisationDeskReading(db, context.Names(), context.Ui(), context.Today()).Merge(context.Route("id"), with.Length > 0 ? with : null, words));
        return view is null ? Refusal.Send(context, 404, "organisation", "/desk/organisations")
            : PersonalPages.Send<MergePage, MergeView>(context, view with { Errors = errors ?? [], Given = Given(context, errors) }, errors is null ? 200 : 422);
    }

    private static Dictionary<string, string> Given(HttpContext context, IReadOnlyList<FieldError>? errors) =>
        errors is null ? [] : context.Request.Form.ToDictionary(field => field.Key, field => FormBody.Shown(field.Value.ToString()));

    private static async Task Merge(HttpContext context)
    {
        var (form, id, errors) = (context.Request.Form, context.Route("id"), new List<FieldError>());
        var (into, isSuccession) = (form["with"].ToString(), form["why"] == "succession");
        var date = OrganisationDesk.Date(form, "when", errors);
        string? missed = null;
        var claim = OrganisationDesk.Named(context, form, "claim", required: false, errors, ref missed);
        if (errors.Count > 0)
        {
            await ShowMerge(context, errors);
            return;
        }

        await Run(context, "organisation-merged", [id, into], tx => new MergeOrganisations([id], into, isSuccession, date, claim?.Id).Run(tx), into, error => ShowMerge(context, error));
    }

    private static Task ShowSplit(HttpContext context, IReadOnlyList<FieldError>? errors = null)
    {
        var chosen = errors is null ? [] : context.Request.Form["move"].OfType<string>().ToHashSet();
        var view = context.Read(db => new OrganisationDeskReading(db, context.Names(), context.Ui(), context.Today()).Split(context.Route("id"), chosen));
        return view is null ? Refusal.Send(context, 404, "organisation", "/desk/organisations")
            : PersonalPages.Send<SplitPage, SplitView>(context, view with { Errors = errors ?? [], Given = Given(context, errors) }, errors is null ? 200 : 422);
    }

    private static async Task Split(HttpContext context)
    {
        var (form, id, errors) = (context.Request.Form, context.Route("id"), new List<FieldError>());
        var isSuccession = form["why"] == "succession";
        var date = OrganisationDesk.Date(form, "when", errors);
        string? missed = null;
        var claim = OrganisationDesk.Named(context, form, "claim", required: false, errors, ref missed);
        var entered = form["enter"] == "1" ? EnteredWith(form, errors) : null;
        var other = form["enter"] == "1" ? null : OrganisationDesk.Named(context, form, "other", required: true, errors, ref missed);
        var moves = form["move"].Select(text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var entry) ? entry : -1).Distinct().ToList();
        if (errors.Count > 0)
        {
            await ShowSplit(context, errors);
            return;
        }

        var into = other?.Id ?? "";
        await Run(context, "organisation-split", [id], new SplitOrganisation(id, other is null ? [] : [into], isSuccession, date, claim?.Id, moves.ToDictionary(entry => entry, _ => into)) { Enter = entered }.Run, id,
            error => ShowSplit(context, error));
    }

    private static OrganisationFacts? EnteredWith(IFormCollection form, List<FieldError> errors)
    {
        var text = form["other"].ToString();
        if (Endorsements.SignatoryName.TryParse(text, out var name, out _))
        {
            return new OrganisationFacts
            {
                Names = [new OrganisationName(name.Value, null, "official")],
                Qualifier = Endorsements.SignatoryName.TryParse(form["qualifier"].ToString(), 200, out var words, out _) ? words.Value : null,
            };
        }

        errors.Add(new FieldError("other", "error.signatory", FormBody.Shown(text)));
        return null;
    }

    /// <param name="about">The organisations in whose record it is written.</param>
    /// <param name="page">Whose page is shown then.</param>
    private static async Task Run(HttpContext context, string deed, IReadOnlyList<string> about, Func<LogTransaction, RegistryOutcome> operation, string page, Func<IReadOnlyList<FieldError>, Task> again)
    {
        var by = People.Of(context)!;
        var outcome = await context.Submit(tx =>
        {
            var done = operation(tx);
            if (done is RegistryOutcome.Done act)
                foreach (var one in about) DeskRecord.Write(tx, by, deed, "organisation:" + one, act.Index.ToString(CultureInfo.InvariantCulture));
            return done;
        });
        await (outcome switch
        {
            RegistryOutcome.Done done => PersonalPages.See(context, $"{Base}{page}?entry={done.Index}"),
            RegistryOutcome.Unknown => Refusal.Send(context, 404, "organisation", "/desk/organisations"),
            _ => again([OrganisationDesk.Error(outcome)]),
        });
    }
}
