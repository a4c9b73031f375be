// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Text;
using Undersigned.Server.Organisations;
using Undersigned.Server.Organisations.Import;

namespace Undersigned.Server.Tests.Organisations;

public sealed class RegistryImportTests : IAsyncLifetime
{
    private Server _server = null!;

    public async ValueTask InitializeAsync() => _server = await Server.Start();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static ImportedFile Lines(string text) => OrganisationLines.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static ImportedFile Table(string text, string name = "list.csv") => OrganisationTable.Read(name, Encoding.UTF8.GetBytes(text));

    private Task<ImportPlan> Import(ImportedFile file) => _server.Do(tx => new RegistryImport(file).Run(tx, _ => { }));

    private Task<ImportPlan> Preview(ImportedFile file) => _server.Do(tx => new RegistryImport(file).Plan(tx.Db));

    private Task<long> Size() => _server.Do(tx => tx.Db.Scalar("SELECT coalesce((SELECT size FROM log_head), 0)"));

    private const string Ror = """
        {"id":"https://ror.org/02ampx385","names":[{"value":"LU","lang":null,"types":["acronym"]},{"value":"União dos Faroleiros","lang":"pt","types":["label"]},{"value":"Lamplighters’ Union","lang":"en","types":["ror_display","label"]},{"value":"The Lamps","lang":"en","types":["alias"]}],"country":"PT","city":"Ribeira","types":["nonprofit"],"status":"active","domains":["lamps.example"]}
        {"id":"https://ror.org/000025p04","names":[{"value":"Keepers of the Quay","lang":"en","types":["ror_display"]}],"country":"PT","status":"inactive","domains":["no domain"],"relationships":[{"type":"successor","id":"https://ror.org/02ampx385"},{"type":"successor","id":"https://ror.org/00003ef66"}]}
        """;

    [Fact]
    public async Task Lines_in_the_form_of_ROR_are_entered_once_and_are_there_the_second_time()
    {
        var preview = await Preview(Lines(Ror));
        Assert.Equal((2, 0, 0, 1), (preview.Added, preview.Changed, preview.There, preview.Elsewhere));
        Assert.Equal(0, await Size());
        Assert.Empty((await Import(Lines(Ror))).Faults);
        Assert.Equal(3, await Size());

        var page = (await _server.Get("/organisations/lamplighters-union")).Text;
        foreach (var told in new[] { "União dos Faroleiros", "The Lamps", "LU", "Ribeira", "https://ror.org/02ampx385", "lamps.example", "Renamed: before that" }) Assert.Contains(told, page, StringComparison.Ordinal);
        var again = await Import(Lines(Ror));
        Assert.Equal((0, 0, 2), (again.Added, again.Changed, again.There));
        Assert.Equal(3, await Size());
        _server.ExpectRebuilt();
    }

    [Fact]
    public void A_name_beside_the_one_it_signs_by_that_cannot_stand_is_left_out_and_told()
    {
        var file = Lines("""{"id":"a","names":[{"value":"One","types":["ror_display"]},{"value":"One > Two","types":["label"]}],"domains":["no domain"]}""");
        Assert.Empty(file.Faults);
        Assert.Equal("One", Assert.Single(Assert.Single(file.Organisations).Facts.Names).Name);
        Assert.Equal(2, file.LeftOut.Count);
    }

