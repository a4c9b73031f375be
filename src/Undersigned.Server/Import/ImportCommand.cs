// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using Undersigned.Documents;
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Import;

/// <summary><c>undersigned import FILE|DIR… --data DIR [--publish [--open]]</c></summary>
internal static class ImportCommand
{
    private const int BadInput = 2;

    public static Command Make()
    {
        var paths = new Argument<string[]>("path") { Description = "Documents, or folders of documents.", Arity = ArgumentArity.OneOrMore };
        var publish = new Option<bool>("--publish") { Description = "File what was read as archive statements, with `reported` endorsements." };
        var open = new Option<bool>("--open") { Description = "Also open those for endorsement whose text says that they are open." };
        var command = new Command("import", "Read documents and store what they say: for review, or published at once.") { paths, DataOptions.Data, publish, open, DataOptions.State, DataOptions.Origin };
        command.SetAction((arguments, cancel) =>
        {
            if (arguments.GetValue(open) && !arguments.GetValue(publish)) return Task.FromResult(Refuse("--open needs --publish: what is not published cannot be open."));
            return Import(arguments.GetValue(paths)!, DataOptions.Open(arguments), arguments.GetValue(publish), arguments.GetValue(open), cancel);
        });
        return command;
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine("undersigned: " + message);
        return BadInput;
    }

    private static async Task<int> Import(string[] paths, DataFolder folder, bool publish, bool open, CancellationToken cancel)
    {
        var exit = 0;
        var files = new List<SourceDocument>();
        foreach (var path in paths)
        {
            if (Expand(path) is not { } found) exit = BadInput;
            else
            {
                foreach (var name in found)
                {
                    if (Load(name) is { } file) files.Add(file);
                    else exit = BadInput;
                }
            }
        }

        var outcome = DocumentReader.Read(files, new ReadOptions { AllPlaces = true });
        foreach (var refused in outcome.Refused) exit = Refuse($"{refused.Name}: {refused.Reason}");
        using var sequencer = new Sequencer(folder, TimeProvider.System);
        using var readers = new ReaderPool(folder.DatabasePath);
        using var index = new OrganisationIndex();
        foreach (var read in outcome.Statements)
        {
            cancel.ThrowIfCancellationRequested();
            var names = publish ? readers.Read(db => ListedNames.Judge(db, index, ImportStatement.Listed(read))) : null;
            var done = await sequencer.Submit(new ImportStatement(read, files, publish, open) { Names = names }.Run);
            exit = Math.Max(exit, Tell(read, done.Value));
        }

        return exit;
    }

    /// <summary>The files of a folder, or the one file; null, and said so, where a folder or one within it cannot be read.</summary>
    private static string[]? Expand(string path)
    {
        if (!Directory.Exists(path)) return [path];
        try
        {
            return [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Refuse($"{path}: {error.Message}");
            return null;
        }
    }

    private static SourceDocument? Load(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            if (length <= DocumentReader.MaximumBytes) return new SourceDocument(path, File.ReadAllBytes(path));
            Refuse($"{path}: it has {length:N0} bytes; a document may have {DocumentReader.MaximumBytes:N0}. Is it a text?");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Refuse($"{path}: {error.Message}");
        }

        return null;
    }

    private static string Doubt(string name, NameVerdict verdict) =>
        $"\"{name}\" was entered as a new organisation and may be {string.Join(" or ", verdict.Candidates.Take(2).Select(one => one.Country is null ? $"\"{one.Listed}\"" : $"\"{one.Listed}\" ({one.Country})"))}. `undersigned org duplicates` says why; the desk can merge the two.";

    private static int Tell(ReadStatement read, ImportOutcome outcome)
    {
        var files = string.Join(", ", read.Source);
        foreach (var warning in read.Warnings) Console.Error.WriteLine($"undersigned: {files}: {warning}");
        switch (outcome)
        {
            case ImportOutcome.Published published:
                Console.WriteLine($"{files}: published as /statements/{published.Slug}, {read.Renditions.Count} rendition(s), {published.Signatories} reported endorsement(s){(published.Opened ? ", open for endorsement" : "")}");
                if (published.Signatories == 0) Console.Error.WriteLine($"undersigned: {files}: no signatories were found; the statement stands without any.");
                foreach (var name in published.Skipped) Console.Error.WriteLine($"undersigned: {files}: \"{name}\" stands more than once; it was recorded once.");
                foreach (var (name, verdict) in published.Doubtful) Console.Error.WriteLine($"undersigned: {files}: {Doubt(name, verdict)}");
                return 0;
            case ImportOutcome.Stored { WhyNot: null } stored:
                Console.WriteLine($"{files}: stored for review as draft {stored.Draft}, {read.Renditions.Count} rendition(s), {read.Groups.Sum(group => group.Signatories.Count)} signatories");
                return 0;
            case ImportOutcome.Stored stored:
                return Refuse($"{files}: not published, since {stored.WhyNot}; stored for review as draft {stored.Draft}.");
            case ImportOutcome.Known known:
                Console.WriteLine($"{files}: already there as {(known.IsPublished ? "/statements/" : "draft ")}{known.Name}; nothing was added");
                return 0;
            case ImportOutcome.Overlaps overlap:
                return Refuse($"{files}: {string.Join(", ", overlap.Files)} already belongs to {overlap.Name}; nothing was added. Import the other files alone, or correct that statement.");
            case ImportOutcome.BadName bad:
                return Refuse($"{files}: the name \"{bad.Name}\" cannot stand in a list: {bad.Reason} Nothing was added.");
            default:
                throw new InvalidOperationException($"No words for {outcome.GetType().Name}.");
        }
    }
}
