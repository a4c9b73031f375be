// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Specs.Running;

/// <summary>
/// One running instance for the tests of a class, as IClassFixture. For journeys that only read, or that each make a statement of their own;
/// one that kills or counts takes an <see cref="Instance"/> for itself.
/// </summary>
public class InstanceFixture : IAsyncLifetime
{
    internal Instance Instance { get; } = new();

    public virtual async ValueTask InitializeAsync() => await Instance.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Instance.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
