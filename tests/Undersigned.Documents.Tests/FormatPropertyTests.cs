// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using CsCheck;

namespace Undersigned.Documents.Tests;

/// <summary>What holds for any bytes under any name: nothing is thrown, each file is read or refused once, texts and places are there.</summary>
public class FormatPropertyTests
{
    private static readonly (string Name, byte[] Bytes)[] Documents =
        [.. ((string[])["formats", "aside"]).SelectMany(set => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "documents", set)))
            .Where(path => !path.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllBytes(path)))];

    private static readonly string[] Names = ["a.html", "a.md", "a.csv", "a.tsv", "a.eml", "a.xlsx", "a.docx", "a.pdf", "a"];

    private static readonly string[] Marks =
    [
        "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "</ul>", "<br>", "<b>", "</b>", "<dl>", "<dt>", "<dd>", "<h2>", "</h2>", "<nav>", "<div>", "</div>", "<div class=card>", "<sup>1</sup>", "&amp;", "&#0;",
        "Norway", "Union of Ferry Workers", "Anna Keller, teacher", "Signed by:", "\n\n", "- ", "| ", "> ", "**", "The ferry has crossed the river every day since the bridge fell. ",
    ];

    private static readonly Gen<(string Name, byte[] Bytes)> Mutated =
        Gen.Select(Gen.Int[0, Documents.Length - 1], Gen.Select(Gen.Int[0, 1_000_000], Gen.Byte, Gen.Int[0, 4]).Array[0, 30], (i, edits) => (Documents[i].Name, Mutate(Documents[i].Bytes, edits)));

    [Fact]
    public void Any_mutation_of_a_document_is_read_or_refused() => Mutated.Sample(file => Check(file.Name, file.Bytes), iter: 1500);

    [Fact]
    public void Any_document_under_any_name_is_read_or_refused() =>
        Gen.Select(Gen.Int[0, Documents.Length - 1], Gen.Int[0, Names.Length - 1]).Sample((i, name) => Check(Names[name], Documents[i].Bytes), iter: 300);

    [Fact]
    public void Any_bytes_under_any_name_are_read_or_refused() =>
        Gen.Select(Gen.Int[0, Names.Length - 1], Gen.Byte.Array[0, 300]).Sample((name, bytes) => Check(Names[name], bytes), iter: 1500);

    [Fact]
    public void Any_marks_of_a_page_are_read() =>
        Gen.Select(Gen.Bool, Gen.Int[0, Marks.Length - 1].Array[0, 60]).Sample((html, parts) => Check(html ? "a.html" : "a.md", Encoding.UTF8.GetBytes(string.Concat(parts.Select(part => Marks[part])))), iter: 3000);

    private static void Check(string name, byte[] bytes)
    {
        var outcome = Statements.Read((name, bytes));
        Assert.True(outcome.Statements.Count + outcome.Refused.Count > 0, name);
        foreach (var statement in outcome.Statements)
        {
            using var json = JsonDocument.Parse(StatementJson.ToJson(statement));
            foreach (var block in statement.Renditions.SelectMany(rendition => rendition.Blocks)) Holds(bytes, block.From, block.To, block.Text);
            foreach (var signatory in statement.Groups.SelectMany(group => group.Signatories)) Holds(bytes, signatory.From, signatory.To, signatory.Name);
        }
        foreach (var refused in outcome.Refused) Assert.DoesNotContain('\n', refused.Reason);
    }

    private static void Holds(byte[] bytes, int? from, int? to, string text)
    {
        Assert.NotEqual("", text);
        Assert.Equal(from is null, to is null);
        Assert.True(from is null || from >= 0 && from < to && to <= Math.Max(1, bytes.Length), "offsets " + from + " to " + to);
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
                case 3: bytes.Insert(i, (byte)'<'); break;
                default: bytes.RemoveRange(i, Math.Min(value, bytes.Count - i)); break;
            }
        }
        return [.. bytes];
    }
}
