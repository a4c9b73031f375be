// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary><c>undersigned org duplicates --data DIR [--json]</c></summary>
internal static class DuplicatesCommand
{
    public static Command Make()
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON object for each pair." };
        var command = new Command("duplicates", "List organisations that were probably entered twice, the likeliest pair first, with the reasons. Changes nothing.") { DataOptions.Data, DataOptions.State, json };
        command.SetAction((arguments, cancel) => Task.FromResult(List(DataOptions.Open(arguments), arguments.GetValue(json), cancel)));
        return command;
    }

    private static int List(DataFolder folder, bool asJson, CancellationToken cancel)
    {
        using var readers = new ReaderPool(folder.DatabasePath);
        using var index = new OrganisationIndex();
        var pairs = Duplicates.Find(readers, index, Progress, cancel);
        foreach (var pair in pairs)
        {
            if (asJson) Console.WriteLine(Json(pair));
            else Print(pair);
        }

        if (!asJson) Console.WriteLine(pairs.Count switch { 0 => "No likely pair.", 1 => "1 likely pair.", Duplicates.Most => $"The likeliest {Duplicates.Most} pairs.", var count => $"{count} likely pairs." });
        return 0;
    }

    private static void Print(LikelyPair pair)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pair.Score:0.00}  {Side(pair.One)}\n      {Side(pair.Other)}"));
        Console.WriteLine("      " + Say(pair));
        foreach (var reason in pair.Reasons) Console.WriteLine("      " + reason);
        Console.WriteLine();
    }

    private static string Side(PairedName side) => $"{side.Listed}{(side.Country is null ? "" : $" ({side.Country})")}{(side.Name == side.Listed ? "" : $", by its name \"{side.Name}\"")}  {side.Slug}";

    private static string Say(LikelyPair pair) => pair.Likeness switch
    {
        Likeness.Same => "The same name.",
        Likeness.Script => "They look the same and are of two scripts.",
        Likeness.Spelling => "The same but for capitals, accents or spaces.",
        Likeness.Letters => pair.Letters == 1 ? "One letter apart." : $"{pair.Letters} letters apart.",
        Likeness.Words => "The same words in another order.",
        Likeness.Part => "One is the other with words added.",
        Likeness.Form => "Probably another form of the name.",
        _ => "The names are alike.",
    };

    private static string Json(LikelyPair pair)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("score", Math.Round(pair.Score, 4));
            json.WriteString("likeness", pair.Likeness.ToString().ToLowerInvariant());
            json.WriteStartArray("organisations");
            foreach (var side in (PairedName[])[pair.One, pair.Other])
            {
                json.WriteStartObject();
                json.WriteString("id", side.Id);
                json.WriteString("slug", side.Slug);
                json.WriteString("name", side.Listed);
                json.WriteString("by", side.Name);
                json.WriteString("country", side.Country);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("reasons");
            json.WriteStringValue(Say(pair));
            foreach (var reason in pair.Reasons) json.WriteStringValue(reason);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Progress(int done, int of)
    {
        if (!Console.IsErrorRedirected && (done % 500 == 0 || done == of)) Console.Error.Write($"\r{done:N0} of {of:N0} compared{(done == of ? "\n" : "")}");
    }
}
