// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>Makes the index of organisations once the site answers, so that nobody waits for it, and no first page for this.</summary>
internal sealed class IndexAtStart(OrganisationIndex index, ReaderPool readers, TimeProvider time) : BackgroundService
{
    /// <summary>The first pages go before.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Patience, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested || index.IsMade) return;
        readers.Read(db =>
        {
            index.Follow(db);
            return true;
        });
    }
}
