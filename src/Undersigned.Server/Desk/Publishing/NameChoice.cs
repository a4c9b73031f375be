// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;
using Undersigned.Server.Import;
using Undersigned.Server.Organisations;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk.Publishing;

/// <summary>A name of a list, and what the registry says to it.</summary>
// State: known, new, doubtful, chosen, person or unusable.
// As: Of a known one that is listed by another name: by which.
public sealed record ListedName(string Name, string State, string? As = null)
{
    /// <summary>Where a person must say which it is.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The name of the control that says it.</summary>
    public string Field { get; init; } = "";

    /// <summary>What it says: a ULID, <c>new</c>, or nothing yet.</summary>
    public string Chosen { get; init; } = "";
}

/// <summary>An organisation that may be chosen.</summary>
public sealed record Candidate(string Id, string Name, string? Country);

/// <summary>What a draft's names are, and what the secretary has chosen for those in doubt. Nobody is linked by a guess.</summary>
internal static class NameChoice
{
    public const string New = "new";
    public const int Most = 2_000;
    private const string Prefix = "choice-";
    private const int MaxNames = 300;
    private const int MaxTold = 5;

    public static bool IsField(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && name.Length == Prefix.Length + 16;

    /// <summary>The name of the control for a listed name: the same as long as name and country are.</summary>
    private static string Field(ListedSignatory one) => Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{one.Name.Value}|{one.Country}")).AsSpan(0, 8));

    public static IReadOnlyList<ListReading> Compare(Connection db, OrganisationIndex index, StatementForm form)
    {
        var (lists, verdicts) = Judge(db, index, form);
        return [.. lists.Select(lines =>
        {
            var names = lines.ConvertAll(line => Compare(line, verdicts, form));
            var counts = names.GroupBy(one => one.State).ToDictionary(one => one.Key, one => one.Count());
            // Those that wait for a choice are all shown, however long the list is.
            return new ListReading(names.Count, counts, [.. names.Where((one, i) => i < MaxNames || one.Candidates.Count > 0)]);
        })];
    }

    /// <summary>Every line of every list, in their order.</summary>
    public static IReadOnlyList<IReadOnlyList<ListedName>> Lines(Connection db, OrganisationIndex index, StatementForm form)
    {
        var (lists, verdicts) = Judge(db, index, form);
        return [.. lists.Select(lines => (IReadOnlyList<ListedName>)[.. lines.Select(line => Compare(line, verdicts, form))])];
    }

    private static (List<List<ListLine>> Lists, ListedNames Verdicts) Judge(Connection db, OrganisationIndex index, StatementForm form)
    {
        var lists = form.Groups.Select(group => ListLine.Read(group).ToList()).ToList();
        return (lists, ListedNames.Judge(db, index, lists.SelectMany(lines => lines).Select(line => line.Signatory).OfType<ListedSignatory>()));
    }

    private static ListedName Compare(ListLine line, ListedNames verdicts, StatementForm form)
    {
        if (line.Signatory is not { } one) return new ListedName(FormBody.Shown(line.Text), "unusable");
        if (verdicts[one] is not { } verdict) return new ListedName(one.Name.Value, "person");
        if (verdict.Is == NameIs.New) return new ListedName(one.Name.Value, "new");
        if (verdict.Is == NameIs.Known) return new ListedName(one.Name.Value, "known", verdict.Candidates[0].Listed == one.Name.Value ? null : verdict.Candidates[0].Listed);
        var chosen = Chosen(form, one, verdict);
        return new ListedName(one.Name.Value, chosen.Length > 0 ? "chosen" : "doubtful")
        {
            Candidates = [.. verdict.Candidates.Select(candidate => new Candidate(candidate.Id, candidate.Listed, candidate.Country))],
            Reasons = verdict.Reasons,
            Field = Field(one),
            Chosen = chosen,
        };
    }

    private static string Chosen(StatementForm form, ListedSignatory one, NameVerdict verdict) =>
        form.Choices.TryGetValue(Field(one), out var choice) && (choice == New || verdict.Candidates.Any(candidate => candidate.Id == choice)) ? choice : "";

    /// <summary>The lists with the organisation of each name; null, with the errors, where somebody has still to choose.</summary>
    public static CheckedStatement? Decide(Connection db, OrganisationIndex index, CheckedStatement ready, List<FieldError> errors)
    {
        var verdicts = ListedNames.Judge(db, index, ready.Lists.SelectMany(list => list));
        foreach (var one in ready.Lists.SelectMany(list => list))
            if (verdicts[one] is { Is: NameIs.Doubtful } verdict && Chosen(ready.Form, one, verdict).Length == 0 && errors.Count < MaxTold)
                errors.Add(new FieldError(Field(one), "error.choose-organisation", FormBody.Shown(one.Name.Value)));
        if (errors.Count > 0) return null;
        return ready with { Lists = [.. ready.Lists.Select(list => (IReadOnlyList<ListedSignatory>)[.. list.Select(one => one with { Organisation = Meant(ready.Form, one, verdicts[one]) })])] };
    }

    private static string? Meant(StatementForm form, ListedSignatory one, NameVerdict? verdict) => verdict switch
    {
        { Is: NameIs.Doubtful } => Chosen(form, one, verdict) is var choice && choice == New ? null : choice,
        _ => verdict?.Organisation,
    };
}
