// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Security;

namespace Undersigned.Specs.Running;

/// <summary>A Word document as small as one can be: paragraphs, and which of them are in the style of a title.</summary>
internal static class WordFile
{
    private const string Types = """<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";
    private const string Relations = """<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""";

    /// <param name="paragraphs">One a line; a title begins with a number sign.</param>
    public static byte[] Of(string paragraphs)
    {
        var body = string.Concat(paragraphs.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.StartsWith("# ", StringComparison.Ordinal)
            ? $"""<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{SecurityElement.Escape(line[2..])}</w:t></w:r></w:p>"""
            : $"<w:p><w:r><w:t>{SecurityElement.Escape(line)}</w:t></w:r></w:p>"));
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", Types);
            Write(archive, "_rels/.rels", Relations);
            Write(archive, "word/document.xml", $"""<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>""");
        }

        return bytes.ToArray();
    }

    private static void Write(ZipArchive archive, string name, string text)
    {
        using var stream = new StreamWriter(archive.CreateEntry(name).Open());
        stream.Write(text);
    }
}
