// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using CsCheck;

namespace Undersigned.Documents.Tests;

/// <summary>What holds for any bytes: nothing is thrown, the JSON is valid, offsets lie in the text and texts stand where they say.</summary>
public class PropertyTests
{
    private static readonly byte[][] Documents =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "documents"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    private static readonly Gen<byte[]> Mutated = Gen.Select(Gen.Int[0, Documents.Length - 1], Gen.Select(Gen.Int[0, 1_000_000], Gen.Byte, Gen.Int[0, 4]).Array[0, 40], (i, edits) => Mutate(Documents[i], edits));

    [Fact]
    public void Any_bytes_are_read_or_refused() => Gen.Byte.Array[0, 400].Sample(Check, iter: 2000);

    [Fact]
    public void Any_text_is_read() => Gen.String[0, 300].Select(Encoding.UTF8.GetBytes).Sample(Check, iter: 2000);

    [Fact]
    public void Any_mutation_of_a_document_is_read() => Mutated.Sample(Check, iter: 1000);

    [Fact]
    public void Lines_in_any_order_are_read() => Gen.Select(Gen.Int[0, Documents.Length - 1], Gen.Int[0, 5000].Array[0, 60], (i, order) => Shuffle(Documents[i], order)).Sample(Check, iter: 1000);

    private static void Check(byte[] bytes)
    {
        var outcome = Statements.Read(("a.txt", bytes));
        Assert.Equal(1, outcome.Statements.Count + outcome.Refused.Count);
        foreach (var statement in outcome.Statements)
        {
            using var json = JsonDocument.Parse(StatementJson.ToJson(statement));
            foreach (var block in statement.Renditions.SelectMany(rendition => rendition.Blocks)) Holds(bytes, block.From, block.To, block.Text);
            foreach (var signatory in statement.Groups.SelectMany(group => group.Signatories)) Holds(bytes, signatory.From, signatory.To, signatory.Name);
            NeverCrosses(statement);
        }
    }

    private static void Holds(byte[] bytes, int? from, int? to, string text)
    {
        Assert.NotEqual("", text);
        Assert.True(from >= 0 && from < to && to <= Math.Max(1, bytes.Length), "offsets " + from + " to " + to);
        Assert.True(to - from >= text.Length - 1 || text.Contains(' ', StringComparison.Ordinal), text);
    }

    private static void NeverCrosses(ReadStatement statement)
    {
        if (statement.Alignment.Count == 0) return;
        for (var k = 0; k < statement.Renditions.Count; k++)
        {
            Assert.Equal(statement.Renditions[k].Blocks.Select(block => block.Id), statement.Alignment.SelectMany(row => row[k]));
        }
    }

    private static byte[] Mutate(byte[] document, (int At, byte Value, int What)[] edits)
    {
        var bytes = document.ToList();
        foreach (var (at, value, what) in edits)
        {
            if (bytes.Count == 0) break;
            var i = at % bytes.Count;
            switch (what)
            {
                case 0: bytes[i] = value; break;
                case 1: bytes.RemoveAt(i); break;
                case 2: bytes.Insert(i, value); break;
                case 3: bytes.Insert(i, (byte)'\n'); break;
                default: bytes.RemoveRange(i, Math.Min(value, bytes.Count - i)); break;
            }
        }
        return [.. bytes];
    }

    private static byte[] Shuffle(byte[] document, int[] order)
    {
        var lines = Encoding.UTF8.GetString(document).Split('\n');
        return Encoding.UTF8.GetBytes(string.Join('\n', order.Select(i => lines[i % lines.Length])));
    }
}
