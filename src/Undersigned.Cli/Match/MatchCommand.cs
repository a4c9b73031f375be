// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.IO.Compression;
using System.Security;
using Undersigned.Matching;

namespace Undersigned.Cli.Match;

/// <summary>The verb <c>match</c>: says which organisations of a registry printed names mean. Writes nothing anywhere.</summary>
internal static class MatchCommand
{
    private const int Done = 0;
    private const int BadInput = 2;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Names, one a line, or JSON objects with \"name\" and, where it is known, \"country\"." };
        var registry = new Option<string>("--registry") { Description = "Organisations as JSON lines, in ROR's form or ours; .gz is read too.", Required = true };
        var format = new Option<string>("--format") { Description = "json: one object a line; text: for a person to read.", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "text");
        var command = new Command("match", "Finds the organisations that printed names mean: a match, none, or a person must decide.") { file, registry, format };
        command.SetAction(result => Run(result.GetValue(file)!, result.GetValue(registry)!, result.GetValue(format)!, result.InvocationConfiguration.Output, result.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string file, string registry, string format, TextWriter output, TextWriter errors)
    {
        // Everything is read before the first answer: a file with a fault gives no half of one.
        if (Load(registry, errors) is not { } organisations || Ask(file, errors) is not { } queries) return BadInput;
        using var index = new RegistryIndex(organisations);
        foreach (var query in queries)
        {
            var outcome = index.Match(query);
            if (format == "json") output.Write(MatchJson.Line(outcome) + "\n");
            else MatchOutline.Write(output, outcome);
        }
        output.Flush();
        return Done;
    }

    private static IReadOnlyList<Organisation>? Load(string name, TextWriter errors)
    {
        try
        {
            using var file = File.OpenRead(name);
            using var stream = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            var contents = RegistryReader.Read(stream);
            foreach (var fault in contents.Faults) errors.WriteLine($"{name}:{fault.Line}: {fault.Reason}.");
            if (contents.Faults.Count > 0) errors.WriteLine($"{name}: nothing was matched. Correct the lines above, or leave them out.");
            else if (contents.Organisations.Count == 0) errors.WriteLine($"{name}: there is no organisation in it.");
            return contents.Faults.Count > 0 || contents.Organisations.Count == 0 ? null : contents.Organisations;
        }
        catch (InvalidDataException)
        {
            errors.WriteLine(name + ": it ends in .gz and is not compressed by gzip, or is damaged.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            errors.WriteLine(name + ": " + Unreadable(name, error) + ".");
        }
        return null;
    }

    private static IReadOnlyList<NameQuery>? Ask(string name, TextWriter errors)
    {
        try
        {
            using var stream = File.OpenRead(name);
            var read = QueryReader.Read(stream);
            foreach (var fault in read.Faults) errors.WriteLine($"{name}:{fault.Line}: {fault.Reason}.");
            return read.Faults.Count > 0 ? null : read.Queries;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            errors.WriteLine(name + ": " + Unreadable(name, error) + ".");
            return null;
        }
    }

    private static string Unreadable(string name, Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => Directory.Exists(name) ? "it is a folder" : "it may not be read",
        _ => "it cannot be opened: " + error.Message.ReplaceLineEndings(" "),
    };
}
