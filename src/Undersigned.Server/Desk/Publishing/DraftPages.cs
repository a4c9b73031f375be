// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Import;
using Undersigned.Server.Organisations;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

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

/// <summary>How the names of one list compare with the registry: counts of each, and those that are new.</summary>
// Names: By what they are: known, new, ambiguous, person, unusable.
public sealed record ListReading(int Total, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<(string Name, string State)> Names);

/// <summary>The pages of one draft.</summary>
internal static class DraftPages
{
    private const int MaxNames = 300;

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
        Lists = context.Read<IReadOnlyList<ListReading>>(db => [.. form.Groups.Select(group => Compare(db, group))]),
        Warnings = DraftContent.Warnings(draft.Read),
        IsSaved = saved,
        Errors = errors ?? [],
    }, errors is { Count: > 0 } ? 422 : 200);

    private static ListReading Compare(Connection db, ListForm group)
    {
        var names = ListLine.Read(group).Select(line => (line.Signatory?.Name.Value ?? FormBody.Shown(line.Text), State(db, line))).ToList();
        return new ListReading(names.Count, names.GroupBy(one => one.Item2).ToDictionary(one => one.Key, one => one.Count()), [.. names.Take(MaxNames)]);
    }

    private static string State(Connection db, ListLine line) => line.Signatory switch
    {
        null => "unusable",
        { IsPerson: true } => "person",
        { } one when Registry.Find(db, one.Name.Value, one.Country) is not null => "known",
        { } one => Registry.HasName(db, one.Name.Value) ? "ambiguous" : "new",
    };

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

        var operation = new PublishDraft(draft.Id, ready, People.Of(context)!);
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
