// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Alignment;

namespace Undersigned.Documents.Structure;

/// <summary>Puts what the files of one statement say together.</summary>
internal static class Assembly
{
    public static ReadStatement Of(IReadOnlyList<string> names, IReadOnlyList<string> hashes, IReadOnlyList<Analysed> files, IReadOnlyList<ReadWarning> warnings)
    {
        var several = files.Count > 1;
        var renditions = new List<Rendition>();
        var all = new List<ReadWarning>(warnings);
        for (var f = 0; f < files.Count; f++)
        {
            foreach (var draft in files[f].Renditions)
            {
                if (renditions.Exists(one => one.Language == draft.Language))
                {
                    all.Add(new ReadWarning("There is a second text in the language \"" + draft.Language + "\", which was left out: choose the one to keep.", draft.Title?.From, several ? f : null));
                    continue;
                }
                renditions.Add(Rendition(draft, several ? f : null));
            }
            all.AddRange(files[f].Draft.Warnings.Select(warning => several ? warning with { File = f } : warning));
        }
        var filings = files.Select(file => file.Draft.Filing).ToList();
        var titles = new Dictionary<string, string>();
        foreach (var rendition in renditions) if (rendition.Title is not null) titles.TryAdd(rendition.Language, rendition.Title);
        var groups = Groups(files, several, all);
        if (titles.Count == 0) all.Add(new ReadWarning("No title was found: give it one."));
        if (groups.Count == 0) all.Add(new ReadWarning("No signatories were found: check whether the document has any."));
        if (filings.All(filing => filing.Kind is null)) all.Add(new ReadWarning("The document does not say what kind it is: choose one."));
        return new ReadStatement
        {
            Source = names,
            Sha256 = hashes,
            Kind = filings.Select(filing => filing.Kind).FirstOrDefault(kind => kind is not null) ?? StatementKind.Other,
            Title = titles,
            Published = filings.Select(filing => filing.Published?.Date).FirstOrDefault(date => date is not null),
            Issuers = [.. filings.SelectMany(filing => filing.Issuers).Distinct(StringComparer.OrdinalIgnoreCase)],
            Countries = [.. filings.SelectMany(filing => filing.Countries).Distinct()],
            Tags = [.. filings.SelectMany(filing => filing.Tags).Distinct(StringComparer.OrdinalIgnoreCase)],
            Languages = [.. renditions.Where(one => one.Blocks.Count > 0 || one.Title is not null).Select(one => one.Language)],
            Open = filings.Exists(filing => filing.Open == false) ? false : filings.Select(filing => filing.Open).FirstOrDefault(open => open is not null),
            Deadline = filings.Select(filing => filing.Deadline).FirstOrDefault(date => date is not null),
            Renditions = renditions,
            Alignment = Rows(renditions),
            Groups = groups,
            Warnings = all,
            Fields = Fields(files, several),
        };
    }

    private static Rendition Rendition(RenditionDraft draft, int? file) => new()
    {
        Language = draft.Language,
        Title = draft.Title?.Text,
        Subtitle = draft.Subtitle?.Text,
        Blocks = [.. draft.Blocks.Select((block, i) => new TextBlock
        {
            Id = draft.Language + "-" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Kind = block.Kind,
            Text = block.Text.Text,
            From = block.Text.From,
            To = block.Text.To,
            File = file,
        })],
    };

    // A list that stands in each file in translation counts once: the first file's is kept.
    private static List<SignatoryGroup> Groups(IReadOnlyList<Analysed> files, bool several, List<ReadWarning> warnings)
    {
        var groups = new List<SignatoryGroup>();
        for (var f = 0; f < files.Count; f++)
        {
            if (files[f].Groups.Count == 0) continue;
            var file = f;
            if (groups.Count > 0)
            {
                var (had, has) = (groups.Sum(group => group.Signatories.Count), files[f].Groups.Sum(group => group.Signatories.Count));
                if (had != has) warnings.Add(new ReadWarning("The lists of the files differ (" + had + " and " + has + " signatories); the first was kept: compare them.", files[f].Groups[0].Signatories[0].From, f));
                continue;
            }
            groups.AddRange(several ? files[f].Groups.Select(group => group with { Signatories = [.. group.Signatories.Select(one => one with { File = file })] }) : files[f].Groups);
        }
        return groups;
    }

    private static List<IReadOnlyList<IReadOnlyList<string>>> Rows(List<Rendition> renditions)
    {
        if (renditions.Count < 2 || renditions.Count(one => one.Blocks.Count > 0) < 2) return [];
        var blocks = renditions.Select(one => one.Blocks.Select(block => AlignedBlock.Of(block.Text, block.Kind)).ToList()).ToList();
        var pairs = new List<List<(List<int> A, List<int> B)>>();
        for (var k = 1; k < renditions.Count; k++) pairs.Add(Aligner.Pair(blocks[0], blocks[k]));
        return [.. RowMerger.Merge(blocks[0].Count, pairs).Select(row => (IReadOnlyList<IReadOnlyList<string>>)[.. row.Select((part, k) => (IReadOnlyList<string>)[.. part.Select(i => renditions[k].Blocks[i].Id)])])];
    }

    private static Dictionary<string, FieldSource>? Fields(IReadOnlyList<Analysed> files, bool several)
    {
        var fields = new Dictionary<string, FieldSource>();
        var k = 0;
        for (var f = 0; f < files.Count; f++)
        {
            int? file = several ? f : null;
            if (files[f].Draft.Filing.Published is { From: >= 0 } published) fields.TryAdd("/published", new FieldSource(file, published.From, published.To, 0.9));
            foreach (var draft in files[f].Renditions)
            {
                if (draft.Title is { } title) fields.TryAdd("/renditions/" + k.ToString(System.Globalization.CultureInfo.InvariantCulture) + "/title", new FieldSource(file, title.From, title.To, draft.Blocks.Count > 0 ? 0.9 : 0.5));
                k++;
            }
        }
        return fields.Count > 0 ? fields : null;
    }
}
