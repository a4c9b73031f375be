// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Undersigned.Documents;
using Undersigned.Documents.Formats;
using Undersigned.Documents.Readers;
using Undersigned.Documents.Structure;

namespace Undersigned.Fuzz;

/// <summary>
/// A reader and the analysis after it, given bytes. It throws when code of ours throws, when a place lies outside of the text, when a row of the
/// alignment names no block, or when it takes too long. What libraries throw at damaged files is what <see cref="FileReader"/> catches.
/// </summary>
internal sealed class Target
{
    private const int Longest = 64 * 1024; // bytes of an input; what is longer says nothing more and takes longer
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<string, Target> All = new(StringComparer.Ordinal)
    {
        ["text"] = new(FileFormat.PlainText, "a.txt"),
        ["html"] = new(FileFormat.Html, "a.html"),
        ["markdown"] = new(FileFormat.Markdown, "a.md"),
        ["csv"] = new(FileFormat.Csv, "a.csv"),
        ["mail"] = new(FileFormat.Mail, "a.eml"),
        ["pdf"] = new(FileFormat.Pdf, "a.pdf"),
        ["docx"] = new(FileFormat.Word, "a.docx") { wrap = Packages.Word },
        ["xlsx"] = new(FileFormat.Spreadsheet, "a.xlsx") { wrap = Packages.Workbook },
        ["package"] = new(FileFormat.Word, "a.docx"),
    };

    private readonly FileFormat format;
    private readonly string name;
    private Func<byte[], byte[]>? wrap;

    private Target(FileFormat format, string name) => (this.format, this.name) = (format, name);

    public static IEnumerable<string> Names => All.Keys;

    public static Target? Named(string name) => All.GetValueOrDefault(name);

    public void Run(byte[] input)
    {
        if (input.Length is 0 or > Longest) return;
        var clock = Stopwatch.StartNew();
        var file = new SourceDocument(name, wrap is null ? input : wrap(input));
        using var limit = new CancellationTokenSource(Limit);
        if (Read(file, limit.Token) is { Refusal: null } reading)
        {
            foreach (var attached in reading.Attachments.Take(3)) DocumentReader.Read([attached]);
            Check(Assembly.Of([name], [""], [Analysis.Of(reading, null, limit.Token)], reading.Warnings), reading);
        }
        if (clock.Elapsed > Limit) throw new TimeoutException(name + " took " + clock.Elapsed);
    }

    private Reading? Read(SourceDocument file, CancellationToken limit)
    {
        try
        {
            return FileReader.Read(file, format, limit);
        }
        catch (Exception error) when (!IsOurs(error))
        {
            return null;
        }
    }

    // Whether the code that threw, or that called into the runtime with what it could not take, is ours.
    private static bool IsOurs(Exception error)
    {
        foreach (var frame in new StackTrace(error).GetFrames())
        {
            if (frame.GetMethod()?.DeclaringType?.Assembly.GetName().Name is not { } assembly || assembly.StartsWith("System.", StringComparison.Ordinal)) continue;
            return assembly == typeof(DocumentReader).Assembly.GetName().Name && error is not (OperationCanceledException or InvalidDataException or System.Xml.XmlException or IOException or ThreadAbortException);
        }
        return false;
    }

    private static void Check(ReadStatement statement, Reading reading)
    {
        _ = StatementJson.ToJson(statement);
        var ids = statement.Renditions.SelectMany(one => one.Blocks).Select(block => block.Id).ToHashSet();
        foreach (var id in statement.Alignment.SelectMany(row => row).SelectMany(cell => cell)) if (!ids.Contains(id)) throw new InvalidOperationException("The alignment names " + id + ", which is no block.");
        if (!reading.HasOffsets) return;
        foreach (var one in statement.Groups.SelectMany(group => group.Signatories))
        {
            if (one.From is null || one.To is null || one.From < 0 || one.To < one.From) throw new InvalidOperationException("The signatory " + one.Name + " stands at " + one.From + " to " + one.To + ".");
        }
    }
}
