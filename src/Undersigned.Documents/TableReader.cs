// SPDX-License-Identifier: Apache-2.0
using System.Xml;
using Undersigned.Documents.Decoding;
using Undersigned.Documents.Formats;
using Undersigned.Documents.Readers;
using Undersigned.Documents.Readers.Sheets;

namespace Undersigned.Documents;

/// <summary>A row of a table in a file.</summary>
/// <param name="line">Where it stands in the file.</param>
/// <param name="cells">Its texts.</param>
public sealed class FileRow(int line, IReadOnlyList<string> cells)
{
    /// <summary>Where it stands in the file, counted from 1: its first line, or the number of its row in the sheet.</summary>
    public int Line { get; } = line;

    /// <summary>Its texts.</summary>
    public IReadOnlyList<string> Cells { get; } = cells;
}

/// <summary>Reads a table as it is, row by row: CSV and TSV in whatever encoding, and the first sheet of a workbook that holds anything.</summary>
public static class TableReader
{
    /// <summary>The rows that hold something, from the top.</summary>
    /// <exception cref="InvalidDataException">It is no table that can be read; the message says why.</exception>
    public static IReadOnlyList<FileRow> Read(string name, ReadOnlyMemory<byte> content, CancellationToken limit = default)
    {
        switch (FileFormats.Of(name, content))
        {
            case FileFormat.Spreadsheet:
                try
                {
                    using var workbook = new Workbook(content, limit);
                    return workbook.FirstSheet();
                }
                catch (XmlException error)
                {
                    throw new InvalidDataException("the workbook is damaged: " + error.Message, error);
                }
            case FileFormat.Csv or FileFormat.PlainText or FileFormat.Markdown:
                var text = TextDecoder.Decode(content.Span)?.Text ?? throw new InvalidDataException("it is no text in any encoding known here");
                return DelimitedReader.Rows(text, limit);
            case var other:
                throw new InvalidDataException($"it is {FileFormats.Name(other)}, and no table; give CSV, TSV or XLSX");
        }
    }
}
