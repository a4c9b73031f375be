// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Organisations.Import;

/// <summary>What would become of a line of the file.</summary>
/// <param name="Known">The number of the organisation that it is; null for one that would be added.</param>
/// <param name="Facts">What would be stated; null where the registry says so already.</param>
internal sealed record PlannedLine(ImportedOrganisation Line, long? Known, OrganisationFacts? Facts);

/// <summary>What an import would do, or why it cannot.</summary>
/// <param name="Successions">Lines with the lines or numbers of those that followed; null for one that was dissolved.</param>
internal sealed record ImportPlan(IReadOnlyList<PlannedLine> Lines, IReadOnlyList<(int From, int? Into, long? Known)> Successions, IReadOnlyList<ImportFault> Faults, int Elsewhere)
{
    public int Added => Lines.Count(line => line.Known is null);

    public int Changed => Lines.Count(line => line is { Known: not null, Facts: not null });

    public int There => Lines.Count(line => line is { Known: not null, Facts: null });
}

/// <summary>
/// Imports organisations into the registry: those that it does not know are entered, of the others what is new is added to what it
/// knows; nothing is taken away. All or nothing, in one transaction.
/// </summary>
internal sealed record RegistryImport(ImportedFile File)
{
    /// <summary>Compares the file with the registry, and writes nothing.</summary>
    public ImportPlan Plan(Connection db)
    {
        var faults = new List<ImportFault>(File.Faults);
        var byKey = Keys(faults);
        Twice(faults);
        var lines = new List<PlannedLine>(File.Organisations.Count);
        var taken = new Dictionary<long, int>();
        foreach (var line in File.Organisations)
        {
            var known = Find(db, line, faults);
            if (known is { } number && !taken.TryAdd(number, line.Line))
                faults.Add(new ImportFault(line.Line, $"it is the same organisation of the registry ({Name(db, number)}) as on line {taken[number]}; put the two lines into one"));
            var (facts, before) = (line.Facts, known is { } no ? OrganisationFacts.Load(db, no) : null);
            if (before is not null) facts = With(before, facts);
            lines.Add(new PlannedLine(line, known, before is not null && before.Says(facts) ? null : facts));
        }

        var (successions, elsewhere) = Successions(db, lines, byKey);
        Circles(db, lines, successions, faults);
        return new ImportPlan(lines, successions, [.. faults.OrderBy(fault => fault.Line)], elsewhere);
    }

    /// <summary>Does what the plan says; with a single fault nothing.</summary>
    public ImportPlan Run(LogTransaction tx, Action<int> progress)
    {
        var plan = Plan(tx.Db);
        if (plan.Faults.Count > 0) return plan;
        var ids = new List<string>(plan.Lines.Count);
        foreach (var line in plan.Lines)
        {
            var id = line.Known is { } number ? IdOf(tx.Db, number) : null;
            ids.Add(line.Facts is null ? id! : ((RegistryOutcome.Done)new StateFacts(id, line.Facts) { Tells = false }.Run(tx)).Id);
            progress(ids.Count);
        }

        foreach (var (from, into, known) in plan.Successions)
        {
            var line = plan.Lines[from].Line;
            var successor = into is { } at ? ids[at] : known is { } number ? IdOf(tx.Db, number) : null;
            _ = new StateSuccession(ids[from], successor is null ? [] : [successor], successor is null ? Succession.Dissolved : line.SuccessionKind, line.Date).Run(tx);
        }

        tx.PurgePages();
        return plan;
    }

