// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text;
using Undersigned.Documents.Alignment;
using Undersigned.Documents.Layout;
using Undersigned.Documents.Readers;
using Undersigned.Documents.Readers.Pdf;
using Undersigned.Documents.Structure;

namespace Undersigned.Documents.Tests;

/// <summary>One file may not keep the others waiting: its parser, what is understood of it, and the alignment of its texts all end when the time is over.</summary>
[Collection(nameof(Alone))]
public class TimeLimitTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(8); // on a machine that has other things to do

    [Fact]
    public void A_parser_of_pdf_that_does_not_come_back_is_not_waited_for()
    {
        // One page of many operators, in the middle of which the parser looks at no token.
        var file = PdfOf.Pages(1, "BT /F1 9 Tf " + string.Concat(Enumerable.Repeat("(x) Tj ", 500_000)) + "ET");
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var clock = Stopwatch.StartNew();
        Assert.ThrowsAny<OperationCanceledException>(() => PdfReader.Read(file, limit.Token));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Soon);
        Assert.Equal(1, PdfReader.Left);
        Assert.True(SpinWait.SpinUntil(() => PdfReader.Left == 0, TimeSpan.FromMinutes(1)), "What was left to itself has not come to an end.");
    }

    [Fact]
    public void Understanding_what_was_read_is_ended_too()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 60_000; i++) text.Append("Society number ").Append(i).Append(" of the Upper Valley keeps its own counsel and says so.\n\n");
        var reading = FileReader.Read(new SourceDocument("a.txt", Encoding.UTF8.GetBytes(text.ToString())), Formats.FileFormat.PlainText, CancellationToken.None);
        using var limit = new CancellationTokenSource();
        limit.Cancel();
        var clock = Stopwatch.StartNew();
        Assert.ThrowsAny<OperationCanceledException>(() => Analysis.Of(reading, null, limit.Token));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Soon);
    }

    [Fact]
    public void Each_step_of_understanding_looks_at_the_time()
    {
        var reading = new Reading([.. Enumerable.Range(0, 40).Select(i => new Block(MappedText.Of("The ferry has crossed the river every day since.", 0, 47), BlockStyle.Plain))]);
        using var limit = new CancellationTokenSource();
        limit.Cancel();
        var draft = new Draft(reading.Blocks) { Limit = limit.Token };
        Assert.ThrowsAny<OperationCanceledException>(() => Furniture.Mark(draft));
        Assert.ThrowsAny<OperationCanceledException>(() => BlockLanguages.Mark(draft, null));
        Assert.ThrowsAny<OperationCanceledException>(() => ListFinder.Mark(draft));
        Assert.ThrowsAny<OperationCanceledException>(() => TextFinder.Read(draft));
    }

    [Fact]
    public void Long_texts_are_aligned_in_a_time_that_grows_with_their_length()
    {
        var blocks = Enumerable.Range(0, 30_000).Select(i => AlignedBlock.Of("Paragraph " + i + " says what it says", BlockKind.Paragraph)).ToList();
        var rows = Aligner.Pair(blocks, blocks, TestContext.Current.CancellationToken);
        Assert.Equal(blocks.Count, rows.Count);
        Assert.All(rows, row => Assert.Equal(row.A, row.B));
    }

    [Fact]
    public void Aligning_is_ended_when_the_time_is_over()
    {
        var blocks = Enumerable.Range(0, 100).Select(i => AlignedBlock.Of("Paragraph " + i, BlockKind.Paragraph)).ToList();
        Assert.ThrowsAny<OperationCanceledException>(() => Aligner.Pair(blocks, blocks, new CancellationToken(true)));
    }
}
