// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Undersigned.Documents.Tests;

/// <summary>What is known of a document beforehand, and where its values stand whatever its format.</summary>
public sealed class ReadOptionsTests
{
    private const string Text = """
        From our archive
        Call to light the quay lamps

        We, the towns on the long river, write this on a dark evening in autumn, and we do not write it gladly.

        We ask that the lamps on the quays be lit until midnight, on every day of the week.

        Signatories

        Lamp Society of Quay One
        Lamp Society of Quay Two
        Harbour Council of Vessel Bay
        """;

    [Fact]
    public void A_text_without_names_is_warned_of_unless_the_names_are_given_elsewhere()
    {
        var text = new SourceDocument("a.txt", Encoding.UTF8.GetBytes(Text[..Text.IndexOf("Signatories", StringComparison.Ordinal)]));
        bool Warned(ReadOptions options) => DocumentReader.Read([text], options).Statements.Single().Warnings.Any(warning => warning.Message.StartsWith("No signatories", StringComparison.Ordinal));
        Assert.True(Warned(new ReadOptions()));
        Assert.False(Warned(new ReadOptions { ListElsewhere = true }));
    }

    [Fact]
    public void Known_furniture_is_left_out_a_known_heading_gives_its_role_and_a_known_line_the_kind()
    {
        var read = Read(new ReadOptions
        {
            Furniture = ["FROM  our Archive"],
            Headings = new Dictionary<string, GroupRole> { ["Signatories:"] = GroupRole.Initiators },
            Kinds = new Dictionary<string, StatementKind> { ["Call to light the quay lamps"] = StatementKind.Appeal },
        });
        Assert.Equal("Call to light the quay lamps", read.Title["en"]);
        Assert.Equal(GroupRole.Initiators, read.Groups.Single().Role);
        Assert.Equal(0.98, read.Fields!["/groups/0/role"].Confidence);
        Assert.Equal(StatementKind.Appeal, read.Kind);
        Assert.DoesNotContain(read.Renditions.SelectMany(one => one.Blocks), block => block.Text.Contains("archive", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_anything_known_nothing_changes()
    {
        var files = new[] { new SourceDocument("call.txt", Encoding.UTF8.GetBytes(Text)) };
        Assert.Equal(StatementJson.ToJson(DocumentReader.Read(files).Statements[0]), StatementJson.ToJson(DocumentReader.Read(files, new ReadOptions()).Statements[0]));
    }

    [Fact]
    public void Every_name_stands_in_the_lines_of_its_source_at_its_place()
    {
        var read = Read(new ReadOptions { AllPlaces = true });
        var source = SourceText.Of(new SourceDocument("call.txt", Encoding.UTF8.GetBytes(Text))).Single();
        Assert.Equal(read.Sha256[0], source.Sha256);
        foreach (var one in read.Groups.SelectMany(group => group.Signatories))
        {
            var (line, place) = source.Lines.Select(line => (line, line.Within(one.From!.Value, one.To!.Value))).Single(pair => pair.Item2 is not null);
            Assert.Equal(one.Name, line.Text[place!.Value.Start..place.Value.End]);
        }
    }

    [Theory]
    [InlineData("b.en.txt", "a.txt", "b.fr.txt", "0 2|1")]
    [InlineData("x/index.txt", "y/index.txt", "y/index.ru.txt", "0|1 2")]
    public void Names_tell_which_files_belong_together(string first, string second, string third, string expected) =>
        Assert.Equal(expected, string.Join('|', DocumentReader.Together([first, second, third]).Select(group => string.Join(' ', group))));

    private static ReadStatement Read(ReadOptions options) => DocumentReader.Read([new SourceDocument("call.txt", Encoding.UTF8.GetBytes(Text))], options).Statements.Single();
}