    /// <summary>Lines by what the file calls them; two of one name are a fault.</summary>
    private Dictionary<string, int> Keys(List<ImportFault> faults)
    {
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < File.Organisations.Count; i++)
            if (File.Organisations[i] is { Key: { } key } line && !keys.TryAdd(key, i))
                faults.Add(new ImportFault(line.Line, $"the id {key} stands already on line {File.Organisations[keys[key]].Line}; ids are unique"));
        return keys;
    }

    /// <summary>Two lines with one identifier, or that are the same but for nothing.</summary>
    private void Twice(List<ImportFault> faults)
    {
        var bearers = new Dictionary<(string, string), int>();
        var names = new Dictionary<(string, string?, string?), int>();
        foreach (var line in File.Organisations)
        {
            foreach (var (scheme, value) in line.Facts.Identifiers)
                if (scheme != Identifier.Registration && !bearers.TryAdd((scheme, value), line.Line) && scheme != Identifier.Ror)
                    faults.Add(new ImportFault(line.Line, $"the {scheme} {value} stands already on line {bearers[(scheme, value)]}; an identifier has one bearer"));
            // Without an id of its own a name is all that tells an organisation from another.
            if (line.Key is null && line.Facts.Identifiers.Count == 0 && !names.TryAdd((line.Facts.Name, line.Facts.Country, line.Facts.Qualifier), line.Line))
                faults.Add(new ImportFault(line.Line, $"\"{line.Facts.Name}\" stands already on line {names[(line.Facts.Name, line.Facts.Country, line.Facts.Qualifier)]}; if they are two, give each a qualifier or an id"));
        }
    }

    /// <summary>The organisation of the registry that a line is: by its ULID, by an identifier, by its name and country where these are one organisation's alone.</summary>
    private static long? Find(Connection db, ImportedOrganisation line, List<ImportFault> faults)
    {
        if (line.Key is { Length: 26 } key && Number(db.Query("SELECT coalesce(merged, no) FROM organisation WHERE id = ?1").With(key)) is { } own) return own;
        var found = new HashSet<long>();
        foreach (var (scheme, value) in line.Facts.Identifiers)
            if (Number(db.Query("SELECT coalesce(o.merged, o.no) FROM organisation_identifier i JOIN organisation o ON o.no = i.organisation WHERE i.scheme = ?1 AND i.value = ?2 LIMIT 1").With(scheme).With(value)) is { } bearer) found.Add(bearer);
        if (found.Count > 1) faults.Add(new ImportFault(line.Line, $"its identifiers are those of several organisations of the registry: {string.Join(", ", found.Order().Select(one => Name(db, one)))}"));
        if (found.Count > 0) return found.Min();
        if (Registry.Find(db, line.Facts.Name, line.Facts.Country) is not { } named) return null;
        // One of the same name with an identifier of its own is another.
        var facts = OrganisationFacts.Load(db, named.No)!;
        return facts.Country == line.Facts.Country && facts.Qualifier == line.Facts.Qualifier && line.Facts.Identifiers.All(pair => facts.Identifiers.GetValueOrDefault(pair.Key, pair.Value) == pair.Value) ? named.No : null;
    }

    /// <summary>What is known, with what the file adds.</summary>
    private static OrganisationFacts With(OrganisationFacts before, OrganisationFacts added) => before with
    {
        Names = [.. before.Names, .. added.Names.Where(name => !before.Names.Any(one => one.Name == name.Name && (one.Language == name.Language || name.Language is null)))],
        Country = before.International ? null : added.Country ?? before.Country,
        International = before.International || (added.International && before.Country is null),
        Region = added.Region ?? before.Region,
        Qualifier = added.Qualifier ?? before.Qualifier,
        Domains = [.. before.Domains.Union(added.Domains).Order(StringComparer.Ordinal).Take(WebDomain.Most)],
        Identifiers = before.Identifiers.Concat(added.Identifiers.Where(pair => !before.Identifiers.ContainsKey(pair.Key))).ToDictionary(),
    };

    /// <summary>Who followed whom: in the file, or in the registry. A successor that neither knows is left out, and counted.</summary>
    private static (List<(int From, int? Into, long? Known)>, int) Successions(Connection db, List<PlannedLine> lines, Dictionary<string, int> byKey)
    {
        var (successions, elsewhere) = (new List<(int, int?, long?)>(), 0);
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++) byName.TryAdd(lines[i].Line.Facts.Name, i);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Line;
            if (line.IsDissolved) successions.Add((i, null, null));
            foreach (var key in line.Successors)
            {
                if (byKey.TryGetValue(key, out var at) || byName.TryGetValue(key, out at)) successions.Add((i, at, null));
                else if (Known(db, key) is { } known) successions.Add((i, null, known));
                else elsewhere++;
            }
        }

        return (successions, elsewhere);
    }

    /// <summary>The body of the registry that a successor is: by its ROR id, its ULID or its name.</summary>
    private static long? Known(Connection db, string key) =>
        (Identifier.Read(Identifier.Ror, key, out _) is { } ror
            ? Number(db.Query("SELECT coalesce(o.merged, o.no) FROM organisation_identifier i JOIN organisation o ON o.no = i.organisation WHERE i.scheme = 'ror' AND i.value = ?1 LIMIT 1").With(ror)) : null)
        ?? Number(db.Query("SELECT coalesce(merged, no) FROM organisation WHERE id = ?1").With(key)) ?? Registry.Find(db, key, null)?.No;

    /// <summary>Circles among what the file and the registry say of who followed whom.</summary>
    private static void Circles(Connection db, List<PlannedLine> lines, List<(int From, int? Into, long? Known)> successions, List<ImportFault> faults)
    {
        if (successions.Count == 0) return;
        // A line that the registry knows is its organisation; one that is new has a number below zero.
        long Node(int line) => lines[line].Known ?? -1 - line;
        var after = new Dictionary<long, HashSet<long>>();
        foreach (var (from, into, known) in successions)
            if (into is not null || known is not null) Add(after, Node(from), into is { } at ? Node(at) : known!.Value);
        var query = db.Query("""
            SELECT DISTINCT coalesce(x.merged, x.no), coalesce(y.merged, y.no) FROM succession s JOIN organisation x ON x.no = s.of JOIN organisation y ON y.no = s.by WHERE s.kind <> 'distinct'
            """);
        while (query.Next())
            if (query.Int(0) != query.Int(1)) Add(after, query.Int(0), query.Int(1));

        var told = new HashSet<long>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (told.Contains(Node(i)) || Way(after, Node(i)) is not { } way) continue;
            told.UnionWith(way);
            faults.Add(new ImportFault(lines[i].Line.Line, "its succession goes in a circle: " + string.Join(" → ", way.Append(way[0]).Select(node => node < 0 ? lines[(int)(-1 - node)].Line.Facts.Name : Name(db, node)))));
        }
    }

    private static void Add(Dictionary<long, HashSet<long>> after, long from, long into)
    {
        if (!after.TryGetValue(from, out var next)) after[from] = next = [];
        next.Add(into);
    }

    /// <summary>The shortest way by which one comes back to where one began; null where none does.</summary>
    private static List<long>? Way(Dictionary<long, HashSet<long>> after, long start)
    {
        if (!after.ContainsKey(start)) return null;
        var from = new Dictionary<long, long>();
        var next = new Queue<long>([start]);
        while (next.TryDequeue(out var at))
        {
            foreach (var one in after.GetValueOrDefault(at) ?? [])
            {
                if (one == start)
                {
                    var way = new List<long> { at };
                    while (way[^1] != start) way.Add(from[way[^1]]);
                    way.Reverse();
                    return way;
                }

                if (from.TryAdd(one, at)) next.Enqueue(one);
            }
        }

        return null;
    }

    private static long? Number(Query query)
    {
        long? number = query.Next() ? query.Int(0) : null;
        query.Reset();
        return number;
    }

    private static string IdOf(Connection db, long number) => Text(db.Query("SELECT id FROM organisation WHERE no = ?1").With(number));

    private static string Name(Connection db, long number) => Text(db.Query("SELECT name FROM organisation WHERE no = ?1").With(number));

    private static string Text(Query query)
    {
        query.Next();
        var text = query.Text(0);
        query.Reset();
        return text;
    }
}
