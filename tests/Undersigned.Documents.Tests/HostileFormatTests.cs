// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Text;

namespace Undersigned.Documents.Tests;

/// <summary>Files made to hurt, and files that are not what their names say. Processor time is measured, so nothing else may run beside these tests.</summary>
[Collection(nameof(Alone))]
public class HostileFormatTests
{
    private const string Body = "<p>The ferry has crossed the river every day since the bridge fell, and nobody asked those who use it.</p>";
    private const string Workbook = "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>";

    public static TheoryData<string, string, string> Repeated() => new()
    {
        { "a.html", "<h1>Keep the ferry</h1>", "<div>" },
        { "a.html", "<h1>Keep the ferry</h1>", "<span><b>" },
        { "a.html", "<h1>Keep the ferry</h1>", "<ul><li>" },
        { "a.html", "<h1>Keep the ferry</h1>", "<table><tr><td>" },
        { "a.html", "<h1>Keep the ferry</h1>", "<a><p>" },
        { "a.html", "<h1>Keep the ferry</h1>", "<div class=\"nav\"><a href=#>x</a></div>" },
        { "a.html", "<h1>Keep the ferry</h1><p>", "&amp;&lt;" },
        { "a.html", "<h1>Keep the ferry</h1><p ", "x" },
        { "a.html", "", "<" },
        { "a.html", "<html><!--", "-" },
        { "a.md", "# Keep the ferry\n\n", "> " },
        { "a.md", "# Keep the ferry\n\n", "[" },
        { "a.md", "# Keep the ferry\n\n", "[a](b" },
        { "a.md", "# Keep the ferry\n\n", "**a" },
        { "a.csv", "a;b\n", "\"x;" },
        { "a.csv", "a,b\n", "a," },
        { "a.eml", "From: a@example.org\r\nTo: b@example.org\r\nDate: x\r\n", "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n" },
        { "a.eml", "From: a@example.org\r\nSubject: ", "=?utf-8?Q?x?= " },
    };

