// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Log;

/// <summary><c>undersigned rebuild --data DIR</c>: drops every projection and makes it again from the log.</summary>
internal static class RebuildCommand
{
    public static Command Make()
    {
        var command = new Command("rebuild", "Drop the current state and make it again from the log. All or nothing; a running server waits for it.") { DataOptions.Data, DataOptions.State };
        command.SetAction(arguments =>
        {
            using var db = Connection.Open(DataOptions.Open(arguments).DatabasePath, write: true);
            db.Execute("BEGIN IMMEDIATE");
            var count = Projection.Rebuild(db, Progress);
            db.Execute("COMMIT");
            Console.WriteLine($"Rebuilt the current state from {count} entries.");
            return 0;
        });
        return command;
    }

    private static void Progress(long done, long size)
    {
        if (!Console.IsErrorRedirected && (done % 10_000 == 0 || done == size)) Console.Error.Write($"\r{done:N0} of {size:N0} entries{(done == size ? "\n" : "")}");
    }
}
