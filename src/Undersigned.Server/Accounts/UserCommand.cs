// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using Undersigned.Server.Desk;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Accounts;

/// <summary><c>undersigned user add|link|list|remove</c>: who sits at the desk, for the operator.</summary>
internal static class UserCommand
{
    private const int BadInput = 2;
    private const int MaxName = 200;

    public static Command Make() => new("user", "Say who sits at the desk, and print sign-in links.") { Add(), LinkFor(), List(), Remove() };

    private static Option<string> Email() => new("--email") { Description = "The address by which the person signs in.", Required = true };

    private static Command Add()
    {
        var email = Email();
        var role = new Option<string>("--role") { Description = "secretary: keeps the statements. administrator: also says who does.", Required = true };
        role.AcceptOnlyFromAmong("administrator", "secretary");
        var name = new Option<string?>("--name") { Description = "The person's name. Default: the part of the address before the @." };
        var language = new Option<string>("--language") { Description = "Of the mail to this person.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong([.. Interface.Languages]);
        var command = new Command("add", "Add somebody, or give somebody another role, and print a sign-in link.") { email, role, name, language, DataOptions.Data, DataOptions.State };
        command.SetAction(async (arguments, _) =>
        {
            if (!EmailAddress.TryParse(arguments.GetValue(email), out var address)) return await Refuse(EmailAddress.Refusal);
            var called = arguments.GetValue(name) ?? address.Value[..address.Value.IndexOf('@', StringComparison.Ordinal)];
            if (!SignatoryName.TryParse(called, MaxName, out var line, out var wrong)) return await Refuse($"the name \"{called}\" cannot be used: {wrong}");
            var what = arguments.GetValue(role) == "administrator" ? Role.Administrator : Role.Secretary;
            return await Do(arguments, tx =>
            {
                var account = People.Put(tx, address, line.Value, arguments.GetValue(language)!, what);
                DeskRecord.Write(tx, null, "person-added", $"account:{account}", People.Word(what));
                return SignInLinks.Print(tx, new SignInSubject(account, null));
            });
        });
        return command;
    }

    private static Command LinkFor()
    {
        var email = Email();
        var command = new Command("link", "Print a sign-in link for somebody, as where mail is not set up.") { email, DataOptions.Data, DataOptions.State };
        command.SetAction(async (arguments, _) =>
        {
            if (!EmailAddress.TryParse(arguments.GetValue(email), out var address)) return await Refuse(EmailAddress.Refusal);
            return await Do(arguments, tx => People.Find(tx.Db, address) is { } person ? SignInLinks.Print(tx, new SignInSubject(person.Account, null)) : null, address);
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "List who can sign in: address, role, name.") { DataOptions.Data, DataOptions.State };
        command.SetAction(arguments =>
        {
            using var db = Connection.Open(DataOptions.Open(arguments).DatabasePath, write: false);
            foreach (var person in People.All(db)) Console.WriteLine($"{person.Email}\t{People.Word(person.Role) ?? "delegate"}\t{person.Name}");
            return 0;
        });
        return command;
    }

    private static Command Remove()
    {
        var email = Email();
        var command = new Command("remove", "Remove somebody: sessions and full powers end at once.") { email, DataOptions.Data, DataOptions.State };
        command.SetAction(async (arguments, _) =>
        {
            if (!EmailAddress.TryParse(arguments.GetValue(email), out var address)) return await Refuse(EmailAddress.Refusal);
            return await Do(
                arguments,
                tx =>
                {
                    if (People.Find(tx.Db, address) is not { } person) return null;
                    People.Remove(tx, person.Account);
                    DeskRecord.Write(tx, null, "person-removed", $"account:{person.Account}");
                    return "";
                },
                address);
        });
        return command;
    }

    /// <param name="operation">Gives the address of a link within the site, nothing, or null where there is no such account.</param>
    private static async Task<int> Do(ParseResult arguments, Func<LogTransaction, string?> operation, EmailAddress? address = null)
    {
        var folder = DataOptions.Open(arguments);
        using var sequencer = new Sequencer(folder, TimeProvider.System);
        var link = (await sequencer.Submit(operation)).Value;
        if (link is null) return await Refuse($"nobody has the address {address}. `undersigned user list` shows who has an account.");
        if (link.Length > 0) Console.WriteLine(folder.Settings.PublicUrl is { } site ? site + link : "Open this at the address of the site: " + link);
        return 0;
    }

    private static async Task<int> Refuse(string message)
    {
        await Console.Error.WriteLineAsync("undersigned: " + message);
        return BadInput;
    }
}
