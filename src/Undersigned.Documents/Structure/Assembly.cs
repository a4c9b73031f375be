// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Readers;

namespace Undersigned.Documents.Structure;

/// <summary>Puts what the files of one statement say together.</summary>
internal static class Assembly
{
    /// <summary>What is warned of where no list was found.</summary>
    public const string NoSignatories = "No signatories were found: check whether the document has any.";

    public static ReadStatement Of(IReadOnlyList<string> names, IReadOnlyList<string> hashes, IReadOnlyList<Analysed> files, IReadOnlyList<ReadWarning> warnings)
    {
        var renditions = new List<Rendition>();
        var all = new List<ReadWarning>(warnings);
        foreach (var file in files)
        {
            foreach (var draft in file.Renditions)
            {
                if (renditions.Exists(one => one.Language == draft.Language))
                {
                    all.Add(new ReadWarning("There is a second text in the language \"" + draft.Language + "\", which was left out: choose the one to keep.", file.HasOffsets ? draft.Title?.From : null, file.File));
                    continue;
                }
                renditions.Add(Rendition(draft, file));
            }
            all.AddRange(file.Draft.Warnings.Select(warning => warning with { File = file.File, Offset = file.HasOffsets ? warning.Offset : null }));
        }
        var filings = files.Select(file => file.Draft.Filing).ToList();
        var titles = new Dictionary<string, string>();
        foreach (var rendition in renditions) if (rendition.Title is not null) titles.TryAdd(rendition.Language, rendition.Title);
        var groups = Groups(files, all);
        if (titles.Count == 0) all.Add(new ReadWarning("No title was found: give it one."));
        if (groups.Count == 0) all.Add(new ReadWarning(NoSignatories));
        if (filings.All(filing => filing.Kind is null)) all.Add(new ReadWarning("The document does not say what kind it is: choose one."));
        var statement = new ReadStatement
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
            Alignment = Align(renditions, all),
            Groups = groups,
            Warnings = all,
        };
        return statement with { Fields = FieldSources.Of(statement, files) };
    }

    private static IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Align(List<Rendition> renditions, List<ReadWarning> warnings)
    {
        using var limit = new CancellationTokenSource(FileReader.Longest);
        try
        {
            return RenditionAlignment.Of(renditions, [], limit.Token);
        }
        catch (OperationCanceledException)
        {
            warnings.Add(new ReadWarning("Finding which paragraphs of the languages say the same took longer than " + FileReader.Longest.TotalSeconds + " seconds and was given up: split the text, or pair them by hand."));
            return [];
        }
    }

    private static Rendition Rendition(RenditionDraft draft, Analysed file) => new()
    {
        Language = draft.Language,
        Title = draft.Title?.Text,
        Subtitle = draft.Subtitle?.Text,
        Blocks = [.. draft.Blocks.Select((block, i) => new TextBlock
        {
            Id = draft.Language + "-" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Kind = block.Kind,
            Text = block.Text.Text,
            From = file.HasOffsets ? block.Text.From : null,
            To = file.HasOffsets ? block.Text.To : null,
            File = file.File,
        })],
    };

    // A list that stands in each file in translation counts once: the first file's is kept.
    private static List<SignatoryGroup> Groups(IReadOnlyList<Analysed> files, List<ReadWarning> warnings)
    {
        var groups = new List<SignatoryGroup>();
        foreach (var file in files.Where(file => file.Groups.Count > 0))
        {
            var own = file.Groups.Select(group => group.Group).ToList();
            if (groups.Count > 0)
            {
                var (had, has) = (groups.Sum(group => group.Signatories.Count), own.Sum(group => group.Signatories.Count));
                if (had != has) warnings.Add(new ReadWarning("The lists of the files differ (" + had + " and " + has + " signatories); the first was kept: compare them.", file.HasOffsets ? own[0].Signatories[0].From : null, file.File));
                continue;
            }
            groups.AddRange(file.File is null && file.HasOffsets ? own : own.Select(group => group with { Signatories = [.. group.Signatories.Select(one => Place(one, file))] }));
        }
        return groups;
    }

    private static Signatory Place(Signatory signatory, Analysed file) =>
        file.HasOffsets ? signatory with { File = file.File } : signatory with { File = file.File, From = null, To = null };
}
