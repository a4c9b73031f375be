// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Languages;
using Undersigned.Documents.Readers.Tables;

namespace Undersigned.Documents.Layout;

/// <summary>What a reader can tell of a block by its marks alone; what it means is found by its place.</summary>
internal enum BlockStyle { Plain, Heading, Bullet, Number, Quote }

/// <summary>
/// One paragraph or line of a document, as every reader yields it, whatever the format. The analysis of structure knows nothing else.
/// </summary>
internal sealed class Block(MappedText text, BlockStyle style)
{
    private List<Word>? words;

    /// <summary>The text without bullet or number.</summary>
    public MappedText Mapped { get; } = text;

    public string Text => Mapped.Text;

    public BlockStyle Style { get; set; } = style;

    /// <summary>The bullet or number as printed; empty when there is none.</summary>
    public string Marker { get; init; } = "";

    /// <summary>The value of a number, 0 when there is none.</summary>
    public int Number { get; init; }

    /// <summary>Blank lines before it. A rule or a page break counts as two.</summary>
    public int Gap { get; init; }

    /// <summary>Columns before it.</summary>
    public int Indent { get; init; }

    /// <summary>Lines it was joined from.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>Places in <see cref="Text"/> where a tab or a wide gap parts columns.</summary>
    public IReadOnlyList<int> Columns { get; init; } = [];

    /// <summary>The level of a heading from 1; 0 when it is none or the format knows no levels.</summary>
    public int Level { get; init; }

    /// <summary>Whether all of it is bold, as a heading that was not marked as one is.</summary>
    public bool IsStrong { get; init; }

    /// <summary>Whether all of it is in italics.</summary>
    public bool IsEmphasised { get; init; }

    /// <summary>Whether all of it is links.</summary>
    public bool IsLink { get; init; }

    /// <summary>Whether it is an item in which a list of its own stands.</summary>
    public bool HasNested { get; init; }

    /// <summary>How many lists it stands in.</summary>
    public int Depth { get; init; }

    /// <summary>The language that its markup gives, a BCP 47 tag; null when it gives none.</summary>
    public string? DeclaredLanguage { get; init; }

    /// <summary>The row of a table of signatories that it is, and its text the name; null when it is none.</summary>
    public TableRow? Row { get; init; }

    /// <summary>Its words, as they are compared.</summary>
    public List<Word> Words => words ??= Word.Of(Text);

    /// <summary>The tag of its language, once it is known.</summary>
    public string Language { get; set; } = LanguageGuess.None.Tag;

    public bool IsMarked => Style is BlockStyle.Bullet or BlockStyle.Number;

    /// <summary>Whether it ends as a sentence does.</summary>
    public bool EndsSentence
    {
        get
        {
            var end = Text.AsSpan().TrimEnd("\"'”’»«)]*†¹²³ ");
            // "…seven thousand pupils.1" bears the figure of a footnote.
            if (end.Length > 3 && char.IsAsciiDigit(end[^1]))
            {
                var bare = end.TrimEnd("0123456789");
                if (end.Length - bare.Length <= 2 && bare.Length > 1 && bare[^1] is '.' or '!' or '?' && char.IsLower(bare[^2])) end = bare;
            }
            return end.Length > 0 && end[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '۔' or ';' or '।';
        }
    }

    /// <summary>How long it is in words; for scripts without spaces two letters count as one.</summary>
    public int Length
    {
        get
        {
            var count = 0;
            foreach (var word in Words) count += Script.IsEastAsian(Script.Of(Text[word.Start])) ? (word.Length + 1) / 2 : 1;
            return count;
        }
    }
}
