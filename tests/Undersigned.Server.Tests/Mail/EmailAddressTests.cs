// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Mail;

namespace Undersigned.Server.Tests.Mail;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("name@town.example")]
    [InlineData("first.last+list@a-b.town.example")]
    [InlineData("o'neill_{}!#$%&*/=?^`|~-@town.example")]
    [InlineData("мэрия@город.example")]
    [InlineData("name@xn--c1ad3alb.example")]
    public void An_address_of_the_plain_form_is_taken_as_it_is(string text)
    {
        Assert.True(EmailAddress.TryParse(text, out var address));
        Assert.Equal(text, address.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("town.example")]
    [InlineData("@town.example")]
    [InlineData("name@")]
    [InlineData("name@town")]
    [InlineData("name@@town.example")]
    [InlineData("a@b@town.example")]
    [InlineData(" name@town.example")]
    [InlineData("na me@town.example")]
    [InlineData(".name@town.example")]
    [InlineData("na..me@town.example")]
    [InlineData("name.@town.example")]
    [InlineData("name@town..example")]
    [InlineData("name@-town.example")]
    [InlineData("name@town.example.")]
    [InlineData("name@[127.0.0.1]")]
    [InlineData("name@127.0.0.1")]
    [InlineData("\"na me\"@town.example")]
    [InlineData("name(comment)@town.example")]
    [InlineData("Name <name@town.example>")]
    [InlineData("name@town.example,other@town.example")]
    [InlineData("name@town.example\r\nBcc: other@town.example")]
    [InlineData("na\0me@town.example")]
    [InlineData("na\u202eme@town.example")]
    [InlineData("na\ud800me@town.example")]
    public void Everything_else_is_refused(string? text) => Assert.False(EmailAddress.TryParse(text, out _));

    [Fact]
    public void The_longest_address_has_254_characters()
    {
        var domain = string.Join('.', Enumerable.Repeat(new string('d', 61), 3));
        Assert.True(EmailAddress.TryParse(new string('n', 64) + "@" + domain + ".exa", out _));
        Assert.False(EmailAddress.TryParse(new string('n', 64) + "@" + domain + ".exam", out _));
        Assert.False(EmailAddress.TryParse(new string('n', 65) + "@town.example", out _));
    }

    [Fact]
    public void Two_spellings_of_one_address_are_the_same()
    {
        Assert.True(EmailAddress.TryParse("Name@Town.example", out var address));
        Assert.Equal("name@town.example", address.Folded);
        Assert.Equal("Town.example", address.Domain);
    }
}
