// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;
using Undersigned.Server.Accounts;
using Undersigned.Server.Desk.Publishing;
using Undersigned.Server.Import;
using Undersigned.Server.Log;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk.Importing;

/// <summary>Where files are dropped.</summary>
public sealed record ImportView
{
    public required IReadOnlyList<BatchItem> Batches { get; init; }
    public required IReadOnlyList<ProfileItem> Profiles { get; init; }
    public bool IsRemoved { get; init; }
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}

/// <summary>A batch in the list.</summary>
public sealed record BatchItem(long No, string Name, DateTimeOffset At, string? Who, BatchSums Sums);

/// <summary>How many of a batch's files are in which state.</summary>
public sealed record BatchSums(int Files, int Unread, int Draft, int Doubtful, int Refused, int Known, int Published, int Wished);

/// <summary>A profile in the list.</summary>
public sealed record ProfileItem(long No, string Name, string Matches, string Value, ProfileRules Rules);

/// <summary>One batch: its files and what became of them.</summary>
public sealed record BatchView
{
    public required BatchItem Batch { get; init; }
    public required IReadOnlyList<PartItem> Parts { get; init; }
    public required int Page { get; init; }
    public required bool HasNext { get; init; }

    /// <summary>Drafts that were chosen with this page's form.</summary>
    public int? Chosen { get; init; }

    public bool IsRunning => Batch.Sums.Unread + Batch.Sums.Wished > 0;
}

/// <summary>The files of one statement, or one file that is none.</summary>
// Draft: The draft with its title; null where there is none.
public sealed record PartItem(IReadOnlyList<FileItem> Files, string State, int Doubts, DraftItem? Draft, string? Slug, bool IsWished, IReadOnlyList<FieldError> Refusals);

/// <summary>One file.</summary>
// Why: A key of the strings `import.why.`, or null for the reader's own sentence, which is English and stands in Value.
public sealed record FileItem(string Name, long Size, string? Sha256, string? Why, string Value);

/// <summary><c>/desk/import</c>: takes files, shows how far they are, publishes the drafts that are chosen, and keeps the list of profiles.</summary>
internal static class ImportPages
{
    private const int PageSize = 200;
    private const int MaxName = 120;

