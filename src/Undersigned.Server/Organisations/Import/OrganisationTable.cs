// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents;
using Undersigned.Server.Log.Acts;

namespace Undersigned.Server.Organisations.Import;

/// <summary>
/// Reads organisations from a table with a head: CSV, TSV or a workbook's first sheet. A column is a fact; one of names may name its language
/// (<c>name:pt</c>), and a cell may hold several names with semicolons between them.
/// </summary>
internal static class OrganisationTable
{
    /// <summary>What a column may be called, and what it is: the first name of each line.</summary>
    private static readonly Dictionary<string, string> Columns = Named(
        "id: id, key",
        "official: name, official, official name, organisation, organization",
        "short: short, short name, also, alias",
        "abbreviation: abbreviation, acronym",
        "former: former, former name",
        "misspelt: misspelt",
        "country: country",
        "international: international",
        "region: region, city",
        "qualifier: qualifier",
        "domain: domain, domains, website, web",
        "ror: ror",
        "wikidata: wikidata",
        "lei: lei",
        "registration: registration, registration number",
        "successor: successor, successors",
        "succession: succession",
        "succeeded: succeeded, date");

    private static readonly char[] Between = [';', '\n'];

    private static Dictionary<string, string> Named(params string[] lines)
    {
        var columns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
            foreach (var name in line.Split(": ")[1].Split(", ")) columns.Add(name, line.Split(": ")[0]);
        return columns;
    }

    public static ImportedFile Read(string name, ReadOnlyMemory<byte> content)
    {
        IReadOnlyList<FileRow> rows;
        try
        {
            rows = TableReader.Read(name, content);
        }
        catch (InvalidDataException error)
        {
            return new ImportedFile([], [new ImportFault(1, error.Message)], []);
        }

        if (rows.Count == 0) return new ImportedFile([], [new ImportFault(1, "the table is empty")], []);
        var head = new List<(string What, string? Language)>();
        var faults = new List<ImportFault>();
        foreach (var cell in rows[0].Cells) head.Add(Column(cell, rows[0].Line, faults));
        if (faults.Count == 0 && !head.Exists(column => column.What == "official")) faults.Add(new ImportFault(rows[0].Line, "no column is called \"name\"; the first row must say what the columns are: name, country, abbreviation, …"));
        if (faults.Count > 0) return new ImportedFile([], faults, []);

        var organisations = new List<ImportedOrganisation>();
        foreach (var row in rows.Skip(1))
        {
            var draft = new OrganisationDraft();
            var read = One(row, head, draft);
            faults.AddRange(draft.Wrong.Select(wrong => new ImportFault(row.Line, wrong)));
            if (read is not null) organisations.Add(read);
        }

        return new ImportedFile(organisations, faults, []);
    }

    private static (string, string?) Column(string cell, int line, List<ImportFault> faults)
    {
        if (cell.Length == 0) return ("", null);
        var parts = cell.Split(':', 2, StringSplitOptions.TrimEntries);
        if (Columns.TryGetValue(parts[0], out var what) && (parts.Length == 1 || (OrganisationFacts.NameKinds.Contains(what) && LanguageTag.IsGood(parts[1])))) return (what, parts.Length == 1 ? null : parts[1]);
        faults.Add(new ImportFault(line, $"no column is called \"{Pages.FormBody.Shown(cell)}\"; there are {string.Join(", ", Columns.Keys)}, and name:pt for a name in a language"));
        return ("", null);
    }

    private static ImportedOrganisation? One(FileRow row, List<(string What, string? Language)> head, OrganisationDraft draft)
    {
        string? key = null, kind = null, date = null;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var text = row.Cells[i];
            if (text.Length == 0) continue;
            if (i >= head.Count)
            {
                draft.Wrong.Add($"its cell {i + 1} stands under no column");
                continue;
            }

            var (what, language) = head[i];
            switch (what)
            {
                case "id": key = text; break;
                case "country": draft.PlacedIn(text); break;
                case "international": draft.International = text is "1" or "yes" or "true" or "x" or "да" or "نعم"; break;
                case "region": draft.Around(text); break;
                case "qualifier": draft.Told(text); break;
                case "domain":
                    foreach (var one in text.Split([';', ',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries)) draft.Domain(one, strict: true);
                    break;
                case "successor": draft.Successors.AddRange(Parts(text)); break;
                case "succession": kind = text.ToLowerInvariant(); break;
                case "succeeded": date = text; break;
                case "": break;
                case var scheme when Identifier.Schemes.Contains(scheme): draft.Identify(scheme, text); break;
                case var names:
                    foreach (var one in Parts(text)) draft.Name(one, names, language);
                    break;
            }
        }

        if (kind is not null && !Succession.Kinds.Contains(kind)) draft.Wrong.Add($"\"{kind}\" is no kind of succession; there are {string.Join(", ", Succession.Kinds)}");
        if (date is not null && KnownDate.Read(date) is null) draft.Wrong.Add($"\"{date}\" is no date; write 1991, 1991-12 or 1991-12-26");
        return draft.Facts() is { } facts ? new ImportedOrganisation(row.Line, key, facts, draft.Successors, kind ?? "renamed", KnownDate.Read(date), kind == Succession.Dissolved) : null;
    }

    private static string[] Parts(string text) => text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
