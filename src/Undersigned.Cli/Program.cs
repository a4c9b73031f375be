// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using Undersigned.Cli;

var root = new RootCommand("Audits logs of joint statements, without the server.");
AuditCommands.AddTo(root);
var command = root.Parse(args);
var exitCode = await command.InvokeAsync();

// The parser ends with 1 itself, which here means "checked and found wrong".
return command.Errors.Count > 0 ? 2 : exitCode;
