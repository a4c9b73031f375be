// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Conventions;

/// <summary>What holds for every file that people write. Each rule names all offenders at once.</summary>
public sealed partial class SourceFiles
{
    private const int LongFile = 400;

    [Fact]
    public void Every_source_file_names_its_licence_first() =>
        ExpectNone(Sources(), path => Lines(path).FirstOrDefault() != "// SPDX-License-Identifier: Apache-2.0");

    /// <summary>Tables and cryptography may be long; then a comment right under the licence line says what makes it so.</summary>
    [Fact]
    public void A_long_file_says_why_at_its_top() =>
        ExpectNone(Sources(), path => Lines(path) is { Length: > LongFile } lines && !lines.Skip(1).Take(4).Any(SaysSomething().IsMatch));

    [Fact]
    public void Nothing_is_left_to_be_done_in_a_comment() =>
        ExpectNone(TextFiles(), path => Lines(path).Any(LeftUndone().IsMatch));

    [Fact]
    public void Lock_files_name_no_host() =>
        ExpectNone(
            Repository.Files().Where(path => Path.GetFileName(path) is "packages.lock.json" or "package-lock.json"),
            path => Read(path).Contains("://", StringComparison.Ordinal));

    [Fact]
    public void Packages_come_from_the_public_registries_of_whoever_builds()
    {
        ExpectNone(Repository.Files().Where(path => Path.GetFileName(path) == ".npmrc"), path => Setting().IsMatch(Read(path)));
        ExpectNone(
            Repository.Files().Where(path => Path.GetFileName(path).Equals("nuget.config", StringComparison.OrdinalIgnoreCase)),
            path => Address().Matches(Read(path)).Any(match => match.Groups[1].Value != "api.nuget.org"));
    }

    [Fact]
    public void Links_between_the_documents_lead_somewhere() =>
        ExpectNone(
            Repository.Files().Where(path => path.EndsWith(".md", StringComparison.Ordinal) && !path.StartsWith("samples/", StringComparison.Ordinal)),
            path => BrokenLinks(path).Any());

    private static IEnumerable<string> BrokenLinks(string path) => LocalLink().Matches(Read(path))
        .Select(match => Path.Combine(Path.GetDirectoryName(path)!, match.Groups[1].Value))
        .Where(target => !Path.Exists(Repository.PathOf(target)));

    private static void ExpectNone(IEnumerable<string> files, Func<string, bool> offends)
    {
        var offenders = files.Where(offends).Order(StringComparer.Ordinal).ToList();
        Assert.True(offenders.Count == 0, string.Join('\n', offenders));
    }

    private static IEnumerable<string> Sources() => Repository.Files().Where(path => path.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>Documents that we read, as opposed to wrote, may say anything.</summary>
    private static IEnumerable<string> TextFiles() => Repository.Files().Where(path =>
        !path.StartsWith("samples/", StringComparison.Ordinal) && !path.Contains("/documents/", StringComparison.Ordinal) &&
        (Path.GetExtension(path) is ".cs" or ".cshtml" or ".css" or ".js" or ".md" or ".props" or ".targets" or ".csproj" or ".sh" or ".yml" ||
            path is "test" or "undersigned" or ".ci/run"));

    private static string[] Lines(string path) => File.ReadAllLines(Repository.PathOf(path));

    private static string Read(string path) => File.ReadAllText(Repository.PathOf(path));

    /// <summary>A plain comment of five words or more; a docstring describes the type, not the file.</summary>
    [GeneratedRegex(@"^//(?!/)\s*(\S+\s+){4,}\S")]
    private static partial Regex SaysSomething();

    [GeneratedRegex(@"\b(TO[D]O|FIX[M]E|HA[C]K)\b")]
    private static partial Regex LeftUndone();

    [GeneratedRegex(@"^\s*(@[\w-]+:)?registry\s*=|_auth", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"https?://([^/""\s]+)")]
    private static partial Regex Address();

    [GeneratedRegex(@"\]\((?!\w+:|#)([^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex LocalLink();
}
