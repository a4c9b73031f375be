// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Documents.Languages;

namespace Undersigned.Documents.Structure;

/// <summary>Where each value of a statement was read, by its JSON Pointer, and how sure the reader is of it.</summary>
internal static class FieldSources
{
    private const double SureLanguage = 0.25; // lead over the next

    /// <summary>The places of what a statement says; values that no line says, such as a missing date, have none.</summary>
    public static Dictionary<string, FieldSource>? Of(ReadStatement statement, IReadOnlyList<Analysed> files)
    {
        var fields = new Dictionary<string, FieldSource>(StringComparer.Ordinal);
        void Add(string pointer, Analysed file, Provenance? place)
        {
            if (place is not { } found) return;
            var stands = file.HasOffsets && found.From >= 0;
            fields.TryAdd(pointer, new FieldSource(file.File, stands ? found.From : null, stands ? found.To : null, Math.Round(found.Sure, 2)));
        }
        foreach (var file in files)
        {
            var filing = file.Draft.Filing;
            if (filing.Kind == statement.Kind) Add("/kind", file, filing.PlaceOf("kind"));
            if (filing.Published is { } published && published.Date == statement.Published) Add("/published", file, filing.PlaceOf("published"));
            if (filing.Open is not null && filing.Open == statement.Open) Add("/open", file, filing.PlaceOf("open"));
            if (filing.Deadline is not null && filing.Deadline == statement.Deadline) Add("/deadline", file, filing.PlaceOf("deadline"));
            for (var i = 0; i < statement.Issuers.Count; i++) Add(At("/issuers", i), file, filing.PlaceOf("issuer", statement.Issuers[i]));
            for (var i = 0; i < statement.Countries.Count; i++) Add(At("/countries", i), file, filing.PlaceOf("country", statement.Countries[i]));
            for (var i = 0; i < statement.Tags.Count; i++) Add(At("/tags", i), file, filing.PlaceOf("tag", statement.Tags[i]));
        }
        for (var k = 0; k < statement.Renditions.Count; k++) Renditions(statement.Renditions[k], k, files, Add);
        // A list that stands in several files was taken from the first.
        if (files.FirstOrDefault(file => file.Groups.Count > 0) is { } lists) for (var g = 0; g < lists.Groups.Count; g++) Group(lists, g, Add);
        return fields.Count > 0 ? fields : null;
    }

    private static void Renditions(Rendition rendition, int k, IReadOnlyList<Analysed> files, Action<string, Analysed, Provenance?> add)
    {
        foreach (var file in files)
        {
            if (file.Renditions.Find(one => one.Language == rendition.Language) is not { } draft) continue;
            if (draft.Title is { } title) add(At("/renditions", k) + "/title", file, Provenance.In(title, null, draft.TitleSure * (draft.Blocks.Count > 0 ? 1 : Sureness.Inferred)));
            if (draft.Subtitle is { } subtitle) add(At("/renditions", k) + "/subtitle", file, Provenance.In(subtitle, null, Sureness.Inferred));
            var text = string.Join(' ', draft.Blocks.Take(8).Select(block => block.Text.Text));
            add(At("/renditions", k) + "/language", file, new Provenance(-1, -1, LanguageGuess.Of(text) is { } guess && guess.Tag == rendition.Language && guess.Lead >= SureLanguage ? Sureness.Stated : Sureness.Inferred));
            return;
        }
    }

    private static void Group(Analysed file, int g, Action<string, Analysed, Provenance?> add)
    {
        var pointer = At("/groups", g);
        var read = file.Groups[g];
        add(pointer + "/heading", file, read.Heading);
        add(pointer + "/role", file, read.Heading is { } heading ? heading with { Sure = read.Role } : new Provenance(-1, -1, read.Role));
        for (var i = 0; i < read.Group.Signatories.Count; i++)
        {
            var one = read.Group.Signatories[i];
            add(At(pointer + "/signatories", i), file, new Provenance(one.From ?? -1, one.To ?? -1, read.Sure[i]));
        }
    }

    private static string At(string list, int index) => list + "/" + index.ToString(CultureInfo.InvariantCulture);
}
