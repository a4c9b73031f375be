// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Text;

namespace Undersigned.Fuzz;

/// <summary>Sound packages around a part that may be anything: what is changed in a compressed file changes its checksum and little else.</summary>
internal static class Packages
{
    private const string Relations = "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    public static byte[] Word(byte[] document) => Pack(
        ("[Content_Types].xml", "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"u8.ToArray()),
        ("_rels/.rels", Encoding.UTF8.GetBytes(Relations + "officeDocument\" Target=\"word/document.xml\"/></Relationships>")),
        ("word/document.xml", document));

    public static byte[] Workbook(byte[] sheet) => Pack(
        ("[Content_Types].xml", "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"u8.ToArray()),
        ("_rels/.rels", Encoding.UTF8.GetBytes(Relations + "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
        ("xl/_rels/workbook.xml.rels", Encoding.UTF8.GetBytes(Relations + "worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>")),
        ("xl/workbook.xml", "<?xml version=\"1.0\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"u8.ToArray()),
        ("xl/worksheets/sheet1.xml", sheet));

    private static byte[] Pack(params ReadOnlySpan<(string Name, byte[] Content)> parts)
    {
        using var bytes = new MemoryStream();
        using (var package = new ZipArchive(bytes, ZipArchiveMode.Create, true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = package.CreateEntry(name, CompressionLevel.NoCompression).Open();
                part.Write(content);
            }
        }
        return bytes.ToArray();
    }
}
