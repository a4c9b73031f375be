// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Undersigned.Documents.Tests;

/// <summary>Files that are no statements, or hardly: refused with one clear line, or read without harm.</summary>
public class BadInputTests
{
    [Fact]
    public void An_empty_file_is_refused() => Assert.Equal("the file is empty", Refusal("a.txt", []));

    [Fact]
    public void White_space_alone_is_refused() => Assert.Contains("white space", Refusal("a.txt", Encoding.UTF8.GetBytes(" \r\n\t \n")), StringComparison.Ordinal);

    [Fact]
    public void A_binary_file_is_refused()
    {
        var bytes = new byte[5000];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(i * 197 ^ i >> 3);
        Assert.Contains("not text", Refusal("a.txt", bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.rtf", "{\\rtf1 x}", "RTF")]
    public void A_format_to_come_is_named(string name, string text, string format) =>
        Assert.Equal(format + " is not yet readable", Refusal(name, Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_file_above_the_limit_is_refused() =>
        Assert.Equal("the file has 16,777,217 bytes; at most 16,777,216 are read", Refusal("a.txt", new byte[DocumentReader.MaximumBytes + 1]));

    [Fact]
    public void The_other_files_are_read()
    {
        var outcome = Statements.Read(("bad.txt", []), ("good.txt", "Title\n\nA text that is long enough to be one, with an end.\n"u8.ToArray()), ("worse.pdf", "%PDF-"u8.ToArray()));
        Assert.Equal(["bad.txt", "worse.pdf"], outcome.Refused.Select(file => file.Name));
        Assert.Equal(["good.txt"], Assert.Single(outcome.Statements).Source);
    }

    [Fact]
    public void Lone_surrogates_become_replacement_characters()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("A title here\n\nSome text "), 0x00, 0xD8, .. Encoding.Unicode.GetBytes(" that goes on for a while and then comes to its end.\n")];
        var statement = Assert.Single(Statements.Read(("a.txt", bytes)).Statements);
        Assert.Contains('\uFFFD', statement.Renditions[0].Blocks[0].Text);
        Assert.Contains(statement.Warnings, warning => warning.Message.Contains("replaced", StringComparison.Ordinal));
    }

    [Fact]
    public void A_few_NULs_are_white_space() =>
        Assert.Equal("Keep the ferry", Statements.Of("Keep\0the ferry\n\n" + string.Concat(Enumerable.Repeat("The ferry has crossed the river every day since the bridge fell. ", 8)) + "\n").Title["en"]);

    [Fact]
    public void What_is_missing_is_warned_of()
    {
        var warnings = Statements.Of("The ferry has crossed the river every single day since the bridge fell, and nobody asked those who use it before it was stopped this spring by the new owner.\n").Warnings.Select(warning => warning.Message).ToList();
        Assert.Contains(warnings, message => message.StartsWith("No title", StringComparison.Ordinal));
        Assert.Contains(warnings, message => message.StartsWith("No signatories", StringComparison.Ordinal));
        Assert.Contains(warnings, message => message.Contains("what kind", StringComparison.Ordinal));
    }

    private static string Refusal(string name, byte[] bytes) => Assert.Single(Statements.Read((name, bytes)).Refused).Reason;
}
