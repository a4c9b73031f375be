// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Http.Metadata;
using Undersigned.Documents;
using Undersigned.Server.Accounts;
using Undersigned.Server.Desk.Publishing;
using Undersigned.Server.Import;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk.Reviewing;

/// <summary><c>/desk/drafts/{id}/review</c>: a draft beside its source. Each correction is one form, which a drag may send too, and can be undone.</summary>
internal static class ReviewPages
{
    private const int MaxRules = 300;
    private const int MaxName = 120;

    private sealed record Size(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;

    public static void Map(IEndpointRouteBuilder secretary)
    {
        secretary.MapGet("/desk/drafts/{id}/review", context => Load(context) is { } draft ? Show(context, draft) : DraftPages.Gone(context));
        secretary.MapPost("/desk/drafts/{id}/review", Act).WithMetadata(new Size(DocumentReader.MaximumBytes)).WithFormOptions(valueCountLimit: 20_000);
    }

    private static Draft? Load(HttpContext context) => context.Read(db => Drafts.Load(db, context.Route("id")));

    private static Task Show(HttpContext context, Draft draft, IReadOnlyList<FieldError>? errors = null, ChangeOutcome.Meanwhile? meanwhile = null, IReadOnlyList<string>? wanted = null)
    {
        var sources = context.RequestServices.GetRequiredService<SourceTexts>().Of(context, draft.Sources);
        var edit = context.Request.Query["edit"].ToString();
        var view = context.Read(db => new ReviewReading(db, context.Names(), draft, sources).View(edit)) with
        {
            Errors = errors ?? [],
            Theirs = meanwhile?.Theirs,
            IsBehind = meanwhile is not null,
            Wanted = wanted ?? [],
            IsKept = context.Asked("kept") == 1,
        };
        return PersonalPages.Send<ReviewPage, ReviewView>(context, view, meanwhile is not null ? 409 : errors is { Count: > 0 } ? 422 : 200);
    }

    private static async Task Act(HttpContext context)
    {
        var (id, form, by, seen) = (context.Route("id"), context.Request.Form, People.Of(context)!, DraftPages.Seen(context));
        var correction = new Correction(form);
        switch (correction.What)
        {
            case "publish":
                await Publish(context, seen, by);
                return;
            case "keep":
                await Keep(context, by);
                return;
        }

        var outcome = await context.Submit(tx => correction.What == "undo" ? Drafts.Undo(tx, id, seen, by) : Drafts.Change(tx, id, seen, by, correction.What, correction.Apply, () => correction.Words));
        await (outcome switch
        {
            ChangeOutcome.Gone => DraftPages.Gone(context),
            // What was typed is shown again: nothing of it is lost.
            ChangeOutcome.Meanwhile meanwhile => Show(context, meanwhile.Draft, meanwhile: meanwhile, wanted: [.. ((string[])["title", "value", "heading", "issuers", "tags", "published"]).Select(name => FormBody.Shown(form[name].ToString())).Where(text => text.Length > 0)]),
            ChangeOutcome.Nothing nothing when Correction.Known.Contains(correction.What) && !IsSame(form) => Show(context, nothing.Draft, [new FieldError("main", "error.correction", "")]),
            _ => PersonalPages.See(context, $"/desk/drafts/{id}/review#{Back(form)}"),
        });
    }

    // A field that was kept as it is asks for nothing.
    private static bool IsSame(IFormCollection form) => form["do"].ToString() is "name" or "block" or "group" or "rendition" or "filing" or "looked";

    private static string Back(IFormCollection form) => form["back"].ToString() is { Length: > 0 and <= 20 } back && back.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') ? back : "understood";

    private static async Task Publish(HttpContext context, long seen, Person by)
    {
        if (Load(context) is not { } draft)
        {
            await DraftPages.Gone(context);
            return;
        }

        if (draft.Version != seen)
        {
            await Show(context, draft, meanwhile: Meanwhile(context, draft));
            return;
        }

        var errors = new List<FieldError>();
        if (CheckedStatement.Of(draft.Form, draft.Sources, errors) is not { } ready)
        {
            await Show(context, draft, errors);
            return;
        }

        if (context.Read(db => NameChoice.Decide(db, context.Names(), ready, errors)) is not { } decided)
        {
            await Show(context, draft, errors);
            return;
        }

        await (await context.Submit(new PublishDraft(draft.Id, draft.Version, decided, by).Run) switch
        {
            PublishOutcome.Done done => PersonalPages.See(context, $"/desk/statements/{done.Slug}?entry={done.Index}"),
            PublishOutcome.Gone => DraftPages.Gone(context),
            PublishOutcome.Changed => Show(context, draft, meanwhile: Meanwhile(context, draft)),
            PublishOutcome.Past past => Show(context, draft, [new FieldError("until", "error.until-past", past.Until)]),
            var outcome => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
        });
    }

    private static ChangeOutcome.Meanwhile Meanwhile(HttpContext context, Draft draft) => new(draft, context.Read(db => Drafts.Last(db, draft.Id)));

    /// <summary>Keeps corrections under a name for the documents to come.</summary>
    private static async Task Keep(HttpContext context, Person by)
    {
        if (Load(context) is not { } draft)
        {
            await DraftPages.Gone(context);
            return;
        }

        var form = context.Request.Form;
        var (name, matches) = (FormBody.Shown(form["profile"].ToString()).Trim(), form["match-by"].ToString());
        var value = FormBody.Shown(form["for-" + matches].ToString()).Trim();
        if (matches == "host") value = value.ToLowerInvariant();
        var rules = new ProfileRules
        {
            Furniture = [.. form["furniture"].OfType<string>().Select(FormBody.Shown).Where(line => line.Length > 0).Take(MaxRules)],
            Headings = Pairs(form["heading-rule"], CheckedStatement.GroupRoles),
            Kinds = FormBody.Shown(form["kind-line"].ToString()) is { Length: > 0 } line && CheckedStatement.Kinds.Contains(draft.Form.Kind) ? new Dictionary<string, string> { [line] = draft.Form.Kind } : [],
        };
        var errors = new List<FieldError>();
        if (name.Length is 0 or > MaxName) errors.Add(new FieldError("profile", "error.profile-name", ""));
        if (!ImportProfiles.Matches.Contains(matches) || value.Length == 0) errors.Add(new FieldError(ImportProfiles.Matches.Contains(matches) ? "for-" + matches : "profile", "error.profile-for", ""));
        if (rules.IsEmpty) errors.Add(new FieldError("profile", "error.profile-empty", ""));
        if (errors.Count == 0 && !await context.Submit(tx =>
        {
            if (!ImportProfiles.Put(tx, name, matches, value, rules, by.Account)) return false;
            DeskRecord.Write(tx, by, "profile-kept", "profile:" + name);
            return true;
        })) errors.Add(new FieldError("profile", "error.profile-taken", name));
        await (errors.Count > 0 ? Show(context, draft, errors) : PersonalPages.See(context, $"/desk/drafts/{draft.Id}/review?kept=1"));
    }

    // `role|line`
    private static Dictionary<string, string> Pairs(IEnumerable<string?> given, IReadOnlyList<string> words)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in given.OfType<string>().Take(MaxRules))
            if (one.Split('|', 2) is [var word, var line] && words.Contains(word) && FormBody.Shown(line) is { Length: > 0 } shown) pairs[shown] = word;
        return pairs;
    }
}
