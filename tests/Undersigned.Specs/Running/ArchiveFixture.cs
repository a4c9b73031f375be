// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Specs.Running;

/// <summary>An instance that serves a folder of documents, imported with <c>--publish --open</c>. For journeys that only read.</summary>
/// <param name="folder">Its path from the root of the repository. Where it is missing, nothing is started and the tests skip.</param>
public class ArchiveFixture(string folder) : InstanceFixture
{
    internal Archive Archive { get; private set; } = new("");

    public override async ValueTask InitializeAsync()
    {
        if (!Directory.Exists(Repository.PathOf(folder)))
            return;
        Archive = await Archive.ImportAsync(Instance, Repository.PathOf(folder), "--publish", "--open");
        await base.InitializeAsync();
    }

    /// <summary>The address of a statement's page, or of what is below it.</summary>
    internal Uri AddressOf(string document, string below = "") => new(Instance.Address, Archive.PathOf(document) + below);
}
