// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Xml.Linq;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Conventions;

/// <summary>What each part may lean on. The parts that auditors trust must not grow a dependency by accident.</summary>
public sealed class References
{
    [Fact]
    public void Transparency_needs_only_the_runtime_and_the_signature_library()
    {
        Assert.Empty(Projects("Undersigned.Transparency"));
        Assert.Equal(["NSec.Cryptography"], Packages("Undersigned.Transparency"));
        Assert.All(Referenced("Undersigned.Transparency"), name =>
            Assert.True(name is "NSec.Cryptography" || name.StartsWith("System.", StringComparison.Ordinal), $"Transparency references {name}"));
    }

    [Fact]
    public void Transparency_Documents_and_Matching_neither_open_files_nor_call_the_network()
    {
        string[] parts = ["Undersigned.Transparency", "Undersigned.Documents", "Undersigned.Matching"];
        Assert.All(parts, part => Assert.DoesNotContain(Referenced(part), name =>
            name.StartsWith("System.Net.Http", StringComparison.Ordinal) ||
            name is "System.Net.Sockets" or "System.IO.FileSystem.Watcher" or "System.Diagnostics.Process"));
    }

    [Fact]
    public void Documents_does_not_know_the_log() => Assert.Empty(Projects("Undersigned.Documents"));

    [Fact]
    public void Matching_needs_only_the_runtime_and_the_table_of_letters()
    {
        Assert.Empty(Projects("Undersigned.Matching"));
        Assert.Equal(["AnyAscii"], Packages("Undersigned.Matching"));
    }

    [Fact]
    public void The_auditors_program_does_not_carry_the_server()
    {
        Assert.Equal(["Undersigned.Documents", "Undersigned.Matching", "Undersigned.Transparency"], Projects("Undersigned.Cli").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Referenced("undersigned-audit"), name =>
            name is "undersigned" || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_central_versions_are_used() => Assert.DoesNotContain(
        Repository.Files().Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)),
        path => Load(path).Descendants("PackageReference").Any(package => package.Attribute("Version") is not null));

    private static IEnumerable<string> Referenced(string assembly) =>
        Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<string> Projects(string project) => Load($"src/{project}/{project}.csproj")
        .Descendants("ProjectReference")
        .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/').Split('/')[^1].Replace(".csproj", "", StringComparison.Ordinal));

    /// <summary>What ends up in the program; analysers, marked PrivateAssets="all", do not.</summary>
    private static IEnumerable<string> Packages(string project) => Load($"src/{project}/{project}.csproj")
        .Descendants("PackageReference")
        .Where(package => package.Attribute("PrivateAssets")?.Value != "all")
        .Select(package => package.Attribute("Include")!.Value);

    private static XDocument Load(string path) => XDocument.Load(Repository.PathOf(path));
}
