// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

var root = new RootCommand("Audits logs of joint statements, without the server.");
return await root.Parse(args).InvokeAsync();
