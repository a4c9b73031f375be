// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using Undersigned.Cli;

var root = new RootCommand("Audits logs of joint statements, without the server.");
AuditCommands.AddTo(root);
return await root.Parse(args).InvokeAsync();
