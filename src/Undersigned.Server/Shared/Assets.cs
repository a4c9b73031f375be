// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace Undersigned.Server.Shared;

/// <summary>
/// The stylesheet, the fonts and the icon, embedded in the program and served at <c>/assets/{name}?v={hash}</c>.
/// Nothing is read, hashed or compressed before the first page needs it.
/// </summary>
public static class Assets
{
    private const string Folder = "assets/";

    private static readonly FrozenDictionary<string, Asset> All = typeof(Assets).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
        .Select(n => n[Folder.Length..])
        .ToFrozenDictionary(n => n, n => new Asset(n), StringComparer.Ordinal);

    public static string Stylesheet => Url("undersigned.css");

    public static string Icon => Url("icon.svg");

    /// <summary>The address of an asset, which changes with its bytes and may be cached for ever.</summary>
    public static string Url(string name) => All[name].Url;

    internal static IEndpointConventionBuilder MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/assets/{name}", ["GET", "HEAD"], (string name, string? v, HttpContext http) =>
            All.TryGetValue(name, out var asset) ? Serve(asset, v, http) : Results.NotFound());

    internal static byte[] Bytes(string name) => All[name].Bytes;

    private static IResult Serve(Asset asset, string? version, HttpContext http)
    {
        var headers = http.Response.GetTypedHeaders();
        // An address with another version is an old page's; what it gets now must not stay in its cache under that name.
        http.Response.Headers.CacheControl = version == asset.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        var (bytes, coding) = asset.Choose(http.Request.Headers.AcceptEncoding.ToString());
        if (asset.Compressible)
            headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (coding is not null)
            http.Response.Headers.ContentEncoding = coding;
        return Results.Bytes(bytes, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}{(coding is null ? "" : "-" + coding)}\""));
    }

    /// <summary>Gives the fonts of the stylesheet, which it names by their files, the addresses that they are served at.</summary>
    private static string WithFonts(string css)
    {
        const string start = "url(fonts/";
        var result = new StringBuilder(css.Length + 1024);
        var at = 0;
        while (css.IndexOf(start, at, StringComparison.Ordinal) is >= 0 and var found)
        {
            var name = found + start.Length;
            var end = css.IndexOf(')', name);
            result.Append(css, at, found - at).Append("url(").Append(Url(css[name..end]));
            at = end;
        }
        return result.Append(css, at, css.Length - at).ToString();
    }

    private sealed class Asset
    {
        private readonly Lazy<byte[]> _bytes;
        private readonly Lazy<string> _hash;
        private readonly Lazy<byte[]> _gzip;
        private readonly Lazy<byte[]> _brotli;

        public Asset(string name)
        {
            Name = name;
            _bytes = new(Read);
            _hash = new(() => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Bytes), 0, 8));
            _gzip = new(() => Compress(s => new GZipStream(s, CompressionLevel.SmallestSize)));
            _brotli = new(() => Compress(s => new BrotliStream(s, CompressionLevel.SmallestSize)));
        }

        public string Name { get; }
        public byte[] Bytes => _bytes.Value;
        public string Hash => _hash.Value;
        public string Url => $"/assets/{Name}?v={Hash}";
        public bool Compressible => Path.GetExtension(Name) is not ".woff2";

        public string ContentType => Path.GetExtension(Name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".js" => "text/javascript; charset=utf-8",
            _ => "font/woff2",
        };

        public (byte[] Bytes, string? Coding) Choose(string accepted) =>
            !Compressible ? (Bytes, null)
            : accepted.Contains("br", StringComparison.Ordinal) ? (_brotli.Value, "br")
            : accepted.Contains("gzip", StringComparison.Ordinal) ? (_gzip.Value, "gzip")
            : (Bytes, null);

        private byte[] Read()
        {
            using var stream = typeof(Assets).Assembly.GetManifestResourceStream(Folder + Name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return Path.GetExtension(Name) == ".css"
                ? Encoding.UTF8.GetBytes(WithFonts(Encoding.UTF8.GetString(bytes)))
                : bytes;
        }

        private byte[] Compress(Func<Stream, Stream> open)
        {
            var buffer = new MemoryStream();
            using (var stream = open(buffer))
                stream.Write(Bytes);
            return buffer.ToArray();
        }
    }
}
