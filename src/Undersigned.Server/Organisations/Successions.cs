// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations;

/// <summary>An organisation as an operation of the registry needs it.</summary>
/// <param name="Merged">The name and the address of what it was merged into.</param>
internal sealed record Registered(long No, string Id, string Name, string Slug, (string Name, string Slug)? Merged)
{
    public static Registered? Load(Connection db, string id)
    {
        var query = db.Query("SELECT o.no, o.id, o.name, o.slug, b.name, b.slug FROM organisation o LEFT JOIN organisation b ON b.no = o.merged WHERE o.id = ?1").With(id);
        if (!query.Next()) return null;
        var one = new Registered(query.Int(0), query.Text(1), query.Text(2), query.Text(3), query.IsNull(4) ? null : (query.Text(4), query.Text(5)));
        query.Reset();
        return one;
    }
}

/// <summary>What followed what: the rules that every act of succession obeys.</summary>
internal static class Successions
{
    /// <summary>Those who would follow each other in a circle if one were followed by another; null where none would.</summary>
    public static IReadOnlyList<string>? Circle(Connection db, Registered from, Registered into)
    {
        var (start, end) = (Body(db, into.No), Body(db, from.No));
        if (start == end) return [from.Name, into.Name];
        var way = new Dictionary<long, long> { [start] = start };
        var next = new Queue<long>([start]);
        while (next.TryDequeue(out var at))
        {
            foreach (var after in After(db, at))
            {
                if (!way.TryAdd(after, at)) continue;
                if (after == end) return [NameOf(db, end), .. Way(way, start, end).Select(one => NameOf(db, one))];
                next.Enqueue(after);
            }
        }

        return null;
    }

    private static List<long> Way(Dictionary<long, long> way, long start, long end)
    {
        var back = new List<long> { end };
        while (back[^1] != start) back.Add(way[back[^1]]);
        back.Reverse();
        return back;
    }

    /// <summary>What followed a body, as the bodies that they are now. Bodies that only stood as one did not follow each other.</summary>
    private static List<long> After(Connection db, long body)
    {
        var after = new List<long>();
        var query = db.Query("""
            SELECT DISTINCT coalesce(y.merged, y.no) FROM organisation x JOIN succession s ON s.of = x.no JOIN organisation y ON y.no = s.by
            WHERE (x.no = ?1 OR x.merged = ?1) AND s.kind <> 'distinct'
            """).With(body);
        while (query.Next())
            if (query.Int(0) != body) after.Add(query.Int(0));
        return after;
    }

    private static long Body(Connection db, long organisation)
    {
        var query = db.Query("SELECT coalesce(merged, no) FROM organisation WHERE no = ?1").With(organisation);
        query.Next();
        var body = query.Int(0);
        query.Reset();
        return body;
    }

    private static string NameOf(Connection db, long organisation)
    {
        var query = db.Query("SELECT name FROM organisation WHERE no = ?1").With(organisation);
        query.Next();
        var name = query.Text(0);
        query.Reset();
        return name;
    }
}

/// <summary>Organisations become one in the registry.</summary>
/// <param name="From">Their ULIDs.</param>
/// <param name="IsSuccession">Whether the bodies merged; else one body stood in the registry several times.</param>
/// <param name="Claim">The ULID of the body that claims it.</param>
internal sealed record MergeOrganisations(IReadOnlyList<string> From, string Into, bool IsSuccession = false, KnownDate? Date = null, string? Claim = null)
{
    public RegistryOutcome Run(LogTransaction tx)
    {
        if (Registered.Load(tx.Db, Into) is not { } into || (Claim is not null && Registered.Load(tx.Db, Claim) is null)) return new RegistryOutcome.Unknown();
        if (into.Merged is { } whole) return new RegistryOutcome.IsMerged(into.Name, whole.Name);
        foreach (var id in From)
        {
            if (Registered.Load(tx.Db, id) is not { } from) return new RegistryOutcome.Unknown();
            if (from.No == into.No || From.Count(other => other == id) > 1) return new RegistryOutcome.Same();
            if (from.Merged is { } part) return new RegistryOutcome.IsMerged(from.Name, part.Name);
            if (Successions.Circle(tx.Db, from, into) is { } circle) return new RegistryOutcome.Circle(circle);
        }

        var index = tx.Append(new Merger(From, Into, IsSuccession ? "succession" : Merger.Duplicate, Date?.Vague, Claim) { On = Date?.Day });
        tx.PurgePages();
        return new RegistryOutcome.Done(index, Into);
    }
}

/// <summary>States what followed an organisation, where each stays in the registry as it is.</summary>
/// <param name="Into">ULIDs; empty where it was dissolved.</param>
/// <param name="Kind">One of <see cref="Succession.Kinds"/>.</param>
internal sealed record StateSuccession(string From, IReadOnlyList<string> Into, string Kind, KnownDate? Date = null, string? Claim = null)
{
    public RegistryOutcome Run(LogTransaction tx)
    {
        if (Registered.Load(tx.Db, From) is not { } from || (Claim is not null && Registered.Load(tx.Db, Claim) is null)) return new RegistryOutcome.Unknown();
        if ((Into.Count == 0) != (Kind == Succession.Dissolved)) return new RegistryOutcome.Unknown();
        foreach (var id in Into)
        {
            if (Registered.Load(tx.Db, id) is not { } into) return new RegistryOutcome.Unknown();
            if (into.No == from.No || Into.Count(other => other == id) > 1) return new RegistryOutcome.Same();
            if (Successions.Circle(tx.Db, from, into) is { } circle) return new RegistryOutcome.Circle(circle);
            if (tx.Db.Query("SELECT 1 FROM succession WHERE of = ?1 AND by = ?2 AND kind = ?3 AND claim IS ?4").With(from.No).With(into.No).With(Kind)
                .With(Claim is null ? null : Registered.Load(tx.Db, Claim)!.No).Any()) return new RegistryOutcome.Unchanged();
        }

        var index = tx.Append(new Succession(From, Into, Kind, Date?.Vague, Claim) { On = Date?.Day });
        tx.PurgePages();
        return new RegistryOutcome.Done(index, From);
    }
}
