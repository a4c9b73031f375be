// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Organisations;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk;

/// <summary><c>/desk/endorsements/{index}</c>: what the secretariat does about one endorsement. Each form is one act of the log.</summary>
internal static class EndorsementDesk
{
    private const int MaxWords = 4000;

    public static void Map(IEndpointRouteBuilder secretary)
    {
        secretary.MapGet("/desk/endorsements/{index}", context => Show(context));
        Post(secretary, "annul", (form, errors) =>
        {
            var reason = form["reason"].ToString();
            if (!ActOnEndorsement.AnnulmentReasons.Contains(reason)) errors.Add(new FieldError("reason", "error.reason", FormBody.Shown(reason)));
            return (tx, index) => new Annul(index, reason).Run(tx);
        });
        Post(secretary, "withdraw", (form, errors) =>
        {
            var (on, words) = (Day(form, "withdrawn-on", errors), Words(form, "withdrawn-words", errors));
            return (tx, index) => new Withdraw(index, on, words).Run(tx);
        });
        Post(secretary, "confirm", (form, errors) =>
        {
            var (on, words) = (Day(form, "confirmed-on", errors), Words(form, "confirmed-words", errors));
            return (tx, index) => new Confirm(index, on, words).Run(tx);
        });
        Post(secretary, "correct", (form, errors) =>
        {
            var lane = form["lane"].ToString();
            if (!CorrectSignatory.Lanes.Contains(lane)) errors.Add(new FieldError("lane", "error.lane", FormBody.Shown(lane)));
            if (!SignatoryName.TryParse(form["name"].ToString(), out var name, out _)) errors.Add(new FieldError("name", "error.signatory", FormBody.Shown(form["name"].ToString())));
            var country = form["country"].ToString() is { Length: > 0 } code ? code.Trim().ToUpperInvariant() : null;
            if (country is not null && !CountryCode.IsKnown(country)) errors.Add(new FieldError("country", "error.country-code", FormBody.Shown(country)));
            var affiliation = Line(form, "affiliation", SignatoryName.MaxLength, errors);
            return (tx, index) => new CorrectSignatory(index, lane, name, country, affiliation).Run(tx);
        });
        Post(secretary, "erase", (_, _) => (tx, index) => new Erase(index).Run(tx));
        // The correction is named by its own entry; the page that is shown again is that of the endorsement.
        Post(secretary, "reverse", (form, _) => (tx, index) =>
            long.TryParse(form["correction"], NumberStyles.None, CultureInfo.InvariantCulture, out var correction) && tx.Db.Query("SELECT 1 FROM act WHERE idx = ?1 AND of = ?2").With(correction).With(index).Any()
                ? new ReverseCorrection(correction).Run(tx) : new EndorsementOutcome.Unknown());
    }

    private static Task Show(HttpContext context, IReadOnlyList<FieldError>? errors = null)
    {
        var keys = context.Folder().Keys;
        var view = context.Read(db => new StatementDeskReading(db, context.Ui(), context.Today()).Endorsement(context.Number("index"), index => Receipts.Address(keys, index)));
        return view is null
            ? Refusal.Send(context, 404, "endorsement", "/desk")
            : PersonalPages.Send<EndorsementDeskPage, EndorsementDeskView>(context, view with
            {
                Recorded = context.Asked("entry"),
                Errors = errors ?? [],
                Given = errors is null ? view.Given : context.Request.Form.ToDictionary(field => field.Key, field => FormBody.Shown(field.Value.ToString())),
            }, errors is null ? 200 : 422);
    }

    /// <param name="read">Reads the fields, and gives the operation on the entry of that index.</param>
    private static void Post(IEndpointRouteBuilder routes, string verb, Func<IFormCollection, List<FieldError>, Func<LogTransaction, long, EndorsementOutcome>> read) =>
        routes.MapPost("/desk/endorsements/{index}/" + verb, async context =>
        {
            var errors = new List<FieldError>();
            var operation = read(context.Request.Form, errors);
            if (errors.Count > 0)
            {
                await Show(context, errors);
                return;
            }

            var (by, index) = (People.Of(context)!, context.Number("index"));
            var outcome = await context.Submit(tx =>
            {
                var done = operation(tx, index);
                if (done is EndorsementOutcome.Done act)
                {
                    var entry = act.Index.ToString(CultureInfo.InvariantCulture);
                    DeskRecord.Write(tx, by, verb, $"endorsement:{index}", entry);
                    DeskRecord.Write(tx, by, verb, "statement:" + EndorsementState.Load(tx.Db, index)!.Statement, entry);
                }

                return done;
            });
            await (outcome switch
            {
                EndorsementOutcome.Done done => PersonalPages.See(context, $"/desk/endorsements/{index}?entry={done.Index}"),
                EndorsementOutcome.Unknown => Refusal.Send(context, 404, "endorsement", "/desk"),
                EndorsementOutcome.NotStanding => Show(context, [new FieldError("state", "error.not-standing", "")]),
                EndorsementOutcome.NotAPerson => Show(context, [new FieldError("affiliation", "error.not-a-person", FormBody.Shown(context.Request.Form["affiliation"].ToString()))]),
                EndorsementOutcome.Unchanged => Show(context, [new FieldError("state", "error.unchanged", "")]),
                _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
            });
        });

    private static string? Day(IFormCollection form, string field, List<FieldError> errors)
    {
        if (form[field].ToString() is not { Length: > 0 } day) return null;
        if (day.Length != 10 || Days.ParseOrNull(day) is null) errors.Add(new FieldError(field, "error.day", FormBody.Shown(day)));
        return day;
    }

    private static string? Words(IFormCollection form, string field, List<FieldError> errors) => Line(form, field, MaxWords, errors);

    private static string? Line(IFormCollection form, string field, int length, List<FieldError> errors)
    {
        if (form[field].ToString() is not { } text || string.IsNullOrWhiteSpace(text)) return null;
        // A text of several lines is kept in one, as everything that stands beside a name.
        if (SignatoryName.TryParse(text.ReplaceLineEndings(" "), length, out var line, out _)) return line.Value;
        errors.Add(new FieldError(field, "error.words", FormBody.Shown(text)));
        return null;
    }
}
