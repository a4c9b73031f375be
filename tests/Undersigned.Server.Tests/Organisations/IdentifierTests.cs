// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Organisations;

namespace Undersigned.Server.Tests.Organisations;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("ror", "https://ror.org/000025p04", "000025p04")]
    [InlineData("ror", "00003EF66", "00003ef66")]
    [InlineData("ror", "000025p05", null)]
    [InlineData("ror", "0o0025p04", null)]
    [InlineData("wikidata", "https://www.wikidata.org/wiki/Q42", "Q42")]
    [InlineData("wikidata", "q42", "Q42")]
    [InlineData("wikidata", "Q0", null)]
    [InlineData("lei", "549300LAMPLIGHTERS62", "549300LAMPLIGHTERS62")]
    [InlineData("lei", "5493 00la mpli ghte rs62", "549300LAMPLIGHTERS62")]
    [InlineData("lei", "549300LAMPLIGHTERS63", null)]
    [InlineData("registration", "HRB 12345 B", "HRB 12345 B")]
    [InlineData("registration", "<b>", null)]
    public void An_identifier_is_read_in_its_form_and_its_check_digits_are_checked(string scheme, string text, string? value)
    {
        Assert.Equal(value, Identifier.Read(scheme, text, out var error));
        Assert.Equal(value is null, error is not null);
    }

    [Theory]
    [InlineData("https://www.Lamps.example/about", "lamps.example")]
    [InlineData("lamps.example.", "lamps.example")]
    [InlineData("фонари.example", "xn--80aqndmu.example")]
    [InlineData("localhost", null)]
    [InlineData("192.0.2.1", null)]
    [InlineData("a b.example", null)]
    [InlineData("", null)]
    public void A_domain_is_kept_in_ASCII_without_what_stands_around_it(string text, string? domain) => Assert.Equal(domain, WebDomain.Read(text));

    [Theory]
    [InlineData("1991", "1991", null)]
    [InlineData("1991-12", "1991-12", null)]
    [InlineData(" 1991-12-26 ", null, "1991-12-26")]
    public void A_date_is_as_precise_as_it_is_known(string text, string? vague, string? day)
    {
        var date = KnownDate.Read(text)!.Value;
        Assert.Equal((vague, day), (date.Vague, date.Day));
    }

    [Theory]
    [InlineData("91")]
    [InlineData("1991-13")]
    [InlineData("1991-02-30")]
    [InlineData("soon")]
    [InlineData(null)]
    public void What_is_no_date_is_none(string? text) => Assert.Null(KnownDate.Read(text));
}
