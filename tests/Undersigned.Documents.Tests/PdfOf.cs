// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;

namespace Undersigned.Documents.Tests;

/// <summary>PDF files written by hand, for what no program would write.</summary>
internal static class PdfOf
{
    /// <summary>A file whose pages all have the same content.</summary>
    /// <param name="count">How many pages.</param>
    /// <param name="content">The content stream, a code unit a byte.</param>
    /// <param name="entries">More entries of the stream's dictionary.</param>
    public static byte[] Pages(int count, string content, string entries = "")
    {
        var text = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        Add("<</Type/Catalog/Pages 2 0 R>>");
        Add("<</Type/Pages/Count " + count + "/Kids[" + string.Join(' ', Enumerable.Range(0, count).Select(i => (4 + 2 * i) + " 0 R")) + "]>>");
        Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        for (var i = 0; i < count; i++)
        {
            Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents " + (5 + 2 * i) + " 0 R/Resources<</Font<</F1 3 0 R>>>>>>");
            Add("<</Length " + content.Length + entries + ">>stream\n" + content + "\nendstream");
        }
        var start = text.Length;
        text.Append("xref\n0 ").Append(places.Count + 1).Append("\n0000000000 65535 f \n");
        foreach (var place in places) text.Append(place.ToString("D10", CultureInfo.InvariantCulture)).Append(" 00000 n \n");
        text.Append("trailer<</Size ").Append(places.Count + 1).Append("/Root 1 0 R>>\nstartxref\n").Append(start).Append("\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());

        void Add(string body)
        {
            places.Add(text.Length);
            text.Append(places.Count).Append(" 0 obj\n").Append(body).Append("\nendobj\n");
        }
    }
}
