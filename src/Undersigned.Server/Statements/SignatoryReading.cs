// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;
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

    private List<SignatoryView> Signatories(long group, int from, int take, string? published, List<string> labels)
    {
        var signatories = new List<SignatoryView>(Math.Min(take, 4096));
        var late = published is null ? [] : Encoding.ASCII.GetBytes(published);
        var query = db.Query("SELECT count, names FROM name_chunk WHERE grp = ?1 ORDER BY n").With(group);
        while (signatories.Count < take && query.Next())
        {
            var count = (int)query.Int(0);
            if (from >= count)
            {
                from -= count;
                continue;
            }

            var name = new PackedName(query.Blob(1));
            while (signatories.Count < take && name.Next())
                if (from > 0) from--;
                else signatories.Add(View(name, late, labels));
        }

        query.Reset();
        return signatories;
    }

    private static SignatoryView View(in PackedName name, ReadOnlySpan<byte> published, List<string> labels)
    {
        var evidence = EvidenceMarks.Parse(name.Evidence);
        var day = !name.Day.IsEmpty ? name.Day : evidence == EvidenceMark.Reported ? [] : name.Recorded;
        var date = Days.ParseOrNull(day);
        return new SignatoryView
        {
            Name = Encoding.UTF8.GetString(name.Name),
            Language = TextOrNull(name.Language),
            Country = CountryCode.Text(name.Country),
            OrganisationSlug = TextOrNull(name.Slug),
            Affiliation = TextOrNull(name.Affiliation),
            Evidence = evidence,
            Source = evidence == EvidenceMark.Reported && labels.Count > 1 && name.Source > 0 ? labels[name.Source - 1] : null,
            Day = date,
            Late = evidence != EvidenceMark.Reported && !published.IsEmpty && day.SequenceCompareTo(published) > 0,
            Reservation = name.Reservation.IsEmpty ? null : Reservation(Encoding.UTF8.GetString(name.Reservation), date, name.Index),
            AdReferendum = name.IsAdReferendum,
            Personal = name.IsPersonal,
            AlsoAs = name.Also.IsEmpty ? [] : Encoding.UTF8.GetString(name.Also).Split('\n'),
            Index = name.Index,
        };

        static string? TextOrNull(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8);
    }

    private static ReservationView Reservation(string text, DateOnly? day, long index) => new(text, null, ReservedParagraph.Find(text), day, index);

    /// <summary>What each source is called beside a name, in the order in which the statement names them.</summary>
    private List<string> SourceLabels(long statement)
    {
        var labels = new List<string>();
        var query = db.Query("SELECT sha256 FROM statement_source WHERE statement = ?1 ORDER BY ord").With(statement);
        while (query.Next()) labels.Add(Hash.Short("sha256:" + Convert.ToHexStringLower(query.Blob(0))));
        return labels;
    }

    public List<EvidenceMark> Evidence(long statement)
    {
        var marks = new List<EvidenceMark>();
        var query = db.Query("SELECT evidence FROM endorsement_day WHERE statement = ?1 GROUP BY evidence HAVING sum(named) > 0").With(statement);
        while (query.Next()) marks.Add(EvidenceMarks.Parse(query.Blob(0)));
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
