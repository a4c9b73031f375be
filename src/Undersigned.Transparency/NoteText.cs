// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace Undersigned.Transparency;

/// <summary>Takes signed notes apart (signed-note, Format).</summary>
internal static class NoteText
{
    private const string What = "signed note";
    private const string Separator = "\n\n";

    /// <summary>Why a text cannot be that of a note; null if it can.</summary>
    public static string? ProblemWith(string text)
    {
        if (!text.EndsWith('\n')) return "The text of a note ends in a newline.";
        if (text.AsSpan().ContainsAnyInRange('\0', '\t') || text.AsSpan().ContainsAnyInRange('\v', '\x1f'))
            return "A note has no control characters but newlines.";
        return text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar) && !Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Equals(text, StringComparison.Ordinal)
            ? "A note has no lone surrogates."
            : null;
    }

    public static bool TryRead(
        ReadOnlySpan<byte> note,
        [NotNullWhen(true)] out string? text,
        [NotNullWhen(true)] out List<NoteSignature>? signatures,
        [NotNullWhen(false)] out Malformation? problem)
    {
        (text, signatures) = (null, null);
        problem = ProblemWithBytes(note);
        if (problem is not null) return false;

        // The text may contain empty lines itself: the last one of the note is the border.
        var whole = Encoding.UTF8.GetString(note);
        var border = whole.LastIndexOf(Separator, StringComparison.Ordinal);
        if (border < 0)
        {
            problem = new Malformation(What, "", "no empty line parts a text from signatures");
            return false;
        }

        var signed = whole[..(border + 1)];
        var read = new List<NoteSignature>();
        var number = signed.AsSpan().Count('\n') + 1;
        var lines = whole.AsSpan(border + Separator.Length);
        if (lines.IsEmpty) problem = new Malformation(What, "", "it has no signatures");
        while (!lines.IsEmpty && problem is null)
        {
            number++;
            var end = lines.IndexOf('\n');
            if (read.Count == SignedNote.MaxSignatures) problem = Malformation.OnLine(What, number, $"it has more than {SignedNote.MaxSignatures} signatures");
            else if (ReadSignature(lines[..end], out var why) is { } signature) read.Add(signature);
            else problem = Malformation.OnLine(What, number, why);
            lines = lines[(end + 1)..];
        }

        if (problem is not null) return false;
        (text, signatures) = (signed, read);
        return true;
    }

    private static Malformation? ProblemWithBytes(ReadOnlySpan<byte> note)
    {
        if (note.Length > SignedNote.MaxSize) return new Malformation(What, "", $"it is longer than {SignedNote.MaxSize} bytes");
        if (note.IsEmpty || note[^1] != '\n') return Malformation.At(What, note.Length, "it does not end in a newline");
        for (var i = 0; i < note.Length; i++)
        {
            if (note[i] < ' ' && note[i] != '\n') return Malformation.At(What, i, "a control character other than newline");
        }

        return Utf8.IsValid(note) ? null : new Malformation(What, "", "it is not valid UTF-8");
    }

    private static NoteSignature? ReadSignature(ReadOnlySpan<char> line, out string why)
    {
        why = "a signature line begins with an em dash and a space";
        if (!line.StartsWith(NoteSignature.LineStart, StringComparison.Ordinal)) return null;
        line = line[NoteSignature.LineStart.Length..];
        var space = line.IndexOf(' ');
        var name = space < 0 ? "" : line[..space].ToString();
        why = "a signature line has a key name without spaces or plus signs, a space, and base64";
        if (!NoteKeyText.IsName(name)) return null;
        why = "the signature is not canonical base64";
        if (!StrictBase64.TryDecode(line[(space + 1)..], out var bytes)) return null;
        why = "the signature is too short to hold a key id and anything else";
        if (bytes.Length <= sizeof(uint)) return null;
        return new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(sizeof(uint)));
    }
}
