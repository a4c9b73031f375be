// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using Undersigned.Cli.Match;
using Undersigned.Cli.Read;
using Undersigned.Cli.Verify;

namespace Undersigned.Cli;

/// <summary>The verbs that need no server: the auditor's program has just these, the operator's has them too.</summary>
internal static class AuditCommands
{
    public static void AddTo(RootCommand root)
    {
        ArgumentNullException.ThrowIfNull(root);
        root.Add(ReadCommand.Create());
        root.Add(MatchCommand.Create());
        root.Add(VerifyCommand.Create());
    }
}
