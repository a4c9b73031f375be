// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace Undersigned.Documents.Tests;

/// <summary>What holds for any damage to a Word or PDF file: it is read or refused, nothing is thrown, and it does not take long.</summary>
public class OfficePropertyTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly Gen<(int At, byte Value, int What)[]> Edits = Gen.Select(Gen.Int[0, 10_000_000], Gen.Byte, Gen.Int[0, 5]).Array[1, 30];

    private static byte[][] Documents(string extension) =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*." + extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    [Fact]
    public void Any_mutation_of_a_pdf_is_read_or_refused()
    {
        var documents = Documents("pdf");
        Gen.Select(Gen.Int[0, documents.Length - 1], Edits, (i, edits) => Mutate(documents[i], edits, documents[(i + 1) % documents.Length])).Sample(bytes => Check("a.pdf", bytes), iter: 400);
    }

    [Fact]
    public void Any_mutation_of_a_package_is_read_or_refused()
    {
        var documents = Documents("docx");
        Gen.Select(Gen.Int[0, documents.Length - 1], Edits, (i, edits) => Mutate(documents[i], edits, documents[(i + 1) % documents.Length])).Sample(bytes => Check("a.docx", bytes), iter: 400);
    }

    [Fact]
    public void Any_mutation_inside_a_package_is_read_or_refused()
    {
        var documents = Documents("docx");
        Gen.Select(Gen.Int[0, documents.Length - 1], Gen.Int[0, 30], Edits, (i, part, edits) => Inside(documents[i], part, edits)).Sample(bytes => Check("a.docx", bytes), iter: 400);
    }

    private static void Check(string name, byte[] bytes)
    {
        var watch = Stopwatch.StartNew();
        var outcome = Statements.Read((name, bytes));
        Assert.True(watch.Elapsed < Longest, watch.Elapsed.ToString());
        foreach (var refused in outcome.Refused) Assert.DoesNotContain('\n', refused.Reason);
        foreach (var statement in outcome.Statements) JsonDocument.Parse(StatementJson.ToJson(statement)).Dispose();
        Assert.Equal(1, outcome.Statements.Count + outcome.Refused.Count);
    }

    private static byte[] Mutate(byte[] document, (int At, byte Value, int What)[] edits, byte[] other)
    {
        var bytes = document.ToList();
        foreach (var (at, value, what) in edits)
        {
            if (bytes.Count == 0) break;
            var i = at % bytes.Count;
            switch (what)
            {
                case 0: bytes[i] = value; break;
                case 1: bytes[i] ^= (byte)(1 << value % 8); break;
                case 2: bytes.RemoveRange(i, Math.Min(value, bytes.Count - i)); break;
                case 3: bytes.InsertRange(i, bytes.GetRange(at / 7 % bytes.Count, Math.Min(value, bytes.Count - at / 7 % bytes.Count))); break;
                case 4: bytes.InsertRange(i, other.AsSpan(at % other.Length, Math.Min(value * 8, other.Length - at % other.Length)).ToArray()); break;
                default: if (value < 16) bytes.RemoveRange(i, bytes.Count - i); break;
            }
        }
        return [.. bytes];
    }

    // The text of one part changed, and the package sound: what a damaged program would write.
    private static byte[] Inside(byte[] document, int part, (int At, byte Value, int What)[] edits)
    {
        using var stream = new MemoryStream();
        stream.Write(document);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, true))
        {
            var entry = archive.Entries[part % archive.Entries.Count];
            using var old = new MemoryStream();
            using (var read = entry.Open()) read.CopyTo(old);
            var text = Encoding.UTF8.GetString(old.ToArray());
            var tags = text.Split('<');
            foreach (var (at, value, what) in edits)
            {
                var (i, j) = (at % tags.Length, (at / 3 + value) % tags.Length);
                switch (what)
                {
                    case 0: (tags[i], tags[j]) = (tags[j], tags[i]); break;
                    case 1: tags[i] = tags[j]; break;
                    case 2: tags[i] = tags[i].Replace("\"1\"", "\"-99999999999\"", StringComparison.Ordinal); break;
                    case 3: tags[i] = tags[i].Replace("w:", "x:", StringComparison.Ordinal); break;
                    case 4: tags[i] += (char)value; break;
                    default: tags[i] = string.Concat(tags[i].Reverse()); break;
                }
            }
            var name = entry.FullName;
            entry.Delete();
            using var written = archive.CreateEntry(name).Open();
            written.Write(Encoding.UTF8.GetBytes(string.Join('<', tags)));
        }
        return stream.ToArray();
    }
}
