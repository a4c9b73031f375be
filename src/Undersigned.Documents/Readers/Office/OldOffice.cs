// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents.Readers.Office;

/// <summary>Tells what a compound file is: Office wrote its documents so until 2007, and still writes encrypted ones so.</summary>
internal static class OldOffice
{
    /// <summary>Why such a file is not read, and what to do.</summary>
    public static string Reason(ReadOnlySpan<byte> content)
    {
        // Names of streams stand in the directory in UTF-16.
        if (content.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0) return "the document is encrypted with a password: save it without one";
        if (content.IndexOf("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"u8) >= 0) return "the document is in the format of Word before 2007: save it as .docx";
        return "the file is in a format of Office before 2007: save it in the present one";
    }
}
