// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk.Bodies;

/// <summary><c>/desk/organisations</c>: the registry as the secretariat keeps it. Each form is one act of the log, or a note that is not published.</summary>
internal static class OrganisationDesk
{
    private const string Base = "/desk/organisations/";
    private const int MaxQuery = 200;

    public static void Map(IEndpointRouteBuilder secretary)
    {
        secretary.MapGet("/desk/organisations", List);
        secretary.MapPost("/desk/organisations", context => Facts(context, null));
        secretary.MapGet("/desk/organisations/new", context => Show(context, null));
        secretary.MapGet("/desk/organisations/{id}", context => Show(context, context.Route("id")));
        secretary.MapPost("/desk/organisations/{id}/facts", context => Facts(context, context.Route("id")));
        secretary.MapPost("/desk/organisations/{id}/membership", Membership);
        secretary.MapPost("/desk/organisations/{id}/succession", Succession);
        secretary.MapPost("/desk/organisations/{id}/notes/{no}/publish", PublishNote);
        secretary.MapPost("/desk/organisations/{id}/notes/{no}/drop", DropNote);
        secretary.MapPost("/desk/organisations/{id}/domains", AddDomain);
        secretary.MapPost("/desk/organisations/{id}/domains/remove", RemoveDomain);
        secretary.MapPost("/desk/organisations/{id}/undo", Undo);
        MergeDesk.Map(secretary);
    }

