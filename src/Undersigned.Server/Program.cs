// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using Undersigned.Cli;

var root = new RootCommand("Undersigned: the system of record for joint statements.");
AuditCommands.AddTo(root);
return await root.Parse(args).InvokeAsync();
