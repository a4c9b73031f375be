// SPDX-License-Identifier: Apache-2.0
using System.Buffers;

namespace Undersigned.Server.Log;

/// <summary>What is shown of a signatory in a list, as it lies in a <c>name_chunk</c>: numbers, then texts in UTF-8, each behind its length.</summary>
internal ref struct PackedName(ReadOnlySpan<byte> chunk)
{
    [Flags]
    private enum Marks
    {
        None = 0,
        Personal = 1,
        AdReferendum = 2,
    }

    private ReadOnlySpan<byte> _rest = chunk;
    private Marks _marks;

    /// <summary>The entry of the endorsement in the log.</summary>
    public long Index { get; private set; }

    /// <summary>The place of the source among those of the statement, from 1; 0 for none.</summary>
    public int Source { get; private set; }

    public readonly bool IsPersonal => (_marks & Marks.Personal) != 0;
    public readonly bool IsAdReferendum => (_marks & Marks.AdReferendum) != 0;
    public ReadOnlySpan<byte> Name { get; private set; }
    public ReadOnlySpan<byte> Evidence { get; private set; }

    /// <summary>The day that the source or the body gave, as it stands in the act; empty for none. So are the others where there is none.</summary>
    public ReadOnlySpan<byte> Day { get; private set; }

    /// <summary>The day of recording, by UTC.</summary>
    public ReadOnlySpan<byte> Recorded { get; private set; }

    public ReadOnlySpan<byte> Language { get; private set; }
    public ReadOnlySpan<byte> Country { get; private set; }
    public ReadOnlySpan<byte> Slug { get; private set; }
    public ReadOnlySpan<byte> Affiliation { get; private set; }
    public ReadOnlySpan<byte> Reservation { get; private set; }

    /// <summary>The other names that bodies signed by which are one with this now; a line for each.</summary>
    public ReadOnlySpan<byte> Also { get; private set; }

    /// <summary>Moves to the next name; false after the last.</summary>
    public bool Next()
    {
        if (_rest.IsEmpty) return false;
        Index = Number();
        Source = (int)Number();
        _marks = (Marks)Number();
        Name = Text();
        Evidence = Text();
        Day = Text();
        Recorded = Text();
        Language = Text();
        Country = Text();
        Slug = Text();
        Affiliation = Text();
        Reservation = Text();
        Also = Text();
        return true;
    }

    /// <summary>Writes one name from the columns of <see cref="NameChunks"/>, in their order.</summary>
    public static void Write(ArrayBufferWriter<byte> to, Storage.Sqlite.Query row)
    {
        Number(to, row.Int(0));
        Number(to, row.Int(1));
        Number(to, (long)((row.Bool(2) ? Marks.Personal : Marks.None) | (row.Bool(3) ? Marks.AdReferendum : Marks.None)));
        for (var column = 4; column <= 13; column++)
        {
            var text = row.Blob(column);
            Number(to, text.Length);
            to.Write(text);
        }
    }

    private ReadOnlySpan<byte> Text()
    {
        var length = (int)Number();
        var text = _rest[..length];
        _rest = _rest[length..];
        return text;
    }

    private long Number()
    {
        // Nearly all are lengths below 128.
        if (_rest[0] < 0x80)
        {
            var small = _rest[0];
            _rest = _rest[1..];
            return small;
        }

        long value = 0;
        for (int i = 0, shift = 0; ; i++, shift += 7)
        {
            value |= (long)(_rest[i] & 0x7f) << shift;
            if (_rest[i] >= 0x80) continue;
            _rest = _rest[(i + 1)..];
            return value;
        }
    }

    private static void Number(ArrayBufferWriter<byte> to, long value)
    {
        var span = to.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7) span[length++] = (byte)(value | 0x80);
        span[length++] = (byte)value;
        to.Advance(length);
    }
}
