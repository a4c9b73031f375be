// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Undersigned.Documents.Readers.Pdf;

/// <summary>More was inflated than a document has.</summary>
internal sealed class TooMuchInflatedException : Exception;

/// <summary>The filters of the parser, under a limit to what all streams of a file inflate to.</summary>
internal sealed class LimitedFilters(CancellationToken limit) : IFilterProvider
{
    /// <summary>Bytes, of all streams together. Images are not inflated.</summary>
    public const long Most = 256 * 1024 * 1024;

    private const int Expansion = 1032; // the most that a byte of deflate becomes, RFC 1951

    private long left = Most;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Limited(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Limited(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Limited(DefaultFilterProvider.Instance.GetAllFilters());

    private List<IFilter> Limited(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new LimitedFilter(this, filter))];

    private sealed class LimitedFilter(LimitedFilters all, IFilter inner) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            all.Check(inner, input);
            var output = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            if ((all.left -= output.Length) < 0) throw new TooMuchInflatedException();
            return output;
        }
    }

    // A stream that might inflate to more than is left is inflated once without being kept.
    private void Check(IFilter filter, Memory<byte> input)
    {
        limit.ThrowIfCancellationRequested();
        if ((long)input.Length * Expansion <= left || filter is not FlateFilter || input.Length < 2 || !MemoryMarshal.TryGetArray<byte>(input, out var array)) return;
        try
        {
            using var inflate = new DeflateStream(new MemoryStream(array.Array!, array.Offset + 2, array.Count - 2, false), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            long total = 0;
            for (int read; (read = inflate.Read(buffer)) > 0;)
            {
                limit.ThrowIfCancellationRequested();
                if ((total += read) > left) throw new TooMuchInflatedException();
            }
        }
        catch (InvalidDataException)
        {
            // Damaged: the filter keeps what comes before, which was counted.
        }
    }
}
