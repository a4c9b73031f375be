// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Http.Metadata;
using Undersigned.Documents;
using Undersigned.Server.Accounts;
using Undersigned.Server.Import;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk.Publishing;

/// <summary>The page where texts and names are pasted.</summary>
public sealed record PublishView(IReadOnlyList<PastedText> Texts, string Names, bool People, IReadOnlyList<FieldError> Errors);

/// <summary>
/// <c>/desk/publish</c>: reads what is pasted or uploaded and keeps it as a draft; <c>/desk/drafts/{id}</c>: shows what was
/// understood, to be put right, and publishes it.
/// </summary>
internal static class PublishPages
{
    /// <summary>A page may bring several documents.</summary>
    private const long MaxUpload = 2L * DocumentReader.MaximumBytes;

    private sealed record Size(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;

    public static void Map(IEndpointRouteBuilder secretary)
    {
        secretary.MapGet("/desk/publish", context => Paste(context, new PublishView([new PastedText("", ""), new PastedText("", "")], "", false, [])));
        secretary.MapPost("/desk/publish", Read).WithMetadata(new Size(MaxUpload));
        DraftPages.Map(secretary, new Size(DocumentReader.MaximumBytes));
    }

    private static Task Paste(HttpContext context, PublishView view) => PersonalPages.Send<PublishPage, PublishView>(context, view, view.Errors.Count > 0 ? 422 : 200);

    private static async Task Read(HttpContext context)
    {
        var (form, by) = (context.Request.Form, People.Of(context)!);
        var texts = Enumerable.Range(0, Pasted.MaxTexts).TakeWhile(i => form.ContainsKey($"text-{i}")).Select(i => new PastedText(form[$"language-{i}"].ToString().Trim(), form[$"text-{i}"].ToString())).ToList();
        var view = new PublishView(texts, form["names"].ToString(), form["people"] == "1", []);
        if (form["do"] == "more")
        {
            await Paste(context, view with { Texts = [.. texts, new PastedText("", "")] });
            return;
        }

        var errors = new List<FieldError>();
        var documents = Pasted.Documents(texts, errors);
        documents.AddRange(await Pasted.Files(form.Files, context.RequestAborted));
        if (documents.Count == 0 && errors.Count == 0) errors.Add(new FieldError("text-0", "error.nothing-pasted", ""));
        var outcome = errors.Count > 0 ? new ReadOutcome([], []) : DocumentReader.Read(documents, new ReadOptions { AllPlaces = true, ListElsewhere = !string.IsNullOrWhiteSpace(form["names"]) });
        foreach (var refused in outcome.Refused) errors.Add(new FieldError(refused.Name.StartsWith("pasted.", StringComparison.Ordinal) ? "text-0" : "file", "error.unreadable", FormBody.Shown($"{refused.Name}: {refused.Reason}")));
        if (errors.Count > 0)
        {
            await Paste(context, view with { Errors = errors });
            return;
        }

        var list = Pasted.List(view.Names, view.People);
        var stored = new List<ImportOutcome>();
        foreach (var read in outcome.Statements)
        {
            stored.Add(await context.Submit(tx =>
            {
                var kept = new ImportStatement(read, documents, Publish: false, Open: false).Run(tx);
                if (kept is not ImportOutcome.Stored draft) return kept;
                var fields = DraftContent.Form(Drafts.Load(tx.Db, draft.Draft)!.Read, "reviewed");
                Drafts.Save(tx, draft.Draft, list.Names.Length > 0 && outcome.Statements.Count == 1 ? fields with { Groups = [.. fields.Groups, list] } : fields);
                DeskRecord.Write(tx, by, "draft-made", "draft:" + draft.Draft);
                return kept;
            }));
        }

        await (stored switch
        {
            [ImportOutcome.Stored draft] => PersonalPages.See(context, "/desk/drafts/" + draft.Draft),
            [ImportOutcome.Known { IsPublished: false } draft] => PersonalPages.See(context, "/desk/drafts/" + draft.Name),
            [ImportOutcome.Known known] => PersonalPages.See(context, "/desk/statements/" + known.Name),
            _ when stored.OfType<ImportOutcome.Overlaps>().FirstOrDefault() is { } overlap => Paste(context, view with { Errors = [new FieldError("text-0", "error.overlap", FormBody.Shown(overlap.Name))] }),
            _ => PersonalPages.See(context, "/desk"),
        });
    }
}
