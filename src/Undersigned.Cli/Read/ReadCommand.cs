// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Security;
using Undersigned.Documents;

namespace Undersigned.Cli.Read;

/// <summary>The verb <c>read</c>: prints what documents say. Writes nothing anywhere.</summary>
internal static class ReadCommand
{
    private const int Done = 0;
    private const int BadInput = 2;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Documents to read. Files whose names differ only by a language tag are one statement.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "json, or text for a person to read.", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "text");
        var command = new Command("read", "Prints what documents say: title, date, text, languages, alignment, signatories.") { files, format };
        command.SetAction(result => Run(result.GetValue(files)!, result.GetValue(format)!));
        return command;
    }

    private static int Run(string[] names, string format)
    {
        var documents = new List<SourceDocument>();
        var failed = false;
        foreach (var name in names)
        {
            if (Open(name, out var document) is { } reason) { Refuse(name, reason); failed = true; }
            else documents.Add(document!);
        }
        var outcome = DocumentReader.Read(documents);
        foreach (var refused in outcome.Refused) { Refuse(refused.Name, refused.Reason); failed = true; }
        using var output = Console.OpenStandardOutput();
        if (format == "json") StatementJson.Write(output, outcome.Statements);
        else StatementOutline.Write(output, outcome.Statements);
        return failed ? BadInput : Done;
    }

    // The size is looked at first, so that a file too large is refused unread; a pipe has none and is read up to the limit.
    private static string? Open(string name, out SourceDocument? document)
    {
        document = null;
        try
        {
            using var stream = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
            if (stream.CanSeek && stream.Length > DocumentReader.MaximumBytes) return DocumentReader.TooLarge(stream.Length);
            using var bytes = new MemoryStream();
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                bytes.Write(buffer, 0, read);
                if (bytes.Length > DocumentReader.MaximumBytes) return DocumentReader.TooLarge(bytes.Length);
            }
            document = new SourceDocument(name, bytes.ToArray());
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            return error switch
            {
                FileNotFoundException or DirectoryNotFoundException => "there is no such file",
                UnauthorizedAccessException => Directory.Exists(name) ? "it is a folder" : "it may not be read",
                _ => "it cannot be opened: " + error.Message.ReplaceLineEndings(" "),
            };
        }
    }

    private static void Refuse(string name, string reason) => Console.Error.WriteLine(name + ": " + reason + ".");
}
