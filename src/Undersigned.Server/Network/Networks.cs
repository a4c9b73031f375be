// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Network;

/// <summary>
/// The network as it is now: read once for a state, narrowed and laid out once for a filter, and kept until the state changes. A few
/// pictures are kept, each some hundred kilobytes.
/// </summary>
internal sealed class Networks(StateVersion version)
{
    private const int MaxPictures = 24;

    private readonly Lock _gate = new();
    private readonly Dictionary<NetworkFilter, Lazy<Drawn>> _drawn = [];
    private CoSignatures? _all;
    private long _read = -1;

    /// <summary>A narrowed network with its ties and its picture.</summary>
    public sealed record Drawn(CoSignatures Network, IReadOnlyList<NetworkTie> Ties, NetworkPicture Picture);

    public CoSignatures All(Connection db)
    {
        lock (_gate)
        {
            // Asked before it is read: what is committed meanwhile is read again by the next.
            var now = version.Current;
            if (_all is not null && _read == now) return _all;
            (_all, _read) = (CoSignatures.Load(db), now);
            _drawn.Clear();
            return _all;
        }
    }

    public Drawn Draw(Connection db, NetworkFilter filter)
    {
        Lazy<Drawn> drawn;
        lock (_gate)
        {
            var all = All(db);
            if (!_drawn.TryGetValue(filter, out drawn!))
            {
                if (_drawn.Count >= MaxPictures) _drawn.Clear();
                drawn = _drawn[filter] = new Lazy<Drawn>(() =>
                {
                    var network = all.Narrowed(filter);
                    var ties = network.Ties(NetworkPicture.Most, filter.Least);
                    return new Drawn(network, ties, NetworkPicture.Draw(network, ties));
                });
            }
        }

        return drawn.Value;
    }
}
