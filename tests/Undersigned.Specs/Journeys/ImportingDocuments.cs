// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Undersigned.Specs.Browsing;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

/// <summary>
/// A Word document in two languages, which is read with wrong guesses: put right beside its source by keyboard and once by dragging, published, and read by
/// the public. And a batch that a killed program goes on with.
/// </summary>
[Trait("Needs", "browser")]
public sealed partial class ImportingDocuments(Browser browser) : IDisposable
{
    private readonly HtmlValidity _validity = new();

    private static readonly View[] Looks = [View.Desktop, View.Phone, View.Desktop with { Dark = true }, View.Phone with { Dark = true }];

    // Two bodies in one line, one body in two lines, a line of the page among the names, a supporter under the wrong heading.
    private const string Document = """
        Union of Harbour Towns
        4 October 2026
        # Joint statement: Keep the quay lamps lit
        We, the harbour towns on the long river, write this on a dark evening, after the third accident of this autumn.
        We ask every harbour master to keep the lamps on the quays lit until midnight, on every day of the week.
        We shall write down, each evening, which of them were lit, and publish the list in spring.
        # Совместное заявление: Не гасить фонари на набережных
        Мы, портовые города на длинной реке, пишем это тёмным вечером, после третьего несчастного случая за эту осень.
        Мы просим каждого начальника порта не гасить фонари на набережных до полуночи, во все дни недели.
        Каждый вечер мы будем записывать, какие из них горели, и весной опубликуем список.
        Member towns signing the statement:
        Harbour Town of Quay One, Portugal
        Harbour Town of Quay Two
        Lamp Society of Vessel Bay and Society of Night Ferries
        Municipality of Long
        Reach
        Other supporters:
        Union of Bridge Keepers
        Iria Lobo, harbour master
        Read more on our site
        """;

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("ar")]
    public async Task A_Word_document_in_two_languages_is_corrected_by_keyboard_and_by_dragging_and_published(string ui)
    {
        await using var instance = await Instance.StartNewAsync();
        await using var tab = await browser.NewTabAsync(View.Desktop with { Locale = ui });
        var page = tab.Page;
        await SignInAsync(instance, tab);
        await page.ClickAsync("a[href^='/desk/import']");
        await LookAsync(tab, "drop", ui);

        await ChooseAsync(page, ("quay-lamps.docx", WordFile.Of(Document)), ("broken.pdf", "%PDF-1.7 and no more"u8.ToArray()));
        await page.ClickAsync("#drop button.main");
        await DoneAsync(page);
        await LookAsync(tab, "batch", ui);
        await Screenshots.SaveWindowAsync(page, "guide-batch." + ui);
        tab.ExpectQuiet();

        await page.ClickAsync(".part h2 a");
        await LookAsync(tab, "review", ui);
        await page.Locator("#lists").EvaluateAsync("heading => heading.scrollIntoView()");
        await page.HoverAsync("[data-name='0.2'] a >> nth=0");
        await Screenshots.SaveWindowAsync(page, "guide-review." + ui);
        Assert.Equal(["Harbour Town of Quay One", "Harbour Town of Quay Two", "Lamp Society of Vessel Bay and Society of Night Ferries", "Municipality of Long", "Reach"], await NamesAsync(page, 0));

        // By keyboard: two lines are one name, …
        await PressAsync(page, "[data-name='0.3'] input", "Space");
        await PressAsync(page, "[data-name='0.4'] input", "Space");
        await PressAsync(page, "#names button[value=join]", "Enter");
        Assert.Equal("Municipality of Long Reach", (await NamesAsync(page, 0))[3]);
        // … one line is two, …
        await PressAsync(page, "[data-name='0.2'] a >> nth=0", "Enter");
        Assert.Equal("value", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        await LookAsync(tab, "review-name", ui);
        await page.FocusAsync("#value");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("Lamp Society of Vessel Bay\nSociety of Night Ferries");
        await page.Keyboard.PressAsync("Tab");
        await ExpectMovedAsync(page, () => page.Keyboard.PressAsync("Enter"));
        Assert.Equal(["Lamp Society of Vessel Bay", "Society of Night Ferries", "Municipality of Long Reach"], (await NamesAsync(page, 0))[2..]);
        // … and what belongs to the page is no name.
        await PressAsync(page, "[data-name='1.2'] input", "Space");
        await PressAsync(page, "#names button[value=drop]", "Enter");
        Assert.Equal(["Union of Bridge Keepers", "Iria Lobo"], await NamesAsync(page, 1));

        // By dragging: into the other list, before its second name.
        await ExpectMovedAsync(page, () => DragAsync(page, "[data-name='1.0']", "[data-name='0.1']"));
        Assert.Equal("Union of Bridge Keepers", (await NamesAsync(page, 0))[1]);
        // And the third paragraph beside another than the program found.
        await ExpectMovedAsync(page, () => DragAsync(page, "[data-block='1.2'] p >> nth=0", "[data-block='0.1'] p >> nth=0"));
        Assert.Equal(1, await page.Locator(".row:has([data-block='0.1']) [data-block='1.2']").CountAsync());
        await PressAsync(page, "button[value=undo]", "Enter");
        Assert.Equal(1, await page.Locator(".row:has([data-block='0.2']) [data-block='1.2']").CountAsync());
        await LookAsync(tab, "review-corrected", ui);
        tab.ExpectQuiet();

        await PressAsync(page, "button[value=publish]", "Enter");
        await LookAsync(tab, "published", ui);
        Assert.Contains("/desk/statements/keep-the-quay-lamps-lit", page.Url, StringComparison.Ordinal);
        await tab.GoAsync(new Uri(instance.Address, "/statements/keep-the-quay-lamps-lit/ru"));
        // Seven names, and what one of them is.
        Assert.Equal(8, await page.Locator(".names bdi").CountAsync());
        var shown = await page.InnerTextAsync("main");
        Assert.Contains("Municipality of Long Reach", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Read more on our site", shown, StringComparison.Ordinal);
        Assert.Contains("не гасить фонари на набережных до полуночи", shown, StringComparison.Ordinal);
        await _validity.ExpectValidAsync();
    }

    [Fact]
    public async Task Without_scripts_the_page_of_a_batch_loads_itself_again_and_a_name_is_corrected()
    {
        await using var instance = await Instance.StartNewAsync();
        await using var tab = await browser.NewTabAsync(View.Phone with { JavaScript = false });
        var page = tab.Page;
        await SignInAsync(instance, tab);
        await page.ClickAsync("a[href^='/desk/import']");
        await ChooseAsync(page, ("quay-lamps.docx", WordFile.Of(Document)));
        await page.ClickAsync("#drop button.main");
        await page.WaitForSelectorAsync(".part h2 a", new() { Timeout = 30_000 });
        await page.ClickAsync(".part h2 a");
        await page.ClickAsync("[data-name='0.3'] a >> nth=0");
        await page.FillAsync(".editing textarea", "Municipality of Long Reach");
        await page.ClickAsync(".editing button[value=name]");
        Assert.Equal("Municipality of Long Reach", (await NamesAsync(page, 0))[3]);
        await page.ClickAsync("button[value=undo]");
        Assert.Equal("Municipality of Long", (await NamesAsync(page, 0))[3]);
    }

    [Fact]
    public async Task A_batch_goes_on_after_the_program_was_killed_and_is_published_in_one_go()
    {
        const int count = 120;
        await using var instance = await Instance.StartNewAsync();
        await using var tab = await browser.NewTabAsync(View.Desktop);
        var page = tab.Page;
        await SignInAsync(instance, tab);
        await tab.GoAsync(new Uri(instance.Address, "/desk/import"));
        await ChooseAsync(page, ("river.zip", Archive(count)));
        await page.ClickAsync("#drop button.main");
        var batch = new Uri(page.Url).AbsolutePath;
        await instance.KillAsync();
        await instance.StartAsync();
        await tab.GoAsync(new Uri(instance.Address, batch));
        await DoneAsync(page);
        Assert.Equal(count, await page.Locator(".part h2 a").CountAsync());

        await page.CheckAsync("#all");
        await page.ClickAsync("#bulk button[value=publish]");
        await DoneAsync(page);
        Assert.Equal(count, await page.Locator(".part.is-published").CountAsync());
        await Accessibility.ExpectNoneViolatedAsync(page);
        await tab.GoAsync(new Uri(instance.Address, "/statements/call-of-the-town-of-quay-7"));
    }

    private static byte[] Archive(int count)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 1; i <= count; i++)
            {
                using var stream = archive.CreateEntry($"river/call-{i}.docx").Open();
                stream.Write(WordFile.Of(Document.Replace("Keep the quay lamps lit", $"Call of the town of quay {i}", StringComparison.Ordinal).Replace("Не гасить фонари", $"Не гасить {i} фонарей", StringComparison.Ordinal)));
            }
        }

        return bytes.ToArray();
    }

    private static async Task SignInAsync(Instance instance, Tab tab)
    {
        await Eventually.TrueAsync(TimeSpan.FromSeconds(30), "the sign-in link is printed", () => Task.FromResult(Link().IsMatch(instance.Said)));
        await tab.GoAsync(new Uri(Link().Match(instance.Said).Value));
        await tab.Page.FillAsync("#name", "Odete Ramos");
        await tab.Page.FillAsync("#address", "odete@town.example");
        await tab.Page.ClickAsync("main form button");
    }

    private static Task ChooseAsync(IPage page, params IEnumerable<(string Name, byte[] Content)> files) =>
        page.SetInputFilesAsync("#file", files.Select(file => new FilePayload { Name = file.Name, MimeType = "application/octet-stream", Buffer = file.Content }));

    private static async Task DoneAsync(IPage page) => await page.WaitForFunctionAsync("() => { const batch = document.getElementById('batch'); return batch && !batch.dataset.running; }", null, new() { Timeout = 120_000 });

    private static async Task<string[]> NamesAsync(IPage page, int list) => [.. await page.Locator($"#group-{list}-names > li > span:not(.at) > a").AllInnerTextsAsync()];

    /// <summary>Focuses and presses a key, as somebody who has no mouse does after some Tabs; what leads elsewhere is waited for.</summary>
    private static async Task PressAsync(IPage page, string what, string key)
    {
        await page.FocusAsync(what);
        if (key == "Space") await page.Keyboard.PressAsync(key);
        else await ExpectMovedAsync(page, () => page.Keyboard.PressAsync(key));
    }

    // A correction leads back to the same address: only a new document tells that it was made.
    private static async Task ExpectMovedAsync(IPage page, Func<Task> act)
    {
        await page.EvaluateAsync("() => { window.before = true; }");
        await act();
        await page.WaitForFunctionAsync("() => !window.before && document.readyState === 'complete'", null, new() { Timeout = 30_000 });
    }

    // As a hand does it, in small moves: a browser begins to drag only after some.
    private static async Task DragAsync(IPage page, string what, string onto)
    {
        await page.Locator(onto).ScrollIntoViewIfNeededAsync();
        await page.Locator(what).ScrollIntoViewIfNeededAsync();
        var (from, to) = (await BoxAsync(page, what), await BoxAsync(page, onto));
        await page.Mouse.MoveAsync(from.X + 150, from.Y + 8);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(from.X + 156, from.Y + 14, new() { Steps = 4 });
        await page.Mouse.MoveAsync(to.X + 150, to.Y + 8, new() { Steps = 8 });
        await page.Mouse.UpAsync();
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(IPage page, string what) => await page.Locator(what).BoundingBoxAsync() ?? throw new InvalidOperationException(what + " is not to be seen.");

    /// <summary>Looks at the page as it stands: accessible and valid in every look, and a picture of each for people.</summary>
    private async Task LookAsync(Tab tab, string name, string ui)
    {
        Assert.Equal(ui, await tab.Page.GetAttributeAsync("html", "lang"));
        foreach (var look in Looks)
        {
            await Layout.ResizeAsync(tab.Page, look);
            await Layout.ExpectNoSidewaysScrollingAsync(tab.Page);
            if (look == Looks[0] || look == Looks[3]) await Accessibility.ExpectNoneViolatedAsync(tab.Page);
            await Screenshots.SaveAsync(tab.Page, $"import-{name}.{ui}.{look.Width}{(look.Dark ? ".dark" : "")}");
        }

        await Layout.ResizeAsync(tab.Page, Looks[0]);
        _validity.Add($"{name} ({ui})", await (await tab.Page.Context.APIRequest.GetAsync(tab.Page.Url)).TextAsync());
    }

    public void Dispose() => _validity.Dispose();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/sign-in/\w+")]
    private static partial Regex Link();
}
