// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Http.Headers;
using Undersigned.Specs.Browsing;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

/// <summary>Every kind of page, in every interface language. Narrow and wide, light and dark take turns, so that each meets each.</summary>
[Trait("Needs", "browser")]
public sealed class EveryPageIsAccessibleAndValid(Demo demo, Browser browser)
{
    private static readonly View[] Turns = [View.Phone, View.Desktop with { Dark = true }, View.Phone with { Dark = true }, View.Desktop];

    [Theory]
    [InlineData("en", 0)]
    [InlineData("ru", 1)]
    [InlineData("ar", 2)]
    public async Task No_page_violates_a_rule_of_accessibility(string ui, int turn)
    {
        var instance = await demo.StartedAsync();
        await using var tab = await browser.NewTabAsync(View.Desktop with { Locale = ui });
        foreach (var kind in await PageKind.AllAsync(demo))
        {
            var view = Turns[turn++ % Turns.Length];
            await Layout.ResizeAsync(tab.Page, view);
            await tab.GoAsync(new Uri(instance.Address, kind.Path), kind.Status);

            await Accessibility.ExpectNoneViolatedAsync(tab.Page);
            await Layout.ExpectNoSidewaysScrollingAsync(tab.Page);
            await Screenshots.SaveAsync(tab.Page, $"demo-{kind.Name}.{ui}.{view.Width}{(view.Dark ? ".dark" : "")}");
        }
    }

    [Fact]
    public async Task No_page_has_an_error_of_HTML()
    {
        var instance = await demo.StartedAsync();
        using var validity = new HtmlValidity();
        foreach (var kind in await PageKind.AllAsync(demo))
        {
            foreach (var ui in (string[])["en", "ru", "ar"])
                validity.Add($"{kind.Path} ({ui})", await HtmlAsync(instance.Http, kind, ui));
        }

        await validity.ExpectValidAsync();
    }

    /// <summary>A receipt whose endorsement was annulled says so and names nobody.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task The_page_of_an_annulled_receipt_is_one_of_them(string ui)
    {
        const string name = "Reading Room of Odeceixe";
        await using var instance = new Instance();
        var slug = (await Archive.ImportAsync(instance, Repository.PathOf("samples/documents/one-shelf.en-ru.txt"), "--publish", "--open")).SlugOf("one-shelf");
        await instance.StartAsync();
        var endorsed = (await (await Api.OfAsync(instance)).EndorseAsync(slug, name)).Expect(HttpStatusCode.Created).Json;
        (await instance.RunAsync("statement", "annul", endorsed.GetProperty("index").GetRawText(), "--reason", "forged")).Expect(0);
        var receipt = new PageKind("receipt-annulled", endorsed.GetProperty("receiptUrl").GetString()!, HttpStatusCode.Gone);

        await using var tab = await browser.NewTabAsync(View.Phone with { Locale = ui });
        await tab.GoAsync(new Uri(instance.Address, receipt.Path), receipt.Status);

        await Accessibility.ExpectNoneViolatedAsync(tab.Page);
        await Screenshots.SaveAsync(tab.Page, $"{receipt.Name}.{ui}");
        var html = await HtmlAsync(instance.Http, receipt, ui);
        Assert.DoesNotContain(name, html, StringComparison.Ordinal);
        using var validity = new HtmlValidity();
        validity.Add(receipt.Path, html);
        await validity.ExpectValidAsync();
    }

    private static async Task<string> HtmlAsync(HttpClient http, PageKind kind, string ui)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(kind.Path, UriKind.Relative));
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(ui));
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(kind.Status, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
