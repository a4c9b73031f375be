// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;

namespace Undersigned.Specs.Running;

/// <summary>What <c>import --publish</c> says, statement by statement.</summary>
internal sealed partial record Archive(string Said)
{
    /// <summary>Imports into an instance, running or not, and expects that everything was published.</summary>
    public static async Task<Archive> ImportAsync(Instance instance, string path, params IEnumerable<string> options) =>
        new((await instance.RunAsync("import", [path, .. options])).Expect(0).Out);

    /// <summary>The address of the statement that was read from this document, from the root of the site.</summary>
    /// <param name="document">The beginning of its file name.</param>
    public string PathOf(string document)
    {
        var line = Published().Matches(Said).SingleOrDefault(match => match.Groups[1].Value.StartsWith(document, StringComparison.Ordinal));
        Assert.True(line is not null, $"No statement was published from {document}:\n{Said}");
        return "/statements/" + line.Groups[2].Value;
    }

    public string SlugOf(string document) => PathOf(document)["/statements/".Length..];

    [GeneratedRegex(@"^(.+): published as /statements/([a-z0-9-]+),", RegexOptions.Multiline)]
    private static partial Regex Published();
}
