// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Statements;

/// <summary>Reads the names that stand under a statement, a page of them at a time.</summary>
internal sealed class SignatoryReading(Connection db)
{
    /// <param name="published">The day of publication: who endorsed after it is marked as late.</param>
    /// <param name="names">The page of names from 1; 0 for all of them.</param>
    /// <param name="page">Null where there is no such page.</param>
    public List<GroupView> Groups(long statement, string? published, string language, Interface ui, int names, out NamesPage? page)
    {
        var rows = new List<(long No, string Id, string Role, Dictionary<string, string> Headings, int Count, int Unnamed, string? Order)>();
        var query = db.Query("SELECT no, id, role, headings, standing, unnamed, takes, sequence FROM signatory_group WHERE statement = ?1 ORDER BY ord").With(statement);
        while (query.Next())
        {
            // A group that nobody stands in and nobody may sign in would be an empty heading.
            if (query.Int(4) > 0 || query.Text(6) != "none")
                rows.Add((query.Int(0), query.Text(1), query.Text(2), JsonSerializer.Deserialize<Dictionary<string, string>>(query.Text(3)) ?? [], (int)query.Int(4), (int)query.Int(5), query.TextOrNull(7)));
        }

        var total = rows.Sum(row => row.Count - row.Unnamed);
        var last = Math.Max(1, (total + NamesPage.Size - 1) / NamesPage.Size);
        page = names == 0 ? new NamesPage(1, last, All: true) : names <= last ? new NamesPage(names, last) : null;
        var groups = new List<GroupView>();
        if (page is null) return groups;
        var skip = names == 0 ? 0 : (names - 1) * NamesPage.Size;
        var left = names == 0 ? int.MaxValue : NamesPage.Size;
        var labels = SourceLabels(statement);
        foreach (var row in rows)
        {
            var named = row.Count - row.Unnamed;
            var from = Math.Min(skip, named);
            var take = Math.Min(left, named - from);
            skip -= from;
            left -= take;
            // On later pages only the groups that have names there are shown.
            if (take == 0 && page.Current > 1) continue;
            var signatories = take == 0 ? [] : row.Order is null
                ? Signatories(row.No, from, take, published, labels)
                : SignatoryOrder.Arrange(Signatories(row.No, 0, named, published, labels), row.Order, ui).GetRange(from, take);
            groups.Add(new GroupView
            {
                Id = row.Id,
                Role = row.Role,
                Heading = row.Headings.GetValueOrDefault(language) ?? row.Headings.Values.FirstOrDefault(),
                HeadingLanguage = row.Headings.ContainsKey(language) ? language : row.Headings.Keys.FirstOrDefault(key => key != "und"),
                Count = row.Count,
                Unnamed = row.Unnamed,
                ByCountry = row.Role != "individuals" && SignatoryOrder.IsByCountry(signatories),
                Signatories = signatories,
            });
        }

        return groups;
    }

    private List<SignatoryView> Signatories(long group, int from, int take, string? published, Dictionary<string, string> labels)
    {
        var signatories = new List<SignatoryView>(Math.Min(take, 4096));
        var query = db.Query("""
            SELECT e.idx, e.name, e.country, e.affiliation, e.reservation, e.capacity, e.evidence, e.ad_referendum, e.day, e.at, hex(e.source), o.slug, o.name,
                   (SELECT n.language FROM organisation_name n WHERE n.organisation = e.organisation AND n.name = e.name)
            FROM endorsement e LEFT JOIN organisation o ON o.no = e.organisation
            WHERE e.grp = ?1 AND e.state = 'standing' AND e.name IS NOT NULL ORDER BY e.idx LIMIT ?3 OFFSET ?2
            """).With(group).With(from).With(take);
        while (query.Next())
        {
            var evidence = EvidenceMarks.Parse(query.Text(6));
            var given = query.TextOrNull(8);
            var at = query.Text(9);
            var day = given ?? (evidence == EvidenceMark.Reported ? null : at[..10]);
            signatories.Add(new SignatoryView
            {
                Name = query.Text(1),
                Language = query.TextOrNull(13),
                Country = query.TextOrNull(2),
                OrganisationSlug = query.TextOrNull(11),
                Affiliation = query.TextOrNull(3),
                Evidence = evidence,
                Source = evidence == EvidenceMark.Reported && labels.Count > 1 && query.TextOrNull(10) is { Length: > 0 } source ? labels.GetValueOrDefault(source) : null,
                Day = Days.ParseOrNull(day),
                Late = evidence != EvidenceMark.Reported && published is not null && day is not null && string.CompareOrdinal(day, published) > 0,
                Reservation = query.TextOrNull(4) is { } reservation ? Reservation(reservation, Days.ParseOrNull(day), query.Int(0)) : null,
                AdReferendum = query.Bool(7),
                Personal = query.Text(5) == "personal",
                Index = query.Int(0),
            });
        }

        return signatories;
    }

    private static ReservationView Reservation(string text, DateOnly? day, long index) => new(text, null, ReservedParagraph.Find(text), day, index);

    private Dictionary<string, string> SourceLabels(long statement)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var query = db.Query("SELECT hex(sha256) FROM statement_source WHERE statement = ?1 ORDER BY ord").With(statement);
        while (query.Next())
        {
            var hex = query.Text(0);
            labels[hex] = Hash.Short("sha256:" + hex.ToLowerInvariant());
        }

        return labels;
    }

    public List<EvidenceMark> Evidence(long statement)
    {
        var marks = new List<EvidenceMark>();
        var query = db.Query("SELECT DISTINCT evidence FROM endorsement WHERE statement = ?1 AND state = 'standing' AND name IS NOT NULL").With(statement);
        while (query.Next()) marks.Add(EvidenceMarks.Parse(query.Text(0)));
        return marks;
    }

    public List<GlossView> Reservations(long statement)
    {
        var glosses = new List<GlossView>();
        var query = db.Query("SELECT name, reservation, coalesce(day, substr(at, 1, 10)), idx FROM endorsement WHERE statement = ?1 AND state = 'standing' AND reservation IS NOT NULL AND name IS NOT NULL ORDER BY idx").With(statement);
        while (query.Next()) glosses.Add(new GlossView(query.Text(0), null, Reservation(query.Text(1), Days.ParseOrNull(query.Text(2)), query.Int(3))));
        return glosses;
    }
}
