// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>The pairs of the desk's list: compared in the background when somebody asks and the registry has changed, and kept until it changes again.</summary>
internal sealed class DuplicateList(OrganisationIndex index, ReaderPool readers, IHostApplicationLifetime lifetime)
{
    /// <summary>A registry of some hundreds is compared while the page waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Task<List<LikelyPair>>? _comparing;
    private long _comparedAt = -1;
    private (int Done, int Of) _progress;
    private IReadOnlyList<LikelyPair> _pairs = [];

    /// <summary>The pairs as they are known, and how far the comparison is; <c>Of</c> is 0 where it is done.</summary>
    public async Task<(IReadOnlyList<LikelyPair> Pairs, int Done, int Of)> Now()
    {
        Task<List<LikelyPair>>? comparing;
        lock (_gate)
        {
            readers.Read(db =>
            {
                index.Follow(db);
                return true;
            });
            if (_comparing is null && _comparedAt != index.Version)
            {
                var version = index.Version;
                _progress = (0, index.Known);
                _comparing = Task.Run(() => Duplicates.Find(readers, index, (done, of) => _progress = (done, of), lifetime.ApplicationStopping));
                _ = _comparing.ContinueWith(ended => Take(ended, version), TaskScheduler.Default);
            }

            comparing = _comparing;
        }

        if (comparing is not null) await Task.WhenAny(comparing, Task.Delay(Patience));
        if (comparing is { IsFaulted: true }) await comparing;
        lock (_gate) return comparing is { IsCompletedSuccessfully: true } done ? (done.Result, 0, 0) : comparing is null ? (_pairs, 0, 0) : (_pairs, _progress.Done, _progress.Of);
    }

    private void Take(Task<List<LikelyPair>> ended, long version)
    {
        lock (_gate)
        {
            _comparing = null;
            if (!ended.IsCompletedSuccessfully) return;
            (_pairs, _comparedAt) = (ended.Result, version);
        }
    }
}
