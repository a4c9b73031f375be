// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Undersigned.Matching.Tests;

/// <summary>The two registries of our own: bodies that do not exist, and plain names of bodies that differ by a word.</summary>
internal static class Registries
{
    public static RegistryIndex Sample { get; } = new(Load("organisations.jsonl"));

    public static RegistryIndex Confusable { get; } = new(Load("confusable.jsonl"));

    public static IReadOnlyList<Organisation> Load(string name)
    {
        using var file = File.OpenRead(PathOf(name));
        var contents = RegistryReader.Read(file);
        Assert.Empty(contents.Faults);
        return contents.Organisations;
    }

    public static RegistryContents Read(params string[] lines)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return RegistryReader.Read(stream);
    }

    public static IEnumerable<(string Name, string? Country, string? Right)> Printed(string folder) => File.ReadLines(PathOf(folder))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('\t'))
        .Select(cells => (cells[0], cells[1].Length == 0 ? null : cells[1], cells[2] == "-" ? null : cells[2]));

    public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "data", name);
}