    [Fact]
    public async Task What_a_file_knows_more_is_added_and_nothing_is_taken_away()
    {
        await _server.Enter("Lamplighters Union", "PT", "The Lamps");
        var plan = await Import(Table("name;name:pt;country;lei;successor\nLamplighters Union;União dos Faroleiros;pt;549300LAMPLIGHTERS62;\nKeepers of the Quay;;PT;;Lamplighters Union\n"));
        Assert.Empty(plan.Faults);
        Assert.Equal((1, 1, 0), (plan.Added, plan.Changed, plan.There));
        var page = (await _server.Get("/organisations/lamplighters-union")).Text;
        foreach (var told in new[] { "The Lamps", "União dos Faroleiros", "549300LAMPLIGHTERS62", "Keepers of the Quay" }) Assert.Contains(told, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_is_read_like_a_table()
    {
        var plan = await Import(OrganisationTable.Read("list.xlsx", Workbook(["name", "country", "abbreviation"], ["Lamplighters Union", "PT", "LU"], ["Keepers of the Quay", "ES", ""])));
        Assert.Empty(plan.Faults);
        Assert.Equal(2, plan.Added);
        Assert.Contains("LU", (await _server.Get("/organisations/lamplighters-union")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name\tcountry\nOne\tPT\nTwo\tZZ\nThree\tPT\n", 3, "\"ZZ\" is no country")]
    [InlineData("id,name\na,One\nb,Two\na,Three\n", 4, "stands already on line 2")]
    [InlineData("name,country\nOne,PT\nOne,PT\n", 3, "stands already on line 2")]
    [InlineData("name\nOne\n<b>Two</b>\n", 3, "markup")]
    [InlineData("name\nOne\nT\u202ewo\n", 3, "direction of writing")]
    [InlineData("id,name,successor\na,One,b\nb,Two,c\nc,Three,a\n", 2, "goes in a circle: One → Two → Three → One")]
    [InlineData("name,ror\nOne,02ampx386\n", 2, "the last two check the others")]
    [InlineData("name,lei\nOne,549300LAMPLIGHTERS62\nTwo,549300LAMPLIGHTERS62\n", 3, "an identifier has one bearer")]
    [InlineData("name,colour\nOne,red\n", 1, "no column is called \"colour\"")]
    [InlineData("One\nTwo\n", 1, "no column is called")]
    [InlineData("name,country\nOne,PT,extra\n", 2, "under no column")]
    [InlineData("", 1, "the table is empty")]
    public async Task A_fault_is_told_with_its_line_and_nothing_is_imported(string table, int line, string reason)
    {
        var plan = await Import(Table(table, "list.csv"));
        var fault = Assert.Single(plan.Faults);
        Assert.Equal(line, fault.Line);
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
        Assert.Equal(0, await Size());
    }

    [Theory]
    [InlineData("""{"id":"a","names":["One"]}""" + "\n[]", 2, "no JSON object")]
    [InlineData("""{"id":"a","names":["One"]""", 1, "not JSON")]
    [InlineData("""{"id":"a","names":[]}""", 1, "no name")]
    [InlineData("""{"id":"a"}""", 1, "no \"names\"")]
    [InlineData("""{"id":"a","names":[{"value":"One","lang":"!"}]}""", 1, "no language tag")]
    [InlineData("""{"id":"a","names":["\ud83d"]}""", 1, "half a character")]
    [InlineData("""{"id":7,"names":["One"]}""", 1, "must be a text")]
    [InlineData("""{"id":"a","names":["One"],"country":"PT","international":true}""", 1, "international and of a country")]
    public void A_line_that_is_no_organisation_is_told(string text, int line, string reason)
    {
        var fault = Assert.Single(Lines(text).Faults);
        Assert.Equal(line, fault.Line);
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_circle_through_what_the_registry_knows_is_refused()
    {
        var (one, two) = (await _server.Enter("One", "PT"), await _server.Enter("Two", "PT"));
        await _server.Done(new StateSuccession(one, [two], "renamed").Run);
        var size = await Size();
        var plan = await Import(Table("name,country,successor\nTwo,PT,Three\nThree,PT,One\n"));
        Assert.Contains("Two → Three → One → Two", Assert.Single(plan.Faults).Reason, StringComparison.Ordinal);
        Assert.Equal(size, await Size());
    }

    /// <summary>The least that is a workbook, its texts within the cells.</summary>
    private static byte[] Workbook(params string[][] rows)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>""");
            Part("xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Part("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>""");
            Part("xl/worksheets/sheet1.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{string.Concat(rows.Select((row, i) => $"<row r=\"{i + 1}\">{string.Concat(row.Select(cell => $"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>"))}</sheetData></worksheet>""");

            void Part(string name, string xml)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(xml);
            }
        }

        return stream.ToArray();
    }
}
