// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Statements;

/// <summary>How an evidence mark is written and called.</summary>
internal static class EvidenceMarks
{
    /// <summary>As in a legend: the strongest first.</summary>
    public static readonly IReadOnlyList<EvidenceMark> Order =
        [EvidenceMark.Domain, EvidenceMark.Passkey, EvidenceMark.Dkim, EvidenceMark.DomainEmail, EvidenceMark.Email, EvidenceMark.Reviewed, EvidenceMark.Reported];

    private static readonly ConcurrentDictionary<Interface, byte[][]> Written = new();

    /// <summary>As the protocol and the symbols of the page name it.</summary>
    public static string Code(EvidenceMark mark) => mark switch
    {
        EvidenceMark.Reported => "reported",
        EvidenceMark.Reviewed => "reviewed",
        EvidenceMark.Email => "email",
        EvidenceMark.DomainEmail => "domain-email",
        EvidenceMark.Dkim => "dkim",
        EvidenceMark.Passkey => "passkey",
        EvidenceMark.Domain => "domain",
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, null),
    };

    public static EvidenceMark Parse(string code) => code switch
    {
        "reported" => EvidenceMark.Reported,
        "reviewed" => EvidenceMark.Reviewed,
        "email" => EvidenceMark.Email,
        "domain-email" => EvidenceMark.DomainEmail,
        "dkim" => EvidenceMark.Dkim,
        "passkey" => EvidenceMark.Passkey,
        "domain" => EvidenceMark.Domain,
        _ => throw new FormatException($"No evidence is called {code}."),
    };

    /// <summary>The same, of the code in UTF-8.</summary>
    public static EvidenceMark Parse(ReadOnlySpan<byte> code)
    {
        if (code.SequenceEqual("reported"u8)) return EvidenceMark.Reported;
        if (code.SequenceEqual("reviewed"u8)) return EvidenceMark.Reviewed;
        return Parse(Encoding.UTF8.GetString(code));
    }

    /// <summary>Each mark with its name for those who do not see it, by its number: HTML in UTF-8, made once, for the long lists of names.</summary>
    public static byte[][] Html(Interface ui) => Written.GetOrAdd(ui, static u => [.. Enum.GetValues<EvidenceMark>().Select(m => Write(u, m))]);

    private static byte[] Write(Interface ui, EvidenceMark mark) => Encoding.UTF8.GetBytes(
        $"""<svg class="ev" role="img" aria-label="{HtmlEncoder.Create(UnicodeRanges.All).Encode(ui["evidence." + Code(mark)])}"><use href="#{Code(mark)}"/></svg>""");
}
