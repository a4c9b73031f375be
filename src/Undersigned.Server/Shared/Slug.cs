// SPDX-License-Identifier: Apache-2.0
using System.Text;
using AnyAscii;

namespace Undersigned.Server.Shared;

/// <summary>The name of a thing in an address: <c>[a-z0-9-]</c>, at most 80 characters.</summary>
internal static class Slug
{
    public const int MaxLength = 80;

    /// <summary>A slug from a name in any script, cut at a word where that loses little; <c>untitled</c> where nothing is left.</summary>
    public static string From(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Transliterate())
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (c is not ('\'' or '`') && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var text = slug.ToString().Trim('-');
        if (text.Length > MaxLength)
        {
            var word = text.LastIndexOf('-', MaxLength);
            text = text[..(word > MaxLength / 2 ? word : MaxLength)].Trim('-');
        }

        return text.Length == 0 ? "untitled" : text;
    }

    /// <summary>The first of <c>name</c>, <c>name-2</c>, … that is free.</summary>
    public static string Free(string name, Func<string, bool> taken)
    {
        var slug = From(name);
        for (var n = 2; taken(slug); n++)
        {
            var suffix = $"-{n}";
            var stem = From(name);
            slug = (stem.Length + suffix.Length > MaxLength ? stem[..(MaxLength - suffix.Length)].TrimEnd('-') : stem) + suffix;
        }

        return slug;
    }
}
