// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using Undersigned.Cli;
using Undersigned.Server;
using Undersigned.Server.Accounts;
using Undersigned.Server.Demo;
using Undersigned.Server.Import;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations.Import;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;

var root = new RootCommand("Undersigned: the system of record for joint statements.")
{
    DemoCommand.Make(),
    ServeCommand.Make(),
    ImportCommand.Make(),
    OrgCommand.Make(),
    RebuildCommand.Make(),
    TokenCommand.Make(),
    UserCommand.Make(),
    StatementCommand.Make(),
    MailCommand.Make(),
};
AuditCommands.AddTo(root);

try
{
    var command = root.Parse(args);
    var exitCode = await command.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });

    // The parser ends with 1 itself, which here means "checked and found wrong".
    return command.Errors.Count > 0 ? 2 : exitCode;
}
catch (Exception error) when (error is DataFolderException or IntegrityException or OverloadException)
{
    await Console.Error.WriteLineAsync("undersigned: " + error.Message);
    return 2;
}
