// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

var root = new RootCommand("Undersigned: the system of record for joint statements.");
return await root.Parse(args).InvokeAsync();