    [Theory]
    [MemberData(nameof(Repeated))]
    public void A_hundred_thousand_of_anything_take_no_long_time(string name, string start, string repeated)
    {
        var bytes = Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(repeated, 100_000)) + Body);
        var before = Environment.CpuUsage.TotalTime;
        var outcome = Statements.Read((name, bytes));
        var spent = Environment.CpuUsage.TotalTime - before;
        Assert.Equal(1, outcome.Statements.Count + outcome.Refused.Count);
        Assert.True(spent < TimeSpan.FromSeconds(10), "it took " + spent);
    }

    [Fact]
    public void What_stands_below_any_depth_is_still_read()
    {
        var statement = Statements.Of("<html><body><h1>Keep the ferry</h1>" + string.Concat(Enumerable.Repeat("<div>", 100_000)) + Body + "</body></html>", "a.html");
        Assert.Equal("Keep the ferry", statement.Title["en"]);
        Assert.Equal("The ferry has crossed the river every day since the bridge fell, and nobody asked those who use it.", Assert.Single(statement.Renditions[0].Blocks).Text);
    }

    [Fact]
    public void A_workbook_that_unpacks_to_more_than_it_may_is_refused()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, true))
        {
            Add(archive, "xl/workbook.xml", Workbook);
            Add(archive, "xl/_rels/workbook.xml.rels", "<R><Relationship Id=\"r1\" Target=\"worksheets/s.xml\"/></R>");
            Add(archive, "xl/worksheets/s.xml", "<w><sheetData>" + new string(' ', 80 << 20) + "</sheetData></w>");
        }
        var refused = Assert.Single(Statements.Read(("a.xlsx", file.ToArray())).Refused);
        Assert.Contains("more than 64 MiB", refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.pdf")]
    [InlineData("a.docx")]
    [InlineData("a")]
    public void A_page_is_read_as_one_whatever_its_name(string name) =>
        Assert.Equal("Keep the ferry", Statements.Of("<!DOCTYPE html><html><head><title>x</title></head><body><nav><a href=/>Home</a></nav><h1>Keep the ferry</h1>" + Body + "</body></html>", name).Title["en"]);

    [Theory]
    [InlineData("a.html")]
    [InlineData("a.pdf")]
    [InlineData("a.xlsx")]
    public void Plain_text_is_read_as_such_whatever_its_name(string name) =>
        Assert.Equal("Keep the ferry", Statements.Of("Keep the ferry\n\nThe ferry has crossed the river every day since the bridge fell, and nobody asked those who use it.\n", name).Title["en"]);

    [Fact]
    public void Three_thousand_signatories_under_eighteen_texts_take_less_than_a_second()
    {
        var page = new StringBuilder("<!DOCTYPE html><html><head><meta charset=utf-8></head><body><main>");
        foreach (var (tag, title, text) in EighteenTexts) page.Append("<section lang=").Append(tag).Append("><h2>").Append(title).Append("</h2>").Append(string.Concat(Enumerable.Repeat("<p>" + text + "</p>", 6))).Append("</section>");
        page.Append("<h2>Signatories</h2><ul>");
        for (var i = 0; i < 3000; i++) page.Append("<li>Society of Ferry Users ").Append(i).Append(" &amp; Friends (Norway)</li>");
        var bytes = Encoding.UTF8.GetBytes(page.Append("</ul></main></body></html>").ToString());
        Statements.Read(("a.html", bytes));
        var before = Environment.CpuUsage.TotalTime;
        var statement = Assert.Single(Statements.Read(("a.html", bytes)).Statements);
        var spent = Environment.CpuUsage.TotalTime - before;
        Assert.Equal(3000, Assert.Single(statement.Groups).Signatories.Count);
        Assert.Equal(EighteenTexts.Select(text => text.Tag), statement.Languages);
        Assert.True(spent < TimeSpan.FromSeconds(1), "it took " + spent);
    }

    private static readonly (string Tag, string Title, string Text)[] EighteenTexts =
    [
        ("en", "Keep the ferry", "The ferry has crossed the river every day since the bridge fell, and nobody asked those who use it before it was stopped."),
        ("es", "Mantengan la barca", "La barca ha cruzado el río todos los días desde que cayó el puente, y nadie preguntó a quienes la usan antes de pararla."),
        ("fr", "Gardez le bac", "Le bac a traversé la rivière chaque jour depuis la chute du pont, et personne n’a consulté ceux qui l’utilisent avant de l’arrêter."),
        ("de", "Die Fähre muss bleiben", "Die Fähre hat den Fluss jeden Tag überquert, seit die Brücke fiel, und niemand fragte, wer sie braucht, bevor sie eingestellt wurde."),
        ("pt", "Mantenham a barca", "A barca atravessa o rio todos os dias desde que a ponte caiu, e ninguém perguntou a quem a usa antes de a parar."),
        ("it", "Tenete il traghetto", "Il traghetto ha attraversato il fiume ogni giorno da quando è caduto il ponte, e nessuno ha chiesto a chi lo usa prima di fermarlo."),
        ("nl", "Behoud de veerpont", "De veerpont heeft de rivier elke dag overgestoken sinds de brug viel, en niemand vroeg het aan wie hem gebruikt voordat hij stopte."),
        ("pl", "Zachowajcie prom", "Prom przepływa rzekę codziennie, odkąd runął most, i nikt nie zapytał tych, którzy z niego korzystają, zanim go zatrzymano."),
        ("cs", "Zachovejte přívoz", "Přívoz překračuje řeku každý den od chvíle, kdy spadl most, a nikdo se nezeptal těch, kdo ho používají, než byl zastaven."),
        ("ro", "Păstrați bacul", "Bacul a traversat râul în fiecare zi de când a căzut podul și nimeni nu i-a întrebat pe cei care îl folosesc înainte de a fi oprit."),
        ("hu", "Maradjon a komp", "A komp minden nap átkelt a folyón, amióta a híd leomlott, és senki sem kérdezte meg azokat, akik használják, mielőtt leállították."),
        ("tr", "Vapur kalsın", "Köprü yıkıldığından beri vapur her gün nehri geçti ve durdurulmadan önce onu kullananlara kimse sormadı."),
        ("ru", "Сохраните паром", "Паром ходил через реку каждый день с тех пор, как рухнул мост, и никто не спросил тех, кто им пользуется, прежде чем его остановили."),
        ("uk", "Збережіть пором", "Пором ходив через річку щодня, відколи впав міст, і ніхто не запитав тих, хто ним користується, перш ніж його зупинили."),
        ("el", "Κρατήστε το πορθμείο", "Το πορθμείο περνούσε το ποτάμι κάθε μέρα από τότε που έπεσε η γέφυρα, και κανείς δεν ρώτησε όσους το χρησιμοποιούν πριν σταματήσει."),
        ("ar", "أبقوا على العبارة", "عبرت العبارة النهر كل يوم منذ أن سقط الجسر، ولم يسأل أحد من يستخدمونها قبل أن تتوقف."),
        ("fa", "قایق را نگه دارید", "قایق از روزی که پل فرو ریخت هر روز از رودخانه گذشته است و کسی پیش از توقف آن از کسانی که از آن استفاده می‌کنند نپرسید."),
        ("zh", "保留渡船", "自从大桥倒塌以来，渡船每天都在河上往返，而在停航之前没有人征求过使用者的意见。"),
    ];

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }
}
