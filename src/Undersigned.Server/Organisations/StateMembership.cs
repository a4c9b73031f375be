// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>An organisation's membership in this network, or in another.</summary>
/// <param name="Since">The first day; null where it is not known.</param>
/// <param name="Until">The last day; null while it lasts.</param>
/// <param name="Network">The short name of another network.</param>
/// <param name="First">The entry that stated it first, where it is stated anew.</param>
internal sealed record StateMembership(string Id, string? Since, string? Until, string? Network = null, long? First = null)
{
    public RegistryOutcome Run(LogTransaction tx)
    {
        if (Registered.Load(tx.Db, Id) is not { } organisation) return new RegistryOutcome.Unknown();
        var known = Known(tx.Db, organisation.No);
        if (First is not null && !known.Exists(one => one.First == First)) return new RegistryOutcome.Unknown();
        if (known.Exists(one => (First is null || one.First == First) && one.Since == Since && one.Until == Until && one.Network == Network)) return new RegistryOutcome.Unchanged();

        var index = tx.Append(new Joining(Id, Since, Until, Network, First));
        tx.PurgePages();
        return new RegistryOutcome.Done(index, Id);
    }

    private static List<(long First, string? Since, string? Until, string? Network)> Known(Connection db, long organisation)
    {
        var known = new List<(long, string?, string?, string?)>();
        var query = db.Query("SELECT recorded, since, until, network FROM membership WHERE stated = ?1 ORDER BY recorded").With(organisation);
        while (query.Next()) known.Add((query.Int(0), query.TextOrNull(1), query.TextOrNull(2), query.TextOrNull(3)));
        return known;
    }
}
