// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Diagnostics;
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Demo;

/// <summary><c>undersigned demo [--urls URL] [--data DIR]</c>: a network that does not exist, ready to click.</summary>
internal static class DemoCommand
{
    public static Command Make()
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var data = new Option<string?>("--data") { Description = "Keep the sample network in this folder, which must be new or empty. Default: a temporary folder, removed at the end." };
        var command = new Command("demo", "Serve a sample network: eight statements, three thousand people, none of them real.") { urls, data };
        command.SetAction((arguments, cancel) => arguments.GetValue(data) is { } kept
            ? Run(kept, isKept: true, arguments.GetValue(urls)!, cancel)
            : RunInPassing(arguments.GetValue(urls)!, cancel));
        return command;
    }

    /// <summary>What the log keeps beside the data folder is removed with it.</summary>
    private static async Task<int> RunInPassing(string urls, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("undersigned-demo-").FullName;
        try
        {
            return await Run(Path.Combine(folder, "data"), isKept: false, urls, cancel);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> Run(string path, bool isKept, string urls, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var folder = Prepare(path);
        folder.KeepMail(Path.Combine(path, "mailbox"), EmailAddress.TryParse("statements@long-record.example", out var from) ? from : throw new UnreachableException());
        var (statements, token) = await Load(folder, TimeProvider.System);
        var desk = await DemoDesk.Set(folder, TimeProvider.System, StatementOf(folder, statements[6].Slug));
        var guide = new DemoGuide(statements, Receipts.Address(folder.Keys, statements[0].Entries[0]), token, isKept ? folder.Path : null, clock.Elapsed) { Desk = desk };
        return await Site.Run(folder, urls, uncached: false, cancel, address =>
        {
            folder.IsServedAt(address.TrimEnd('/'));
            guide.Print(address);
        });
    }

    private static string StatementOf(DataFolder folder, string slug)
    {
        using var db = Connection.Open(folder.DatabasePath, write: false);
        return OpenStatement.Load(db, slug)!.Id;
    }

    /// <summary>Makes a data folder with the network's settings.</summary>
    /// <exception cref="DataFolderException">There is something in it already.</exception>
    public static DataFolder Prepare(string path)
    {
        try
        {
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
                throw new DataFolderException($"The folder {path} is not empty, and the sample network is loaded into a new one only. What is there is served by: undersigned serve --data {path}");
            Directory.CreateDirectory(path);
            File.WriteAllText(Path.Combine(path, "undersigned.json"), SampleNetwork.Settings());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"The folder {path} cannot be used: {error.Message}");
        }

        return DataFolder.Open(path);
    }

    /// <summary>Loads the samples, and makes a token for the API.</summary>
    public static async Task<(IReadOnlyList<LoadedStatement> Statements, string Token)> Load(DataFolder folder, TimeProvider time)
    {
        using var sequencer = new Sequencer(folder, time);
        var load = new LoadNetwork(SampleNetwork.Read());
        return (await sequencer.Submit(tx =>
        {
            var statements = load.Run(tx);
            new LoadQueue(statements).Run(tx);
            return (statements, Tokens.Create(tx, [Tokens.Endorse, Tokens.EndorseNew], "demo"));
        })).Value;
    }
}
