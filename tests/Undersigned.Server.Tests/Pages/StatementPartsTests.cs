// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Tests.Pages;

public sealed class StatementPartsTests
{
    private static readonly DateOnly First = new(2026, 3, 14);

    [Fact]
    public void The_spark_line_steps_from_the_first_day_to_today()
    {
        var spark = Spark.Draw([new(First, 10), new(First.AddDays(34), 20)], First.AddDays(68));
        Assert.Equal("M4 60V32.9H140V5.8H276", spark!.Line);
        Assert.Equal("M76 60v4M196 60v4", spark.Ticks);
        Assert.Equal(("276", "5.8"), (spark.EndX, spark.EndY));
    }

    [Fact]
    public void The_spark_line_falls_when_a_signatory_withdraws()
    {
        var spark = Spark.Draw([new(First, 10), new(First.AddDays(10), 5)], First.AddDays(10));
        Assert.Equal("M4 60V5.8H276V32.9", spark!.Line);
    }

    [Fact]
    public void Nothing_is_drawn_on_the_first_day()
    {
        Assert.Null(Spark.Draw([new(First, 10)], First));
        Assert.Null(Spark.Draw([], First));
    }

    [Fact]
    public void Items_belong_to_the_paragraph_before_them()
    {
        var rows = TextRow.Split([new(BlockKind.Heading, "h"), new(BlockKind.Paragraph, "a", 1), new(BlockKind.Item, "i"), new(BlockKind.Quote, "q"), new(BlockKind.Heading, "h2"), new(BlockKind.Paragraph, "stray"), new(BlockKind.Paragraph, "b", 2)]);
        Assert.Equal([(null, 1), (1, 3), (null, 1), (null, 1), (2, 1)], rows.Select(r => (r.Paragraph, r.Blocks.Count)));
    }

    [Fact]
    public void Renditions_are_paired_by_number_even_where_one_lacks_a_paragraph()
    {
        BlockView[] one = [new(BlockKind.Heading, "H"), new(BlockKind.Paragraph, "1", 1), new(BlockKind.Paragraph, "3", 3), new(BlockKind.Heading, "end")];
        BlockView[] two = [new(BlockKind.Paragraph, "eins", 1), new(BlockKind.Paragraph, "zwei", 2), new(BlockKind.Heading, "T"), new(BlockKind.Paragraph, "drei", 3)];
        var rows = TextRow.Align(one, two).Select(r => $"{r.Paragraph}:{Texts(r.First)}|{Texts(r.Second)}");
        static string Texts(IReadOnlyList<BlockView> blocks) => string.Join(' ', blocks.Select(b => b.Text));
        Assert.Equal([":H|", "1:1|eins", "2:|zwei", ":|T", "3:3|drei", ":end|"], rows);
    }

    [Fact]
    public void A_note_hangs_in_the_margin_only_where_nothing_is_in_its_way()
    {
        var rows = Enumerable.Range(1, 60).Select(n => new TextRow(n, [new(BlockKind.Paragraph, new string('x', 130), n)])).ToList();
        GlossView Note(int paragraph, int length) => new("N", null, new(new string('y', length), "en", paragraph, null));
        Assert.Equal([40, 60], MarginNotes.Beside(rows, [Note(1, 40), Note(40, 900), Note(41, 40), Note(60, 40)]).Order());
    }

    [Fact]
    public void Signatories_stand_under_their_country_in_the_alphabet_of_the_reader()
    {
        SignatoryView In(string? country, string name) => new() { Name = name, Country = country, Evidence = EvidenceMark.Reported };
        List<SignatoryView> names = [In("DE", "z"), In(null, "nowhere"), In("AT", "b"), In("DE", "a"), In("AT", "a")];
        string Order(string language) => string.Join(' ', SignatoryOrder.Arrange(names, "country", Interface.For(language)).Select(s => s.Country + s.Name));
        Assert.Equal("ATb ATa DEz DEa nowhere", Order("en"));
        Assert.Equal("ATb ATa DEz DEa nowhere", Order("ru"));
        Assert.Equal("DEz DEa ATb ATa nowhere", Order("ar"));
    }

    [Fact]
    public void Countries_head_the_names_where_that_moves_none()
    {
        SignatoryView In(string? country) => new() { Name = "n", Country = country, Evidence = EvidenceMark.Reported };
        Assert.True(SignatoryOrder.IsByCountry([In("AT"), In("AT"), In("DE"), In(null)]));
        Assert.False(SignatoryOrder.IsByCountry([In("AT"), In("DE"), In("AT")]));
        Assert.False(SignatoryOrder.IsByCountry([In(null), In(null), In("AT")]));
        Assert.False(SignatoryOrder.IsByCountry([]));
    }

    [Fact]
    public void A_day_is_said_once_only_where_all_dated_names_share_it()
    {
        SignatoryView On(DateOnly? day, bool late = false) => new() { Name = "n", Evidence = EvidenceMark.Reported, Day = day, Late = late };
        Assert.Equal(First, NameDays.Common([On(First), On(First), On(First.AddDays(9), late: true), On(null)]));
        Assert.Null(NameDays.Common([On(First), On(First.AddDays(1))]));
        Assert.Null(NameDays.Common([On(null)]));
    }

    [Fact]
    public void Every_kind_of_evidence_has_a_code_and_a_place_in_the_legend()
    {
        Assert.All(Enum.GetValues<EvidenceMark>(), mark => Assert.Equal(mark, EvidenceMarks.Parse(EvidenceMarks.Code(mark))));
        Assert.Equal(Enum.GetValues<EvidenceMark>().Order(), EvidenceMarks.Order.Order());
    }

    [Theory]
    [InlineData("teleportation", null, null, "An act of a later kind: teleportation")]
    [InlineData("endorsement", null, null, "A signatory endorsed who is not named here")]
    [InlineData("endorsement", "Ulm", null, "Ulm endorsed")]
    [InlineData("annulment", null, "forged", "One entry annulled: it was never validly given (somebody else signed in its name)")]
    [InlineData("correction", null, "“Ulm” for “Uhlm”", "Corrected: “Ulm” for “Uhlm”")]
    [InlineData("withdrawal", "Ulm", null, "Ulm withdrew its endorsement")]
    [InlineData("organisation-split", null, null, "One entry of the registry is two organisations")]
    public void An_act_says_what_it_carries(string kind, string? name, string? reason, string sentence) =>
        Assert.Equal(sentence, ActSentence.Of(Interface.For("en"), new HistoryAct { Kind = kind, Day = First, Index = 1, Name = name, Reason = reason }).ToString());
}
