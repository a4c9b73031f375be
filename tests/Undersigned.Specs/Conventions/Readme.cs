// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Conventions;

/// <summary>What the documents tell people to type exists.</summary>
public sealed partial class Readme
{
    [Fact]
    public async Task Every_verb_in_the_documents_is_one_that_the_program_has()
    {
        var verbs = await VerbsAsync();
        Assert.SkipUnless(verbs.Contains("verify") && verbs.Contains("read"), "The auditor's verbs are still being written.");

        var named = Repository.Files()
            .Where(path => path.EndsWith(".md", StringComparison.Ordinal))
            .SelectMany(path => Invocation().Matches(File.ReadAllText(Repository.PathOf(path))).Select(match => (path, verb: match.Groups[1].Value)));

        Assert.Empty(named.Where(use => !verbs.Contains(use.verb)).Distinct());
    }

    private static async Task<HashSet<string>> VerbsAsync()
    {
        var help = (await Command.UndersignedAsync("--help")).Expect(0).Out;
        var list = help[(help.IndexOf("Commands:", StringComparison.Ordinal) is var start and >= 0 ? start : help.Length)..];
        return [.. Verb().Matches(list).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex(@"\./undersigned (?!-)([a-z]+)")]
    private static partial Regex Invocation();

    [GeneratedRegex(@"^  ([a-z]+)\b", RegexOptions.Multiline)]
    private static partial Regex Verb();
}
