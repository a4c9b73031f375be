// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using Undersigned.Server.Endorsements;

namespace Undersigned.Server.Mail;

/// <summary>
/// An e-mail address in the plain form that people have: a dot-atom, an @, a domain of two labels or more (RFC 5321 4.1.2;
/// letters of every script by RFC 6531). No comments, quotes, routes or address literals, which nobody's mailbox needs and which
/// smuggle other things in; no control or format characters.
/// </summary>
internal readonly record struct EmailAddress
{
    public const string Refusal = "It is no e-mail address of the plain form. One has an @, such as name@town.example, and at most 254 characters.";

    private const int MaxLength = 254;
    private const int MaxLocal = 64;
    private const int MaxLabel = 63;
    private const string Marks = "!#$%&'*+-/=?^_`{|}~";

    private EmailAddress(string value) => Value = value;

    /// <summary>As it was given.</summary>
    public string Value { get; }

    public string Domain => Value[(Value.IndexOf('@', StringComparison.Ordinal) + 1)..];

    /// <summary>The form by which two spellings of one address are the same.</summary>
    public string Folded => Value.ToLowerInvariant();

    /// <summary>
    /// The form by which two addresses of one mailbox are the same, as far as can be told from outside: folded, without what follows
    /// a plus, the domain in its ASCII form (RFC 5233, RFC 5891).
    /// </summary>
    public string Mailbox
    {
        get
        {
            var folded = Folded;
            var at = folded.IndexOf('@', StringComparison.Ordinal);
            var plus = folded.IndexOf('+', StringComparison.Ordinal);
            return $"{folded[..(plus > 0 && plus < at ? plus : at)]}@{AsciiDomain}";
        }
    }

    /// <summary>The domain as the name system knows it.</summary>
    public string AsciiDomain
    {
        get
        {
            if (Ascii.IsValid(Domain)) return Domain.ToLowerInvariant();
            try
            {
                return new IdnMapping().GetAscii(Domain.ToLowerInvariant());
            }
            catch (ArgumentException)
            {
                // Letters that no registry takes: no mailbox is there, and what is the same is still the same.
                return Domain.ToLowerInvariant();
            }
        }
    }

    /// <summary>Whether a label mixes letters of several scripts, as the likeness of another domain does.</summary>
    public bool MixesScripts => Value.Split('@', '.').Any(label => SignatoryName.TryParse(label, out var name, out _) && name.MixesScripts);

    public static bool TryParse(string? text, out EmailAddress address)
    {
        address = default;
        if (text is null || text.Length > MaxLength || Encoding.UTF8.GetByteCount(text) > MaxLength) return false;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || Encoding.UTF8.GetByteCount(text.AsSpan(0, at)) > MaxLocal || !text[..at].Split('.').All(IsAtom)) return false;
        var labels = text[(at + 1)..].Split('.');
        if (labels.Length < 2 || !labels.All(IsLabel) || labels[^1].All(char.IsAsciiDigit)) return false;
        address = new EmailAddress(text);
        return true;
    }

    private static bool IsAtom(string atom) => atom.Length > 0 && atom.EnumerateRunes().All(rune => IsWord(rune) || (rune.IsAscii && Marks.Contains((char)rune.Value, StringComparison.Ordinal)));

    private static bool IsLabel(string label) => label.Length is > 0 and <= MaxLabel && label[0] != '-' && label[^1] != '-' && label.EnumerateRunes().All(rune => IsWord(rune) || rune.Value == '-');

    // A lone surrogate is enumerated as U+FFFD, which is no letter.
    private static bool IsWord(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    public override string ToString() => Value;
}
