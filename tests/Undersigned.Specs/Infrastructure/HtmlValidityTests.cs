// SPDX-License-Identifier: Apache-2.0
using Undersigned.Specs.Browsing;

namespace Undersigned.Specs.Infrastructure;

public sealed class HtmlValidityTests
{
    [Fact]
    public async Task A_wrong_page_is_named_and_a_right_one_beside_it_is_not()
    {
        using var validity = new HtmlValidity();
        validity.Add("/right", Pages.Good);
        validity.Add("/wrong", Pages.WithBlockInHeading);

        var complaint = Assert.Single(await validity.ComplaintsAsync());

        Assert.StartsWith("/wrong:", complaint, StringComparison.Ordinal);
        Assert.Contains("div", complaint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_taken_from_a_server_as_they_were_sent()
    {
        await using var site = await StaticSite.ServeAsync(Pages.Good);
        using var http = new HttpClient { BaseAddress = site.Address };
        using var validity = new HtmlValidity();
        await validity.AddAsync(http, "/");

        await validity.ExpectValidAsync();
    }
}