    private static Task List(HttpContext context)
    {
        var words = context.Request.Query["q"].ToString().Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, MaxQuery)] : null;
        var page = context.Asked("page") is > 0 and < 100_000 and var number ? (int)number : 1;
        return PersonalPages.Send<OrganisationDeskListPage, OrganisationDeskListView>(context, context.Read(db => new OrganisationDeskReading(db, context.Names(), context.Ui(), context.Today()).List(words, page)));
    }

    /// <summary>The page of one, or after a form that was refused with what it held.</summary>
    private static Task Show(HttpContext context, string? id, IReadOnlyList<FieldError>? errors = null, string? missed = null)
    {
        var view = context.Read(db =>
        {
            var reading = new OrganisationDeskReading(db, context.Names(), context.Ui(), context.Today());
            var page = id is null ? OrganisationDeskReading.Blank : reading.Page(id);
            return page is null || missed is null ? page : page with { Near = reading.Near(missed) };
        });
        if (view is null) return Refusal.Send(context, 404, "organisation", "/desk/organisations");
        if (errors is not null)
        {
            var given = context.Request.Form.ToDictionary(field => field.Key, field => FormBody.Shown(field.Value.ToString()));
            // A form of the page beside that of the facts leaves these as they are.
            var fields = given.ContainsKey("name-0") ? given : view.Fields.Concat(given.Where(field => !view.Fields.ContainsKey(field.Key))).ToDictionary();
            view = view with { Errors = errors, Fields = fields };
        }

        return PersonalPages.Send<OrganisationDeskPage, OrganisationDeskView>(context, view with { Recorded = context.Asked("entry") }, errors is null ? 200 : 422);
    }

    private static async Task Facts(HttpContext context, string? id)
    {
        var errors = new List<FieldError>();
        if (OrganisationForm.Read(context.Request.Form, errors) is not { } facts)
        {
            await Show(context, id, errors);
            return;
        }

        await Run(context, id, id is null ? "organisation-entered" : "organisation-stated", tx => new StateFacts(id, facts).Run(tx));
    }

    private static async Task Membership(HttpContext context)
    {
        var (form, id, errors) = (context.Request.Form, context.Route("id"), new List<FieldError>());
        var first = long.TryParse(form["first"], NumberStyles.None, CultureInfo.InvariantCulture, out var entry) ? entry : (long?)null;
        var suffix = first is null ? "" : "-" + form["first"];
        var (since, until) = (Day(form, "since" + suffix, errors), Day(form, "ended" + suffix, errors));
        if (since is not null && until is not null && string.CompareOrdinal(until, since) < 0) errors.Add(new FieldError("ended" + suffix, "error.until-before", until));
        var network = OrganisationForm.Field(form, "network")?.ToLowerInvariant();
        if (network is not null && (network.Length > 40 || Slug.From(network) != network)) errors.Add(new FieldError("network", "error.registry.network", FormBody.Shown(network)));
        if (errors.Count > 0) await Show(context, id, errors);
        else await Run(context, id, "membership", tx => new StateMembership(id, since, until, network, first).Run(tx));
    }

    private static async Task Succession(HttpContext context)
    {
        var (form, id, errors) = (context.Request.Form, context.Route("id"), new List<FieldError>());
        var kind = form["succession"].ToString();
        if (!Log.Acts.Succession.Kinds.Contains(kind)) errors.Add(new FieldError("succession", "error.choice", FormBody.Shown(kind)));
        var date = Date(form, "when", errors);
        string? missed = null;
        var other = kind == Log.Acts.Succession.Dissolved ? null : Named(context, form, "other", required: true, errors, ref missed);
        var claim = Named(context, form, "claim", required: false, errors, ref missed);
        if (errors.Count > 0)
        {
            await Show(context, id, errors, missed);
            return;
        }

        if (form["published"] == "1")
        {
            await Run(context, id, "succession", tx => new StateSuccession(id, other is null ? [] : [other.Id], kind, date, claim?.Id).Run(tx));
            return;
        }

        await Run(context, id, "succession-noted", tx =>
        {
            if (Registered.Load(tx.Db, id) is null) return new RegistryOutcome.Unknown();
            tx.Db.Query("INSERT INTO succession_note(organisation, kind, successor, date, claim, at, account) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)")
                .With(id).With(kind).With(other?.Id).With(date?.Text).With(claim?.Id).With(tx.AtText).With(People.Of(context)!.Account).Run();
            return new RegistryOutcome.Done(-1, id);
        });
    }

    private static Task PublishNote(HttpContext context)
    {
        var (id, no) = (context.Route("id"), context.Number("no"));
        return Run(context, id, "succession", tx =>
        {
            var query = tx.Db.Query("SELECT kind, successor, date, claim FROM succession_note WHERE no = ?1 AND organisation = ?2").With(no).With(id);
            if (!query.Next()) return new RegistryOutcome.Unknown();
            var (kind, successor, date, claim) = (query.Text(0), query.TextOrNull(1), query.TextOrNull(2), query.TextOrNull(3));
            query.Reset();
            var outcome = new StateSuccession(id, successor is null ? [] : [successor], kind, KnownDate.Read(date), claim).Run(tx);
            if (outcome is RegistryOutcome.Done) tx.Db.Query("DELETE FROM succession_note WHERE no = ?1").With(no).Run();
            return outcome;
        });
    }

    private static Task DropNote(HttpContext context)
    {
        var (id, no) = (context.Route("id"), context.Number("no"));
        return Run(context, id, "succession-dropped", tx =>
            tx.Db.Query("DELETE FROM succession_note WHERE no = ?1 AND organisation = ?2 RETURNING no").With(no).With(id).Any() ? new RegistryOutcome.Done(-1, id) : new RegistryOutcome.Unknown());
    }

    private static async Task AddDomain(HttpContext context)
    {
        var (id, given) = (context.Route("id"), context.Request.Form["own-domain"].ToString().Trim());
        // What makes an address good makes its domain good.
        if (!EmailAddress.TryParse("x@" + given, out var address)) await Show(context, id, [new FieldError("own-domain", "error.registry.domain", FormBody.Shown(given))]);
        else if (!OwnDomain.CanBeOwned(address)) await Show(context, id, [new FieldError("own-domain", "error.registry.anybodys", FormBody.Shown(given))]);
        else
        {
            await Run(context, id, "domain-added", tx =>
            {
                if (Registered.Load(tx.Db, id) is null) return new RegistryOutcome.Unknown();
                OwnDomain.Add(tx, id, address);
                return new RegistryOutcome.Done(-1, id);
            });
        }
    }

    private static Task RemoveDomain(HttpContext context)
    {
        var (id, domain) = (context.Route("id"), context.Request.Form["domain"].ToString());
        return Run(context, id, "domain-removed", tx => OwnDomain.Remove(tx, id, domain) ? new RegistryOutcome.Done(-1, id) : new RegistryOutcome.Unknown());
    }

    private static Task Undo(HttpContext context)
    {
        var entry = long.TryParse(context.Request.Form["entry"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        return Run(context, context.Route("id"), "registry-undone", tx => new ReverseFact(entry).Run(tx));
    }

    /// <summary>Runs an operation, writes down who did it, and shows the page again.</summary>
    /// <param name="id">Null for an organisation that the operation enters.</param>
    private static async Task Run(HttpContext context, string? id, string deed, Func<LogTransaction, RegistryOutcome> operation)
    {
        var by = People.Of(context)!;
        var outcome = await context.Submit(tx =>
        {
            var done = operation(tx);
            if (done is RegistryOutcome.Done act) DeskRecord.Write(tx, by, deed, "organisation:" + (id ?? act.Id), act.Index < 0 ? null : act.Index.ToString(CultureInfo.InvariantCulture));
            return done;
        });
        await (outcome switch
        {
            RegistryOutcome.Done done => PersonalPages.See(context, Base + (id ?? done.Id) + (done.Index < 0 ? "" : $"?entry={done.Index}")),
            RegistryOutcome.Unknown => Refusal.Send(context, 404, "organisation", "/desk/organisations"),
            _ => Show(context, id, [Error(outcome)]),
        });
    }

    /// <summary>A refusal of the rules, at the head of the page.</summary>
    public static FieldError Error(RegistryOutcome outcome) => outcome switch
    {
        RegistryOutcome.Unchanged => new FieldError("main", "error.unchanged", ""),
        RegistryOutcome.Same => new FieldError("main", "error.registry.same", ""),
        RegistryOutcome.IsMerged merged => new FieldError("main", "error.registry.merged", merged.Into),
        RegistryOutcome.Circle circle => new FieldError("main", "error.registry.circle", string.Join(" → ", circle.Names)),
        RegistryOutcome.Taken taken => new FieldError(taken.Scheme, "error.registry.taken", taken.By),
        RegistryOutcome.NeedsQualifier other => new FieldError("qualifier", "error.registry.qualifier", other.Name),
        RegistryOutcome.Reversed => new FieldError("main", "error.registry.reversed", ""),
        RegistryOutcome.NotItsOwn own => new FieldError("main", "error.registry.not-its-own", own.Entry.ToString(CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
    };

    /// <summary>The organisation that a field names; null, with its refusal, where that is none.</summary>
    public static DeskOrganisation? Named(HttpContext context, IFormCollection form, string field, bool required, List<FieldError> errors, ref string? missed)
    {
        if (OrganisationForm.Field(form, field) is not { } text)
        {
            if (required) errors.Add(new FieldError(field, "error.organisation.empty", ""));
            return null;
        }

        var meant = context.Read(db => new OrganisationDeskReading(db, context.Names(), context.Ui(), context.Today()).Meant(text));
        if (meant is not null) return meant;
        errors.Add(new FieldError(field, "error.organisation.unknown", FormBody.Shown(text)));
        missed = text;
        return null;
    }

    public static KnownDate? Date(IFormCollection form, string field, List<FieldError> errors)
    {
        if (OrganisationForm.Field(form, field) is not { } text) return null;
        if (KnownDate.Read(text) is { } date) return date;
        errors.Add(new FieldError(field, "error.published", FormBody.Shown(text)));
        return null;
    }

    private static string? Day(IFormCollection form, string field, List<FieldError> errors)
    {
        if (OrganisationForm.Field(form, field) is not { } day) return null;
        if (day.Length != 10 || Days.ParseOrNull(day) is null) errors.Add(new FieldError(field, "error.day", FormBody.Shown(day)));
        return day;
    }
}
