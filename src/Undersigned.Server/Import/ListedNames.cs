// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Import;

/// <summary>Whose the names of one statement's lists are. A list names a body once: of two names that would be the same one, only the surer is.</summary>
internal sealed class ListedNames
{
    private readonly Dictionary<(string Name, string? Country), NameVerdict> _verdicts = [];

    public static ListedNames Judge(Connection db, OrganisationIndex index, IEnumerable<ListedSignatory> list)
    {
        var judged = new ListedNames();
        foreach (var one in list.Where(one => !one.IsPerson))
        {
            var key = (one.Name.Value, one.Country);
            if (!judged._verdicts.ContainsKey(key)) judged._verdicts[key] = NameVerdict.Of(db, index, one.Name.Value, one.Country);
        }

        foreach (var same in judged._verdicts.Where(pair => pair.Value.Is == NameIs.Known).GroupBy(pair => pair.Value.Organisation!).Where(same => same.Count() > 1).ToList())
            foreach (var (key, verdict) in same.OrderByDescending(pair => pair.Value.Candidates[0].Score).Skip(1))
                if (verdict.Candidates[0].Score < 1) judged._verdicts[key] = verdict with { Is = NameIs.Doubtful };
        return judged;
    }

    /// <summary>Null for a person.</summary>
    public NameVerdict? this[ListedSignatory one] => one.IsPerson ? null : _verdicts.GetValueOrDefault((one.Name.Value, one.Country));
}
