// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Import;
using Undersigned.Server.Organisations;
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

    private static Task Gone(HttpContext context) => Refusal.Send(context, 404, "draft", "/desk");

    private static Task Show(HttpContext context, Draft draft, StatementForm form, IReadOnlyList<FieldError>? errors = null, bool saved = false) => PersonalPages.Send<DraftPage, DraftView>(context, new DraftView
    {
        Id = draft.Id,
        Form = form,
        Lists = context.Read(db => NameChoice.Compare(db, context.RequestServices.GetRequiredService<OrganisationIndex>(), form)),
        Warnings = DraftContent.Warnings(draft.Read),
        IsSaved = saved,
        Errors = errors ?? [],
    }, errors is { Count: > 0 } ? 422 : 200);

    /// <summary>Keeps the form, whatever is in it, and shows how it reads; or shows it with a text or a list more.</summary>
    private static async Task Save(HttpContext context)
    {
        var form = StatementFields.Read(context.Request.Form);
        form = context.Request.Form["do"].ToString() switch
        {
            "rendition" when form.Renditions.Count < StatementForm.MaxRenditions => form with { Renditions = [.. form.Renditions, new RenditionForm { Role = "translation" }] },
            "group" when form.Groups.Count < StatementForm.MaxGroups => form with { Groups = [.. form.Groups, new ListForm()] },
            _ => form,
        };
        // A list or text that was emptied goes.
        if (context.Request.Form["do"] == "save") form = form with { Renditions = [.. form.Renditions.Where(one => one.Title.Length + one.Text.Trim().Length > 0)] };
        var id = context.Route("id");
        var draft = await context.Submit(tx =>
        {
            if (Drafts.Load(tx.Db, id) is not { } kept) return null;
            Drafts.Save(tx, id, form);
            return kept;
        });
        if (draft is null)
        {
            await Gone(context);
            return;
        }

        var errors = new List<FieldError>();
        if (context.Request.Form["do"] == "save") _ = CheckedStatement.Of(form, draft.Sources, errors);
        await Show(context, draft, form, errors, saved: true);
    }

    private static async Task Publish(HttpContext context)
    {
        var form = StatementFields.Read(context.Request.Form);
        if (context.Read(db => Drafts.Load(db, context.Route("id"))) is not { } draft)
        {
            await Gone(context);
            return;
        }

        var errors = new List<FieldError>();
        var ready = CheckedStatement.Of(form, draft.Sources, errors);
        if (ready is null)
        {
            await Show(context, draft, form, errors);
            return;
        }

        if (context.Read(db => NameChoice.Decide(db, context.RequestServices.GetRequiredService<OrganisationIndex>(), ready, errors)) is not { } decided)
        {
            await Show(context, draft, form, errors);
            return;
        }

        var operation = new PublishDraft(draft.Id, decided, People.Of(context)!);
        await (await context.Submit(operation.Run) switch
        {
            PublishOutcome.Done done => PersonalPages.See(context, $"/desk/statements/{done.Slug}?entry={done.Index}"),
            PublishOutcome.Gone => Gone(context),
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
