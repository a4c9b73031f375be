// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Text;

namespace Undersigned.Documents.Tests;

/// <summary>Word and PDF files that are hostile, damaged, locked or not what their name says.</summary>
public class OfficeInputTests
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private static string Bad(string name) => Path.Combine(AppContext.BaseDirectory, "Corpus", "bad", name);

    [Fact]
    public void A_pdf_that_needs_a_password_is_refused_as_encrypted() =>
        Assert.Equal("the PDF is encrypted and opens with a password only: save it without one", Refusal("a.pdf", File.ReadAllBytes(Bad("user-password.pdf"))));

    [Theory]
    [InlineData("plain.pdf")]
    [InlineData("owner-password.pdf")]
    [InlineData("owner-password-rc4.pdf")]
    public void A_pdf_that_opens_without_a_password_is_read(string name)
    {
        var statement = Assert.Single(Statements.Read((name, File.ReadAllBytes(Bad(name)))).Statements);
        Assert.Equal("The ferry has crossed the river every day since the bridge fell, and nobody asked us.", Assert.Single(statement.Renditions[0].Blocks).Text);
        Assert.Equal(["Ferry Users Association of Upper Town", "River Society of Norway"], statement.Groups[^1].Signatories.Select(one => one.Name));
        Assert.All(statement.Groups[^1].Signatories, one => Assert.Null(one.From));
    }

    [Fact]
    public void A_pdf_made_of_images_is_refused_and_says_what_to_do() => Assert.Contains("no text: it is made of images", Refusal("a.pdf", File.ReadAllBytes(Bad("scanned.pdf"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("a.docx")]
    [InlineData("a.txt")]
    public void A_pdf_is_read_as_one_whatever_its_name_says(string name) => Assert.Single(Statements.Read((name, File.ReadAllBytes(Bad("plain.pdf")))).Statements);

    [Fact]
    public void A_word_document_is_read_as_one_whatever_its_name_says() => Assert.Single(Statements.Read(("a.pdf", Docx(Paragraphs("Keep the ferry running, say all of those who have used it since the bridge fell.")))).Statements);

    [Fact]
    public void Arrays_nested_without_end_end_nothing_but_the_file() =>
        Assert.Contains("PDF", Refusal("a.pdf", PdfOf.Pages(1, "", "/X " + new string('[', 2_000_000))), StringComparison.Ordinal);

    [Fact]
    public void A_stream_that_inflates_without_end_is_refused()
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, true)) for (var i = 0; i < 300; i++) deflate.Write(new byte[1024 * 1024]);
        Assert.Contains("inflates to more than", Refusal("a.pdf", PdfOf.Pages(1, Encoding.Latin1.GetString(packed.ToArray()), "/Filter/FlateDecode")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_inflates_without_end_is_refused() =>
        Assert.Equal("the package inflates to more than 64 MiB of text", Refusal("a.docx", Docx(Paragraphs("x") + new string(' ', 80 * 1024 * 1024))));

    [Fact]
    public void A_package_that_declares_entities_is_refused() =>
        Assert.Contains("entities", Refusal("a.docx", Docx(Paragraphs("&x;"), "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>")), StringComparison.Ordinal);

    [Fact]
    public void A_package_nested_too_deep_is_refused() =>
        Assert.Contains("nest deeper", Refusal("a.docx", Docx(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 5000)) + Paragraphs("x") + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 5000)))), StringComparison.Ordinal);

    [Fact]
    public void A_package_cut_off_is_refused()
    {
        var whole = Docx(Paragraphs("Keep the ferry running, say all of those who have used it since the bridge fell."));
        Assert.Empty(Statements.Read(("a.docx", whole[..^40])).Statements);
    }

    [Theory]
    [InlineData("WordDocument", "before 2007")]
    [InlineData("EncryptedPackage", "encrypted with a password")]
    public void A_compound_file_is_refused_by_what_it_holds(string stream, string said)
    {
        byte[] bytes = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes(stream), .. new byte[400]];
        Assert.Contains(said, Refusal("a.doc", bytes), StringComparison.Ordinal);
    }

    private static string Refusal(string name, byte[] bytes) => Assert.Single(Statements.Read((name, bytes)).Refused).Reason;

    private static string Paragraphs(string text) => "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";

    private static byte[] Docx(string body, string declaration = "")
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            Write("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            Write("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Write("word/document.xml", declaration + "<w:document " + Namespace + "><w:body>" + body + "</w:body></w:document>");

            void Write(string name, string text)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return stream.ToArray();
    }
}
