// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Server.Import;

namespace Undersigned.Server.Tests.Import;

/// <summary>The site that a saved page says it is from.</summary>
public sealed class DocumentHostTests
{
    [Theory]
    [InlineData("<html><head><link rel=\"canonical\" href=\"https://www.Towns.example/a\"></head>", "towns.example")]
    [InlineData("<meta content='//river.example/x' property='og:url'>", "river.example")]
    [InlineData("<base href=http://quay.example/>", "quay.example")]
    [InlineData("<!-- saved from url=(0031)https://www.lamps.example/call -->\n<html>", "lamps.example")]
    [InlineData("<a href=\"https://elsewhere.example\">a link to others</a>", null)]
    [InlineData("<link rel=\"stylesheet\" href=\"https://styles.example/a.css\">", null)]
    [InlineData("", null)]
    public void A_page_names_its_host_or_none(string html, string? host) => Assert.Equal(host, DocumentHost.Of(Encoding.UTF8.GetBytes(html)));
}
