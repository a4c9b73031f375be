// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;
using Undersigned.Server.Tests.Demo;

namespace Undersigned.Server.Tests.Organisations;

/// <summary>What the tests of the registry do again and again.</summary>
internal static class Registrar
{
    public static OrganisationFacts Facts(string name, string? country = null, params string[] others) =>
        new() { Names = [new OrganisationName(name, "en", "official"), .. others.Select(other => new OrganisationName(other, null, "short"))], Country = country };

    /// <summary>Enters an organisation and gives its ULID.</summary>
    public static async Task<string> Enter(this Server server, string name, string? country = null, params string[] others) => (await server.Done(new StateFacts(null, Facts(name, country, others)).Run)).Id;

    public static async Task<RegistryOutcome.Done> Done(this Server server, Func<LogTransaction, RegistryOutcome> operation) => Assert.IsType<RegistryOutcome.Done>(await server.Do(operation));

    /// <summary>An endorsement by an organisation of the registry; gives what became of it.</summary>
    public static Task<EndorseOutcome> Sign(this Server server, string slug, string organisation) => server.Do(tx =>
    {
        Assert.True(SignatoryName.TryParse(Registry.NameOf(tx.Db, organisation), out var name, out _));
        return new Endorse(slug, new EndorseRequest { IsPerson = false, Name = name, Organisation = organisation, Group = "others" }, "reviewed", MayRegister: false) { Looked = true }.Run(tx);
    });

    public static async Task<long> Signed(this Server server, string slug, string organisation) => Assert.IsType<EndorseOutcome.Recorded>(await server.Sign(slug, organisation)).Entry.Index;

    public static Task<RegistryOutcome> Merge(this Server server, string from, string into) => server.Do(new MergeOrganisations([from], into).Run);

    public static Task<RegistryOutcome> Undo(this Server server, long entry) => server.Do(new ReverseFact(entry).Run);

    /// <summary>The rows of all that follows from the log, but for the acts themselves.</summary>
    public static Dictionary<string, List<string>> State(this Server server)
    {
        using var db = Connection.Open(server.Scratch.Folder.DatabasePath, write: true);
        return Schema.ProjectionTables.Where(table => table != "act").ToDictionary(table => table, table => LoadedNetwork.Dump(db, table));
    }

    public static void ExpectSame(Dictionary<string, List<string>> before, Dictionary<string, List<string>> after) => Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));

    /// <summary>A rebuild gives the same rows.</summary>
    public static void ExpectRebuilt(this Server server)
    {
        using var db = Connection.Open(server.Scratch.Folder.DatabasePath, write: true);
        var before = Schema.ProjectionTables.ToDictionary(table => table, table => LoadedNetwork.Dump(db, table));
        db.Execute("BEGIN IMMEDIATE");
        Projection.Rebuild(db, (_, _) => { });
        var after = Schema.ProjectionTables.ToDictionary(table => table, table => LoadedNetwork.Dump(db, table));
        db.Execute("ROLLBACK");
        ExpectSame(before, after);
    }
}
