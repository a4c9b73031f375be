// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Tests.Protocol;

/// <summary>
/// The published bytes. They are for ever: a difference is a defect of the code, unless the form is new. With
/// <c>UNDERSIGNED_WRITE_GOLDEN=1</c> the tests write what the code gives, to be looked at and committed.
/// </summary>
internal static class Golden
{
    private static readonly bool Writes = Environment.GetEnvironmentVariable("UNDERSIGNED_WRITE_GOLDEN") == "1";

    public static string PathOf(string name) => Repository.PathOf("docs/protocol/golden/" + name);

    public static byte[] Read(string name) => File.ReadAllBytes(PathOf(name));

    public static void Expect(string name, byte[] bytes)
    {
        if (Writes)
        {
            Directory.CreateDirectory(PathOf(""));
            File.WriteAllBytes(PathOf(name), bytes);
        }

        Assert.Equal(Read(name), bytes);
    }

    /// <summary>The names of the published entries, in the order of their names.</summary>
    public static IReadOnlyList<string> Entries { get; } =
        [.. Examples.All.Select(example => example.Name).Concat(Examples.NotYetWritten).Order(StringComparer.Ordinal)];
}
