// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Tests;

/// <summary>The parts of a document and what is filed of it.</summary>
public class StructureTests
{
    private const string Body = "The ferry has crossed the river every day since the bridge fell, and nobody asked those who use it.\n\n";

    [Theory]
    [InlineData("12 March 2019", "2019-03-12")]
    [InlineData("Lisbon, 3 May 2021", "2021-05-03")]
    [InlineData("Published: 2021-05-03", "2021-05-03")]
    [InlineData("9/18/24, 11:30 AM", "2024-09-18T11:30")]
    [InlineData("9/18/24, 1:05 PM", "2024-09-18T13:05")]
    [InlineData("18.09.2024", "2024-09-18")]
    [InlineData("14/02/2023", "2023-02-14")]
    [InlineData("le 1er juin 2020", "2020-06-01")]
    [InlineData("3 de mayo de 2021", "2021-05-03")]
    [InlineData("3. Mai 2021", "2021-05-03")]
    [InlineData("3 мая 2021 г.", "2021-05-03")]
    [InlineData("3 травня 2021 року", "2021-05-03")]
    [InlineData("3 Μαΐου 2021", "2021-05-03")]
    [InlineData("3 Mayıs 2021", "2021-05-03")]
    [InlineData("3 maja 2021 r.", "2021-05-03")]
    [InlineData("3. маја 2021.", "2021-05-03")]
    [InlineData("3 مايو 2021", "2021-05-03")]
    [InlineData("۱۳ اردیبهشت ۱۴۰۰", "2021-05-03")]
    [InlineData("2021年5月3日", "2021-05-03")]
    [InlineData("May 3rd, 2021", "2021-05-03")]
    [InlineData("October 2017", "2017-10")]
    public void A_date_is_read_in_the_forms_that_are_used(string line, string date) =>
        Assert.Equal(date, Statements.Of("Keep the ferry\n\n" + line + "\n\n" + Body).Published?.ToString());

    [Theory]
    [InlineData("Joint statement", StatementKind.JointStatement)]
    [InlineData("Open letter", StatementKind.OpenLetter)]
    [InlineData("Совместное заявление", StatementKind.JointStatement)]
    [InlineData("Aufruf", StatementKind.Appeal)]
    [InlineData("Declaración", StatementKind.Declaration)]
    [InlineData("Резолюция", StatementKind.Resolution)]
    [InlineData("Manifesto", StatementKind.Declaration)]
    [InlineData("公开信", StatementKind.OpenLetter)]
    public void A_kind_is_read_from_a_line_of_its_own(string line, StatementKind kind)
    {
        var statement = Statements.Of(line + "\n\nKeep the ferry\n\n" + Body);
        Assert.Equal((kind, "Keep the ferry"), (statement.Kind, statement.Title["en"]));
    }

    [Theory]
    [InlineData("The statement is open for further subscriptions", true, null)]
    [InlineData("Open for signature until 30 June 2021", true, "2021-06-30")]
    [InlineData("Signatures are now closed.", false, null)]
    [InlineData("The collection of signatures closed on 30 June 2021.", false, null)]
    [InlineData("To sign, write to ferry@river.example", true, null)]
    [InlineData("Сбор подписей завершён.", false, null)]
    [InlineData("Die Liste bleibt offen für weitere Unterschriften.", true, null)]
    [InlineData("İmzaya 30 Haziran 2021 tarihine kadar açıktır.", true, "2021-06-30")]
    public void A_line_on_being_open_is_filed_and_is_no_block(string line, bool open, string? deadline)
    {
        var statement = Statements.Of("Keep the ferry\n\n" + Body + "Signed by:\nFerry Club\nUnion of Ferry Workers\n\n" + line + "\n");
        Assert.Equal((open, deadline), (statement.Open, statement.Deadline?.ToString()));
        Assert.Single(statement.Renditions[0].Blocks);
        Assert.Equal(2, statement.Groups.Sum(group => group.Signatories.Count));
    }

    [Fact]
    public void An_issuer_in_the_title_is_taken_off_and_spelt_out()
    {
        var statement = Statements.Of("FC of Norway, Keep the ferry\n\n9/18/24, 11:30 AM\n  • Norway, Ferry Club of Norway Joint Statement En Europe Inland waters\n\nKeep the ferry\n\n" + Body);
        Assert.Equal("Keep the ferry", statement.Title["en"]);
        Assert.Equal(["Ferry Club of Norway"], statement.Issuers);
        Assert.Equal(["NO"], statement.Countries);
        Assert.Equal(["Europe", "Inland waters"], statement.Tags);
    }

    [Fact]
    public void Files_that_differ_by_a_language_tag_are_one_statement()
    {
        var outcome = Statements.Read(
            ("ferry.txt", System.Text.Encoding.UTF8.GetBytes("Keep the ferry\n\n" + Body)),
            ("other.txt", System.Text.Encoding.UTF8.GetBytes("Keep the bridge\n\n" + Body)),
            ("ferry.de.txt", System.Text.Encoding.UTF8.GetBytes("Die Fähre muss bleiben\n\nDie Fähre hat den Fluss jeden Tag überquert, seit die Brücke fiel, und niemand fragte, wer sie braucht.\n")));
        Assert.Equal(2, outcome.Statements.Count);
        Assert.Equal(["en", "de"], outcome.Statements[0].Languages);
        Assert.Equal([0, 1], outcome.Statements[0].Renditions.Select(rendition => rendition.Blocks[0].File));
        Assert.Equal("[[[\"en-1\"],[\"de-1\"]]]", System.Text.Json.JsonSerializer.Serialize(outcome.Statements[0].Alignment));
    }

    [Fact]
    public void Three_languages_are_aligned_in_one_table()
    {
        var statement = Statements.Of(
            "Keep the ferry\n\nThe ferry has crossed the river every day since 1931, when the bridge fell down.\n\nNobody asked those who use it before it was stopped. We ask for a hearing.\n\n"
            + "Gardez le bac\n\nLe bac traverse la rivière chaque jour depuis 1931, quand le pont est tombé.\n\nPersonne n’a consulté ceux qui l’utilisent avant de l’arrêter.\n\nNous demandons une audience publique.\n\n"
            + "Сохраните паром\n\nПаром ходит через реку каждый день с 1931 года, когда рухнул мост.\n\nНикто не спросил тех, кто им пользуется. Мы просим провести слушания.\n");
        Assert.Equal(["en", "fr", "ru"], statement.Languages);
        Assert.Equal("[[[\"en-1\"],[\"fr-1\"],[\"ru-1\"]],[[\"en-2\"],[\"fr-2\",\"fr-3\"],[\"ru-2\"]]]", System.Text.Json.JsonSerializer.Serialize(statement.Alignment));
    }

    [Fact]
    public void JSON_keeps_every_script_readable() =>
        Assert.Contains("\"Сохраните паром\"", StatementJson.ToJson(Statements.Of("Сохраните паром\n\nПаром ходит через реку каждый день с тех пор, как рухнул мост.\n")), StringComparison.Ordinal);
}
