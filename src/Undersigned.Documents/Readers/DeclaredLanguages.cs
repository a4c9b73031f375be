// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Languages;

namespace Undersigned.Documents.Readers;

/// <summary>
/// Which of the languages that a formatted document declares are to be believed. Programs put that of their user there, so one counts only
/// when the text that is declared to be in it is.
/// </summary>
internal static class DeclaredLanguages
{
    private const int Enough = 40;  // letters of a paragraph that shows its language
    private const int Looked = 12;  // paragraphs a language
    private const double Share = 0.75;

    /// <summary>The declared tags that hold.</summary>
    /// <param name="paragraphs">All paragraphs of the document.</param>
    public static HashSet<string> Believed(IReadOnlyList<FlowParagraph> paragraphs) =>
    [
        .. paragraphs.Where(one => one.Language is not null && one.Text.Length >= Enough).GroupBy(one => Primary(one.Language!)).Where(own => Holds(own.Key, [.. own.Take(Looked)])).Select(own => own.Key),
    ];

    /// <summary>The language of a tag without region and script.</summary>
    public static string Primary(string tag) => tag.Split('-', '_')[0].ToLowerInvariant();

    private static bool Holds(string tag, List<FlowParagraph> own) =>
        own.Count(one => Primary(LanguageGuess.Of(one.Text).Tag) == tag) >= Share * own.Count;
}
