// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using Undersigned.Server.Log;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Accounts;

/// <summary><c>undersigned token create|list|revoke</c></summary>
internal static class TokenCommand
{
    public static Command Make() => new("token", "Make, list and revoke the tokens of the API.") { Create(), List(), Revoke() };

    private static Command Create()
    {
        var scope = new Option<string[]>("--scope") { Description = $"What it may do: {string.Join(", ", Tokens.Scopes)}. `endorse` given here includes `endorse:new`.", Required = true };
        scope.AcceptOnlyFromAmong([.. Tokens.Scopes]);
        var label = new Option<string>("--label") { Description = "What it is for, shown in the list.", DefaultValueFactory = _ => "" };
        var command = new Command("create", "Make a token and print it, once.") { scope, label, DataOptions.Data, DataOptions.State };
        command.SetAction(async (arguments, _) =>
        {
            var scopes = arguments.GetValue(scope)!.SelectMany(name => name == Tokens.Endorse ? [Tokens.Endorse, Tokens.EndorseNew] : new[] { name }).Distinct().ToList();
            using var sequencer = new Sequencer(DataOptions.Open(arguments), TimeProvider.System);
            Console.WriteLine((await sequencer.Submit(tx => Tokens.Create(tx, scopes, arguments.GetValue(label)!))).Value);
            return 0;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List the tokens: number, scopes, when it was made, label.") { DataOptions.Data, DataOptions.State };
        command.SetAction(arguments =>
        {
            using var db = Connection.Open(DataOptions.Open(arguments).DatabasePath, write: false);
            var query = db.Query("SELECT no, scopes, created, label, revoked FROM token ORDER BY no");
            while (query.Next())
                Console.WriteLine($"{query.Int(0)}\t{query.Text(1)}\t{query.Text(2)}\t{query.Text(3)}{(query.IsNull(4) ? "" : $"\trevoked {query.Text(4)}")}");
            return 0;
        });
        return command;
    }

    private static Command Revoke()
    {
        var number = new Argument<long>("number") { Description = "The number of the token, as the list shows it." };
        var command = new Command("revoke", "Revoke a token.") { number, DataOptions.Data, DataOptions.State };
        command.SetAction(async (arguments, _) =>
        {
            using var sequencer = new Sequencer(DataOptions.Open(arguments), TimeProvider.System);
            if ((await sequencer.Submit(tx => Tokens.Revoke(tx, arguments.GetValue(number)))).Value) return 0;
            await Console.Error.WriteLineAsync($"undersigned: there is no token {arguments.GetValue(number)} in force.");
            return 2;
        });
        return command;
    }
}
