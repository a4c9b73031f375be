// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.Json.Serialization;
using Undersigned.Documents;
using Undersigned.Server.Log;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Import;

/// <summary>What is known of lines: those of a site's furniture, the headings of a network, what a line makes of a document. By their wire names.</summary>
public sealed record ProfileRules
{
    public IReadOnlyList<string> Furniture { get; init; } = [];
    public IReadOnlyDictionary<string, string> Headings { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Kinds { get; init; } = new Dictionary<string, string>();

    [JsonIgnore]
    public bool IsEmpty => Furniture.Count + Headings.Count + Kinds.Count == 0;
}

/// <summary>Corrections that were kept under a name, and the documents that they are for.</summary>
/// <param name="Matches"><c>host</c>, <c>issuer</c> or <c>file</c>.</param>
/// <param name="Value">The host, the issuer's name, or a pattern of file names with * and ?.</param>
internal sealed record ImportProfile(long No, string Name, string Matches, string Value, ProfileRules Rules, string At, string? Who);

[JsonSerializable(typeof(ProfileRules))]
internal sealed partial class ProfileRulesJson : JsonSerializerContext;

/// <summary>The profiles, and reading with those that match.</summary>
internal static class ImportProfiles
{
    public static readonly IReadOnlyList<string> Matches = ["host", "issuer", "file"];

    public static IReadOnlyList<ImportProfile> All(Connection db)
    {
        var profiles = new List<ImportProfile>();
        var query = db.Query("SELECT p.no, p.name, p.matches, p.value, p.rules, p.at, a.name FROM import_profile p LEFT JOIN account a ON a.no = p.account ORDER BY p.no");
        while (query.Next())
            profiles.Add(new ImportProfile(query.Int(0), query.Text(1), query.Text(2), query.Text(3), JsonSerializer.Deserialize(query.Text(4), ProfileRulesJson.Default.ProfileRules) ?? new ProfileRules(), query.Text(5), query.TextOrNull(6)));
        return profiles;
    }

    /// <summary>Keeps a profile; one of the same name gets the new rules beside its own. False where that name is kept for other documents.</summary>
    public static bool Put(LogTransaction tx, string name, string matches, string value, ProfileRules rules, long account)
    {
        if (All(tx.Db).FirstOrDefault(one => one.Name == name) is { } known)
        {
            if ((known.Matches, known.Value) != (matches, value)) return false;
            rules = new ProfileRules { Furniture = [.. known.Rules.Furniture.Union(rules.Furniture)], Headings = Over(known.Rules.Headings, rules.Headings), Kinds = Over(known.Rules.Kinds, rules.Kinds) };
        }

        tx.Db.Query("INSERT INTO import_profile(name, matches, value, rules, account, at) VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(name) DO UPDATE SET rules = excluded.rules, account = excluded.account, at = excluded.at")
            .With(name).With(matches).With(value).With(JsonSerializer.Serialize(rules, ProfileRulesJson.Default.ProfileRules)).With(account).With(tx.AtText).Run();
        return true;
    }

    public static bool Remove(LogTransaction tx, long no) => tx.Db.Query("DELETE FROM import_profile WHERE no = ?1 RETURNING no").With(no).Any();

    private static Dictionary<string, string> Over(IReadOnlyDictionary<string, string> kept, IReadOnlyDictionary<string, string> over)
    {
        var all = kept.ToDictionary(StringComparer.Ordinal);
        foreach (var (line, value) in over) all[line] = value;
        return all;
    }

    /// <summary>Reads documents with the rules of every profile that matches them. Who issued them is known only once they are read: then they are read again.</summary>
    public static (ReadOutcome Outcome, IReadOnlyList<ImportProfile> Applied) Read(IReadOnlyList<SourceDocument> documents, IReadOnlyList<ImportProfile> profiles)
    {
        var before = profiles.Where(profile => profile.Matches switch
        {
            "file" => documents.Any(file => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(profile.Value, LastPart(file.Name))),
            "host" => documents.Any(file => DocumentHost.Of(file.Content.Span) is { } host && (host == profile.Value || host.EndsWith("." + profile.Value, StringComparison.Ordinal))),
            _ => false,
        }).ToList();
        var outcome = DocumentReader.Read(documents, Options(before));
        var issuers = outcome.Statements.SelectMany(read => read.Issuers).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var after = profiles.Where(profile => profile.Matches == "issuer" && issuers.Contains(profile.Value)).ToList();
        if (after.Count == 0) return (outcome, before);
        IReadOnlyList<ImportProfile> all = [.. before, .. after];
        return (DocumentReader.Read(documents, Options(all)), all);
    }

    private static ReadOptions Options(IEnumerable<ImportProfile> profiles)
    {
        var (furniture, headings, kinds) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, GroupRole>(StringComparer.Ordinal), new Dictionary<string, StatementKind>(StringComparer.Ordinal));
        foreach (var rules in profiles.Select(profile => profile.Rules))
        {
            furniture.UnionWith(rules.Furniture);
            foreach (var (line, role) in rules.Headings) headings[line] = Enum.GetValues<GroupRole>().FirstOrDefault(one => one.ToWireName() == role);
            foreach (var (line, kind) in rules.Kinds) kinds[line] = Enum.GetValues<StatementKind>().FirstOrDefault(one => one.ToWireName() == kind);
        }

        return new ReadOptions { AllPlaces = true, Furniture = furniture, Headings = headings, Kinds = kinds };
    }

    private static string LastPart(string name) => name[(name.LastIndexOf('/') + 1)..];
}
