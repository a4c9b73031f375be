// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using Undersigned.Cli;
using Undersigned.Server;
using Undersigned.Server.Accounts;
using Undersigned.Server.Demo;
using Undersigned.Server.Import;
using Undersigned.Server.Log;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;

var root = new RootCommand("Undersigned: the system of record for joint statements.")
{
    DemoCommand.Make(),
    ServeCommand.Make(),
    ImportCommand.Make(),
    RebuildCommand.Make(),
    TokenCommand.Make(),
    StatementCommand.Make(),
};
AuditCommands.AddTo(root);

try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception error) when (error is DataFolderException or IntegrityException or OverloadException)
{
    await Console.Error.WriteLineAsync("undersigned: " + error.Message);
    return 2;
}
