// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Undersigned.Transparency;

/// <summary>Entry bundles: up to 256 entries, each after its length as two big-endian bytes (tlog-tiles, Log entries).</summary>
public static class EntryBundle
{
    /// <summary>The largest entry that a bundle can hold, in bytes.</summary>
    public const int MaxEntrySize = ushort.MaxValue;

    private const string What = "entry bundle";

    /// <summary>The largest that a full bundle can be, in bytes: what a reader has to allow for, and nothing more.</summary>
    public const int MaxSize = TileId.FullWidth * (sizeof(ushort) + MaxEntrySize);

    /// <summary>Writes one entry with its length.</summary>
    /// <param name="output">The bundle being written.</param>
    /// <param name="entry">The entry, at most <see cref="MaxEntrySize"/> bytes.</param>
    /// <exception cref="ArgumentException">The entry is too large.</exception>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> entry)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (entry.Length > MaxEntrySize) throw new ArgumentException("An entry has at most 65,535 bytes.", nameof(entry));
        BinaryPrimitives.WriteUInt16BigEndian(output.GetSpan(sizeof(ushort)), (ushort)entry.Length);
        output.Advance(sizeof(ushort));
        output.Write(entry);
    }

    /// <summary>Takes a bundle apart without copying.</summary>
    /// <param name="bundle">The bundle's bytes.</param>
    /// <param name="width">How many entries it must hold: <see cref="TileId.Width"/>.</param>
    /// <param name="entries">The entries, as slices of <paramref name="bundle"/>.</param>
    /// <param name="problem">What is wrong otherwise: an entry cut short, too few, or bytes left over.</param>
    public static bool TryParse(
        ReadOnlyMemory<byte> bundle,
        int width,
        [NotNullWhen(true)] out IReadOnlyList<ReadOnlyMemory<byte>>? entries,
        [NotNullWhen(false)] out Malformation? problem)
    {
        entries = null;
        problem = null;
        var read = new List<ReadOnlyMemory<byte>>(Math.Clamp(width, 0, TileId.FullWidth));
        var offset = 0;
        while (read.Count < width)
        {
            if (bundle.Length - offset < sizeof(ushort))
            {
                problem = Malformation.At(What, offset, $"it ends after {read.Count} entries of {width}");
                return false;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bundle.Span[offset..]);
            offset += sizeof(ushort);
            if (bundle.Length - offset < length)
            {
                problem = Malformation.At(What, offset, $"entry {read.Count} should have {length} bytes, but {bundle.Length - offset} are left");
                return false;
            }

            read.Add(bundle.Slice(offset, length));
            offset += length;
        }

        if (offset != bundle.Length)
        {
            problem = Malformation.At(What, offset, $"{bundle.Length - offset} bytes are left over after {width} entries");
            return false;
        }

        entries = read;
        return true;
    }
}
