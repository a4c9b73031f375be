// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Undersigned.Server.Home;
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Tests.Pages;

/// <summary>Every page in every interface language, byte for byte. After a change that is meant: UNDERSIGNED_GOLDEN=write, and read the difference.</summary>
public sealed partial class GoldenPageTests
{
    private static readonly Dictionary<string, Func<Interface, byte[]>> Pages = new()
    {
        ["home"] = ui => Render<HomePage, HomeView>(ui, RiverTowns.Home),
        ["home-empty"] = ui => Render<HomePage, HomeView>(ui, new HomeView { Latest = [], Years = [], Total = 0 }),
        ["statements"] = ui => Render<StatementListPage, StatementListView>(ui, RiverTowns.List),
        ["statements-refused"] = ui => Render<StatementListPage, StatementListView>(ui, RiverTowns.Refused),
        ["statements-near"] = ui => Render<StatementListPage, StatementListView>(ui, RiverTowns.Near),
        ["statement"] = ui => Render<StatementPage, StatementView>(ui, FloodMarks.In(ui.Language == "ar" ? "ar" : "en")),
        ["side-by-side"] = ui => Render<SideBySidePage, SideBySideView>(ui, FloodMarks.SideBySide),
        ["organisation"] = ui => Render<OrganisationPage, OrganisationView>(ui, RiverTowns.Organisation),
        ["organisations"] = ui => Render<OrganisationListPage, OrganisationListView>(ui, RiverTowns.Organisations),
        ["country"] = ui => Render<CountryPage, CountryView>(ui, RiverTowns.Country),
        ["receipt"] = ui => Render<ReceiptPage, ReceiptView>(ui, RiverTowns.Receipt),
        ["log"] = ui => Render<AboutLogPage, LogView>(ui, RiverTowns.Log),
        ["entry"] = ui => Render<LogEntryPage, LogEntryView>(ui, RiverTowns.Entry),
        ["error-404"] = ui => Render<ErrorPage, ErrorView>(ui, new ErrorView { Status = 404 }),
        ["error-410"] = ui => Render<ErrorPage, ErrorView>(ui, new ErrorView { Status = 410, Day = new(2026, 4, 2) }),
        ["error-400"] = ui => Render<ErrorPage, ErrorView>(ui, new ErrorView { Status = 400, Errors = [new("q", "error.q", "")] }),
        ["error-500"] = ui => Render<ErrorPage, ErrorView>(ui, new ErrorView { Status = 500, TraceId = "0HN7" }),
        ["error-503"] = ui => Render<ErrorPage, ErrorView>(ui, new ErrorView { Status = 503, RetryAfterSeconds = 10 }),
    };

    public static TheoryData<string, string> All()
    {
        var data = new TheoryData<string, string>();
        foreach (var page in Pages.Keys)
            foreach (var language in Interface.Languages)
                data.Add(page, language);
        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_page_is_as_it_was(string page, string language)
    {
        var html = Version().Replace(Encoding.UTF8.GetString(Pages[page](Interface.For(language))), "?v=");
        var file = Path.Combine(Folder(), $"{page}.{language}.html");
        if (Environment.GetEnvironmentVariable("UNDERSIGNED_GOLDEN") == "write")
            File.WriteAllText(file, html);
        Assert.Equal(File.ReadAllText(file), html, ignoreLineEndingDifferences: false);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_page_holds_nothing_that_a_strict_content_policy_refuses(string page, string language)
    {
        var html = Encoding.UTF8.GetString(Pages[page](Interface.For(language)));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"\son[a-z]+=", html);
    }

    [Fact]
    public void A_language_that_the_reader_asked_for_stays_in_the_links()
    {
        var html = Encoding.UTF8.GetString(Render<HomePage, HomeView>(Interface.For("ru", asked: true), RiverTowns.Home));
        Assert.Contains("href=\"/statements/ferry-logs?ui=ru\"", html);
        Assert.Contains("<input type=\"hidden\" name=\"ui\" value=\"ru\">", html);
    }

    [Fact]
    public void A_name_cannot_write_markup()
    {
        var statement = FloodMarks.In("en");
        var hostile = statement with { Groups = [statement.Groups[0] with { Signatories = [new() { Name = "<b onclick=x>\"&'", Country = "AT", Evidence = EvidenceMark.Reported }] }] };
        var html = Encoding.UTF8.GetString(Render<StatementPage, StatementView>(Interface.For("en"), hostile));
        Assert.DoesNotContain("<b onclick", html);
        Assert.Contains("&lt;b onclick=x&gt;&quot;&amp;", html);
    }

    private static byte[] Render<TSlice, TView>(Interface ui, TView view)
        where TSlice : RazorSlices.IRazorSliceProxy<Page<TView>> => PageRenderer.Render<TSlice, TView>(RiverTowns.Site, ui, view);

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Golden");

    [GeneratedRegex(@"\?v=[0-9a-f]+")]
    private static partial Regex Version();
}
