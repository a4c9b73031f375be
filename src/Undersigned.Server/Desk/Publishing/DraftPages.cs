// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Import;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk.Publishing;

/// <summary>A draft in its form, and how its names compare with the registry.</summary>
public sealed record DraftView
{
    public required string Id { get; init; }
    public required StatementForm Form { get; init; }
    public required IReadOnlyList<ListReading> Lists { get; init; }

    /// <summary>What the reader of documents was unsure of, in its own words, which are English.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>That the page shows: a change of another one is told.</summary>
    public required long Version { get; init; }

    /// <summary>The last correction, which can be undone.</summary>
    public DraftStep? Last { get; init; }

    /// <summary>What somebody else did meanwhile, while these fields were filled in.</summary>
    public DraftStep? Theirs { get; init; }

    /// <summary>Where a change was made meanwhile that nothing is known of, such as an undoing.</summary>
    public bool IsBehind { get; init; }

    public bool IsSaved { get; init; }
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

/// <summary>How the names of one list compare with the registry: counts of each, and the names.</summary>
public sealed record ListReading(int Total, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<ListedName> Names);

/// <summary>The pages of one draft.</summary>
internal static class DraftPages
{
    public static void Map(IEndpointRouteBuilder secretary, object size)
    {
        secretary.MapGet("/desk/drafts/{id}", context => context.Read(db => Drafts.Load(db, context.Route("id"))) is { } draft ? Show(context, draft, draft.Form) : Gone(context));
        secretary.MapPost("/desk/drafts/{id}", Save).WithMetadata(size);
        secretary.MapPost("/desk/drafts/{id}/publish", Publish).WithMetadata(size);
        secretary.MapPost("/desk/drafts/{id}/discard", Discard);
    }

    public static Task Gone(HttpContext context) => Refusal.Send(context, 404, "draft", "/desk");

    /// <summary>The version of the draft that a form was made for.</summary>
    public static long Seen(HttpContext context) => long.TryParse(context.Request.Form["version"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : -1;

    private static Task Show(HttpContext context, Draft draft, StatementForm form, IReadOnlyList<FieldError>? errors = null, bool saved = false, ChangeOutcome.Meanwhile? meanwhile = null) => PersonalPages.Send<DraftPage, DraftView>(context, context.Read(db => new DraftView
    {
        Id = draft.Id,
        Version = draft.Version,
        Last = Drafts.Last(db, draft.Id),
        Theirs = meanwhile?.Theirs,
        IsBehind = meanwhile is not null,
        Form = form,
        Lists = context.Read(db => NameChoice.Compare(db, context.Names(), form)),
        Warnings = DraftContent.Warnings(draft.Read),
        IsSaved = saved,
        Errors = errors ?? [],
    }), meanwhile is not null ? 409 : errors is { Count: > 0 } ? 422 : 200);

    /// <summary>Keeps the form, whatever is in it, and shows how it reads; or shows it with a text or a list more.</summary>
    private static async Task Save(HttpContext context)
    {
        var (form, seen, by, id, wish) = (StatementFields.Read(context.Request.Form), Seen(context), People.Of(context)!, context.Route("id"), context.Request.Form["do"].ToString());
        form = wish switch
        {
            "rendition" when form.Renditions.Count < StatementForm.MaxRenditions => form with { Renditions = [.. form.Renditions, new RenditionForm { Role = "translation" }] },
            "group" when form.Groups.Count < StatementForm.MaxGroups => form with { Groups = [.. form.Groups, new ListForm()] },
            // A list or text that was emptied goes.
            "save" => form with { Renditions = [.. form.Renditions.Where(one => one.Title.Length + one.Text.Trim().Length > 0)] },
            _ => form,
        };
        var outcome = await context.Submit(tx => wish == "undo" ? Drafts.Undo(tx, id, seen, by) : Drafts.Change(tx, id, seen, by, "fields", now => form = Whole(form, now)));
        if (outcome is ChangeOutcome.Gone || context.Read(db => Drafts.Load(db, id)) is not { } draft)
        {
            await Gone(context);
            return;
        }

        if (outcome is ChangeOutcome.Meanwhile meanwhile)
        {
            await Show(context, draft, form, meanwhile: meanwhile);
            return;
        }

        if (wish == "undo")
        {
            await PersonalPages.See(context, "/desk/drafts/" + id);
            return;
        }

        var errors = new List<FieldError>();
        if (wish == "save") _ = CheckedStatement.Of(form, draft.Sources, errors);
        await Show(context, draft, form, errors, saved: true);
    }

    // What the fields do not show stays.
    private static StatementForm Whole(StatementForm fields, StatementForm now) => fields with { Pairs = now.Pairs, Looked = now.Looked };

    private static async Task Publish(HttpContext context)
    {
        if (context.Read(db => Drafts.Load(db, context.Route("id"))) is not { } draft)
        {
            await Gone(context);
            return;
        }

        var form = Whole(StatementFields.Read(context.Request.Form), draft.Form);
        if (draft.Version != Seen(context))
        {
            await Show(context, draft, form, meanwhile: new ChangeOutcome.Meanwhile(draft, context.Read(db => Drafts.Last(db, draft.Id))));
            return;
        }

        var errors = new List<FieldError>();
        if (CheckedStatement.Of(form, draft.Sources, errors) is not { } ready)
        {
            await Show(context, draft, form, errors);
            return;
        }

        if (context.Read(db => NameChoice.Decide(db, context.Names(), ready, errors)) is not { } decided)
        {
            await Show(context, draft, form, errors);
            return;
        }

        await (await context.Submit(new PublishDraft(draft.Id, draft.Version, decided, People.Of(context)!).Run) switch
        {
            PublishOutcome.Done done => PersonalPages.See(context, $"/desk/statements/{done.Slug}?entry={done.Index}"),
            PublishOutcome.Gone => Gone(context),
            PublishOutcome.Changed => Show(context, draft, form, meanwhile: new ChangeOutcome.Meanwhile(draft, context.Read(db => Drafts.Last(db, draft.Id)))),
            PublishOutcome.Past past => Show(context, draft, form, [new FieldError("until", "error.until-past", past.Until)]),
            var outcome => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
        });
    }

    private static async Task Discard(HttpContext context)
    {
        var (id, by) = (context.Route("id"), People.Of(context)!);
        var discarded = await context.Submit(tx =>
        {
            if (Drafts.Load(tx.Db, id) is null) return false;
            ImportStatement.Forget(tx.Db, id);
            DeskRecord.Write(tx, by, "draft-discarded", "draft:" + id);
            return true;
        });
        await (discarded ? PersonalPages.See(context, "/desk") : Gone(context));
    }
}
