// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Undersigned.Documents.Tests;

/// <summary>Very long documents. Processor time is measured, so nothing else may run beside these tests.</summary>
[Collection(nameof(Alone))]
public class LongDocumentTests
{
    [Theory]
    [InlineData("Ferry Users’ Association of Upper Town {0}\n")]
    [InlineData("* Member {0}\n")]
    [InlineData("{0}. The text goes on and on and never comes to anything at all.\n\n")]
    [InlineData("A short line {0}\n\n")]
    [InlineData("слово{0} ")]
    public void Time_grows_with_length_and_no_faster(string pattern)
    {
        var start = "Keep the ferry\n\nThe ferry has crossed the river every day since the bridge fell, and nobody was asked.\n\nSigned:\n\n";
        byte[] Make(int lines) => Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Range(1, lines).Select(i => pattern.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))));
        Statements.Read(("a.txt", Make(1000)));
        var before = Environment.CpuUsage.TotalTime;
        Statements.Read(("a.txt", Make(100_000)));
        var spent = Environment.CpuUsage.TotalTime - before;
        Assert.True(spent < TimeSpan.FromSeconds(12), "100,000 lines took " + spent);
    }

    [Fact]
    public void Three_hundred_full_pages_of_pdf_are_read_in_ten_seconds_and_500_megabytes()
    {
        var line = "(The ferry has crossed the river every day since the bridge fell and nobody asked those who use it.) Tj T* ";
        var bytes = PdfOf.Pages(300, "BT /F1 10 Tf 72 740 Td 14 TL " + string.Concat(Enumerable.Repeat(line, 46)) + "ET");
        var before = Environment.CpuUsage.TotalTime;
        Assert.Single(Statements.Read(("a.pdf", bytes)).Statements);
        var spent = Environment.CpuUsage.TotalTime - before;
        Assert.True(spent < TimeSpan.FromSeconds(10), "300 pages took " + spent);
        Assert.True(GC.GetTotalMemory(false) < 500_000_000, "300 pages left " + GC.GetTotalMemory(false) + " bytes");
    }
}

[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;
