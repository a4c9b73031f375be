// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;

namespace Undersigned.Cli.Tests.Verify;

/// <summary>Somebody who runs <c>verify</c>, with a memory of their own.</summary>
internal sealed class Auditor : IDisposable
{
    public string State { get; } = Directory.CreateTempSubdirectory("undersigned-state-").FullName;

    public async Task<(int ExitCode, string Output)> Verify(params string[] arguments)
    {
        var root = new RootCommand();
        AuditCommands.AddTo(root);
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exitCode = await root.Parse(["verify", .. arguments, "--state", State])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = errors }, TestContext.Current.CancellationToken);
        return (exitCode, output.ToString() + errors);
    }

    public async Task<JsonNode> VerifyJson(params string[] arguments) => JsonNode.Parse((await Verify([.. arguments, "--json"])).Output)!;

    public void Dispose() => Directory.Delete(State, true);
}