    private sealed record Size(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;

    public static void Map(IEndpointRouteBuilder secretary)
    {
        secretary.MapGet("/desk/import", context => Show(context));
        // Each file is a part of the form, and each has two of the values that are counted.
        secretary.MapPost("/desk/import", Take).WithMetadata(new Size(Uploads.MaxUpload)).WithFormOptions(multipartBodyLengthLimit: Uploads.MaxUpload, valueCountLimit: Uploads.MaxFiles * 4);
        secretary.MapGet("/desk/import/{no:long}", context => ShowBatch(context, null));
        secretary.MapPost("/desk/import/{no:long}", Act).WithFormOptions(valueCountLimit: Uploads.MaxFiles * 4);
        secretary.MapPost("/desk/import/profiles/{no:long}/remove", RemoveProfile);
    }

    private static Task Show(HttpContext context, params IReadOnlyList<FieldError> errors) => PersonalPages.Send<ImportPage, ImportView>(context, context.Read(db => new ImportView
    {
        Batches = [.. ImportFiles.Latest(db).Select(batch => Item(db, batch))],
        Profiles = [.. ImportProfiles.All(db).Select(one => new ProfileItem(one.No, one.Name, one.Matches, one.Value, one.Rules))],
        IsRemoved = context.Asked("removed") == 1,
        Errors = errors,
    }), errors.Count > 0 ? 422 : 200);

    private static BatchItem Item(Connection db, ImportBatch batch)
    {
        var count = ImportFiles.Count(db, batch.No);
        return new BatchItem(batch.No, batch.Name, Timestamp.Parse(batch.At), batch.Who, new BatchSums(count.Files, count.Unread, count.Draft, count.Doubtful, count.Refused, count.Known, count.Published, count.Wished));
    }

    /// <summary>Keeps what came, one file a transaction, so that nobody who signs meanwhile waits for a large one. Nothing is read here.</summary>
    private static async Task Take(HttpContext context)
    {
        var (form, by) = (context.Request.Form, People.Of(context)!);
        var files = form.Files.Where(file => file.FileName.Length > 0).ToList();
        if (files.Count == 0)
        {
            await Show(context, new FieldError("file", "error.no-files", ""));
            return;
        }

        var given = FormBody.Shown(form["name"].ToString()).Trim();
        var name = given.Length > 0 ? given : Name(FormBody.Shown(files[0].FileName));
        long? batch = null;
        // All of it is here by now, and is kept even when the browser has gone.
        await foreach (var file in Uploads.Of(files, CancellationToken.None))
        {
            batch = await context.Submit(tx =>
            {
                var no = batch ?? ImportFiles.Begin(tx, name.Length <= MaxName ? name : name[..MaxName], "desk", by.Account);
                ImportFiles.Add(tx, no, file.Name, file.Content, file.Size, file.Refused);
                return no;
            });
        }

        if (batch is not { } made)
        {
            await Show(context, new FieldError("file", "error.no-documents", ""));
            return;
        }

        await context.Submit(tx =>
        {
            ImportFiles.Ready(tx, made);
            DeskRecord.Write(tx, by, "files-dropped", "batch:" + made.ToString(CultureInfo.InvariantCulture));
            return true;
        });
        context.RequestServices.GetRequiredService<ImportWorker>().Wake();
        await PersonalPages.See(context, $"/desk/import/{made}");
    }

    // The folder's name, or the first file's.
    private static string Name(string path) => path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : "?";

    private static Task ShowBatch(HttpContext context, int? chosen)
    {
        var page = context.Asked("page") is > 0 and < 10_000 and var number ? (int)number : 1;
        var view = context.Read(db => ImportFiles.Find(db, context.Number("no")) is { } batch ? Batch(db, batch, page) : null);
        return view is null ? Refusal.Send(context, 404, "batch", "/desk/import") : PersonalPages.Send<BatchPage, BatchView>(context, view with { Chosen = chosen ?? (int?)context.Asked("chosen") });
    }

    private static BatchView Batch(Connection db, ImportBatch batch, int page)
    {
        var files = ImportFiles.Of(db, batch.No, PageSize + 1, (page - 1) * PageSize);
        var parts = files.Take(PageSize).GroupBy(file => (file.Part, file.Draft, file.Statement, file.State)).Select(part => Part(db, [.. part])).ToList();
        return new BatchView { Batch = Item(db, batch), Parts = parts, Page = page, HasNext = files.Count > PageSize };
    }

    private static PartItem Part(Connection db, IReadOnlyList<ImportFile> files) => new(
        [.. files.Select(File)], files[0].State, files.Max(file => file.Doubts), files[0].Draft is { } draft ? Drafts.Item(db, draft) : null, files[0].Statement,
        files.Any(file => file.IsWished), WishedDraft.Refusals(files[0].Refusal));

    private static FileItem File(ImportFile file)
    {
        var (why, value) = file.Reason is ['@', ..] reason ? (reason[1..].Split('\t')[0], reason.Split('\t') is [_, var more, ..] ? more : "") : (null, file.Reason ?? "");
        return new FileItem(file.Name, file.Size, file.Sha256 is { } hash ? Convert.ToHexStringLower(hash) : null, why, value);
    }

    private static async Task Act(HttpContext context)
    {
        var (no, form, by) = (context.Number("no"), context.Request.Form, People.Of(context)!);
        if (context.Read(db => ImportFiles.Find(db, no)) is null)
        {
            await Refusal.Send(context, 404, "batch", "/desk/import");
            return;
        }

        if (form["do"] == "remove")
        {
            await context.Submit(tx =>
            {
                ImportFiles.Remove(tx, no);
                DeskRecord.Write(tx, by, "batch-removed", "batch:" + no.ToString(CultureInfo.InvariantCulture));
                return true;
            });
            await PersonalPages.See(context, "/desk/import?removed=1");
            return;
        }

        var drafts = form["do"].ToString() switch
        {
            "all" => context.Read(db => ImportFiles.Of(db, no)).Where(file => file.State is "draft").Select(file => file.Draft).OfType<string>().Distinct(),
            "publish" => form["draft"].OfType<string>().Distinct(),
            _ => [],
        };
        var chosen = await context.Submit(tx => WishedDraft.Wish(tx, no, drafts.ToList(), by));
        context.RequestServices.GetRequiredService<ImportWorker>().Wake();
        await PersonalPages.See(context, $"/desk/import/{no}?chosen={chosen}");
    }

    private static async Task RemoveProfile(HttpContext context)
    {
        var (no, by) = (context.Number("no"), People.Of(context)!);
        var removed = await context.Submit(tx =>
        {
            if (!ImportProfiles.Remove(tx, no)) return false;
            DeskRecord.Write(tx, by, "profile-removed", "profile:" + no.ToString(CultureInfo.InvariantCulture));
            return true;
        });
        await (removed ? PersonalPages.See(context, "/desk/import#profiles") : Refusal.Send(context, 404, "profile", "/desk/import"));
    }
}
