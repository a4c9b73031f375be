// SPDX-License-Identifier: Apache-2.0
using System.IO.Compression;
using System.IO.Hashing;
using Microsoft.Extensions.Primitives;

namespace Undersigned.Server.Pages;

/// <summary>The bytes of a page in one coding, with the headers that go with them, ready to be sent any number of times.</summary>
/// <param name="Coding">The content coding (RFC 9110, 8.4.1); empty for none.</param>
internal sealed record PageForm(byte[] Bytes, StringValues Tag, StringValues Coding);

/// <summary>A rendered page with its compressed forms, made when first asked for.</summary>
internal sealed class RenderedPage
{
    private readonly PageForm _plain;
    private readonly string _hash;
    private PageForm? _gzip;
    private PageForm? _brotli;

    public RenderedPage(byte[] html)
    {
        // Told apart by chance, not against forgers: nobody but this program makes pages.
        _hash = Convert.ToHexStringLower(XxHash128.Hash(html));
        _plain = new PageForm(html, $"\"{_hash}\"", StringValues.Empty);
    }

    public int Size => _plain.Bytes.Length + (_gzip?.Bytes.Length ?? 0) + (_brotli?.Bytes.Length ?? 0);

    /// <summary>The form that a reader takes. Each has a strong tag of its own (RFC 9110, 8.8.3).</summary>
    public PageForm As(StringValues acceptEncoding)
    {
        var accepted = acceptEncoding.ToString();
        // Brotli is smaller; what asks for gzip alone, or names it first, gets gzip.
        if (accepted.Contains("br", StringComparison.Ordinal)) return _brotli ??= Compress("br", static to => new BrotliStream(to, CompressionLevel.Optimal));
        if (accepted.Contains("gzip", StringComparison.Ordinal)) return _gzip ??= Compress("gzip", static to => new GZipStream(to, CompressionLevel.Optimal));
        return _plain;
    }

    private PageForm Compress(string coding, Func<Stream, Stream> coder)
    {
        using var stream = new MemoryStream();
        using (var coded = coder(stream)) coded.Write(_plain.Bytes);
        return new PageForm(stream.ToArray(), $"\"{_hash}-{coding}\"", coding);
    }
}
