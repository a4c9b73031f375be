// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Text;

namespace Undersigned.Server.Endorsements;

/// <summary>
/// A name as it may stand in a list: NFC, 1 to 300 characters, white space folded, no control characters, no bidirectional
/// embeddings, overrides or isolates, no markup, no lone surrogates.
/// </summary>
internal readonly record struct SignatoryName
{
    public const int MaxLength = 300;

    private SignatoryName(string value) => Value = value;

    public string Value { get; }

    /// <param name="error">A sentence that says what is wrong and what to do.</param>
    public static bool TryParse(string? text, out SignatoryName name, out string error) => TryParse(text, MaxLength, out name, out error);

    /// <summary>The same rules for other one-line texts that are shown beside a name.</summary>
    public static bool TryParse(string? text, int maxLength, out SignatoryName name, out string error)
    {
        if (text is not null && IsPlain(text, maxLength))
        {
            (name, error) = (new SignatoryName(text), "");
            return true;
        }

        name = default;
        error = "";
        if (string.IsNullOrWhiteSpace(text)) error = "It is empty. Give the name as it should stand in the list.";
        else if (text.Length > maxLength * 2) error = $"It has {text.Length} characters; at most {maxLength} are allowed.";
        else if (LoneSurrogate(text)) error = "It holds half of a surrogate pair, which is no character. Send it as valid Unicode.";
        else if (text.AsSpan().ContainsAny('\ufffe', '\uffff')) error = "It holds U+FFFE or U+FFFF, which are no characters. Leave them out.";
        else
        {
            var value = text.Normalize(NormalizationForm.FormC).Trim();
            if (Forbidden(value) is { } reason) error = reason;
            else
            {
                value = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                if (value.Length > maxLength) error = $"It has {value.Length} characters; at most {maxLength} are allowed.";
                else name = new SignatoryName(value);
            }
        }

        return error.Length == 0;
    }

    /// <summary>
    /// Whether a text can be taken as it is, as nearly all can: letters, composed ones too, of Latin, Greek and Cyrillic and the marks of
    /// ASCII, none of which normalisation changes where no combining mark follows, and single spaces between them.
    /// </summary>
    private static bool IsPlain(string text, int maxLength) => text.Length > 0 && text.Length <= maxLength && text[0] != ' ' && text[^1] != ' '
        && !text.AsSpan().ContainsAnyExcept(Plain) && !text.Contains("  ", StringComparison.Ordinal);

    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Range(' ', '~').Except(['<', '>']), .. Range('\u00c0', '\u017e'), .. Range('\u0388', '\u03ce'), .. Range('\u0400', '\u045f')]);

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);

    private static bool LoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }

        return false;
    }

    private static string? Forbidden(string value)
    {
        foreach (var c in value)
        {
            if (c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069'))
                return $"It holds the character U+{(int)c:X4}, which turns the direction of writing and can make a name look like another. Leave it out.";
            if (c is '<' or '>') return "It holds \"<\" or \">\". A name is plain text without markup.";
            if (c is '\u2028' or '\u2029' || char.IsControl(c)) return $"It holds the control character U+{(int)c:X4}. Leave it out.";
        }

        return null;
    }

    /// <summary>Whether one word mixes letters of Latin, Cyrillic or Greek, as a forged likeness of another name does.</summary>
    public bool MixesScripts
    {
        get
        {
            var scripts = 0;
            foreach (var c in Value)
            {
                if (c is ' ' or '-') scripts = 0;
                else if (char.IsLetter(c)) scripts |= c switch { <= '\u024f' => 1, >= '\u0370' and <= '\u03ff' => 2, >= '\u0400' and <= '\u052f' => 4, _ => 0 };
                if (scripts is not (0 or 1 or 2 or 4)) return true;
            }

            return false;
        }
    }

    public override string ToString() => Value;
}
