// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Transparency.Tests;

public sealed class ConventionTests
{
    [Fact]
    public void The_library_references_the_runtime_and_the_Ed25519_library_only() =>
        Assert.All(
            typeof(MerkleHash).Assembly.GetReferencedAssemblies(),
            reference => Assert.True(reference.Name!.StartsWith("System", StringComparison.Ordinal) || reference.Name == "NSec.Cryptography", reference.Name));

    [Fact]
    public void It_does_no_input_or_output() =>
        Assert.DoesNotContain(
            typeof(MerkleHash).Assembly.GetReferencedAssemblies(),
            reference => reference.Name!.StartsWith("System.Net", StringComparison.Ordinal) || reference.Name.StartsWith("System.IO", StringComparison.Ordinal));
}
