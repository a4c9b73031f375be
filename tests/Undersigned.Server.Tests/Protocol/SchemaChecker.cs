// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Undersigned.Server.Tests.Protocol;

/// <summary>Checks many instances against JSON schemas in one run of an independent validator (docs/decisions).</summary>
internal static class SchemaChecker
{
    /// <returns>One answer a case: <c>valid</c>, or what is wrong.</returns>
    public static IReadOnlyList<string> Check(IEnumerable<JsonNode> schemas, IEnumerable<(string Schema, JsonNode? Instance)> cases)
    {
        if (!Directory.Exists(Repository.PathOf("tests/node_modules/@cfworker/json-schema"))) Assert.Skip("The schema validator is not on this machine: npm ci, in tests/");
        var input = new JsonObject
        {
            ["schemas"] = new JsonArray([.. schemas.Select(schema => schema.DeepClone())]),
            ["cases"] = new JsonArray([.. cases.Select(one => new JsonObject { ["schema"] = one.Schema, ["instance"] = one.Instance?.DeepClone() })]),
        };
        using var node = Start();
        node.StandardInput.Write(input.ToJsonString());
        node.StandardInput.Close();
        var output = node.StandardOutput.ReadToEnd();
        var error = node.StandardError.ReadToEnd();
        node.WaitForExit();
        Assert.True(node.ExitCode == 0, error);
        return output.TrimEnd('\n').Split('\n');
    }

    private static Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", [Repository.PathOf("tests/Undersigned.Server.Tests/Protocol/validate.mjs")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Node is not on this machine: apt-get install nodejs");
            throw new UnreachableException();
        }
    }
}
