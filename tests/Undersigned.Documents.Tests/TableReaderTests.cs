// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Undersigned.Documents.Tests;

/// <summary>Tables as they are, with the line of each row.</summary>
public sealed class TableReaderTests
{
    [Theory]
    [InlineData("name;country\nOne;PT\n\n\"Two\nlines\";ES\nThree;FR\n", "1: name|country, 2: One|PT, 4: Two lines|ES, 6: Three|FR")]
    [InlineData("name\tcountry\r\nOne, of two\tPT\r\n", "1: name|country, 2: One, of two|PT")]
    [InlineData("sep=;\nname;country\nOne;PT\n", "2: name|country, 3: One|PT")]
    [InlineData("name\n\"a \"\"quoted\"\" one\"\n", "1: name, 2: a \"quoted\" one")]
    [InlineData("name\nA\u202eB\n", "1: name, 2: A\u202eB")]
    public void Rows_keep_their_lines_and_their_cells(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", TableReader.Read("list.csv", Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken).Select(row => $"{row.Line}: {string.Join('|', row.Cells)}")));

    [Theory]
    [InlineData("%PDF-1.4", "PDF")]
    [InlineData("PK\u0003\u0004", "no table")]
    public void What_is_no_table_is_refused_with_what_it_is(string bytes, string told) =>
        Assert.Contains(told, Assert.Throws<InvalidDataException>(() => TableReader.Read("list.csv", Encoding.Latin1.GetBytes(bytes), TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
}
