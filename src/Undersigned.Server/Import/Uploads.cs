// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using Undersigned.Documents;
using Undersigned.Server.Pages;

namespace Undersigned.Server.Import;

/// <summary>One file that was dropped, or that stands in an archive that was.</summary>
/// <param name="Name">To be shown, and for its language tag and ending; never a path.</param>
/// <param name="Refused">Why it is not taken: a key of the strings <c>import.why.</c> behind an @, and a value behind a tab; null when it is.</param>
internal sealed record UploadedFile(string Name, byte[] Content, long Size, string? Refused = null);

/// <summary>The files of an upload one after another: archives are opened, within bounds, and what is refused does not keep the others back.</summary>
internal static class Uploads
{
    /// <summary>Of the whole upload.</summary>
    public const long MaxUpload = 256L * 1024 * 1024;

    public const int MaxFiles = 2000;
    private const long MaxUnpacked = 512L * 1024 * 1024;

    /// <summary>How many times its packed size a file may have. Documents are packed ten or twenty times, bombs a thousand.</summary>
    private const int MaxRatio = 200;

    private const int RatioMatters = 1024 * 1024;
    private const int MaxName = 300;

    public static async IAsyncEnumerable<UploadedFile> Of(IEnumerable<IFormFile> files, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (count, unpacked) = (0, 0L);
        foreach (var file in files)
        {
            var name = Shown(file.FileName);
            if (IsLitter(name)) continue;
            if (++count > MaxFiles)
            {
                yield return Refuse(name, file.Length, "too-many", MaxFiles);
                yield break;
            }

            await using var stream = file.OpenReadStream();
            if (!await IsArchive(stream, name, cancel))
            {
                yield return file.Length == 0 ? Refuse(name, 0, "empty") : file.Length > DocumentReader.MaximumBytes ? TooLarge(name, file.Length) : new UploadedFile(name, await Bytes(stream, file.Length, cancel), file.Length);
                continue;
            }

            count--;
            foreach (var inside in Archive(stream, name, file.Length))
            {
                if (++count > MaxFiles)
                {
                    yield return Refuse(name, file.Length, "too-many", MaxFiles);
                    yield break;
                }

                unpacked += inside.Content.Length;
                if (unpacked > MaxUnpacked)
                {
                    yield return Refuse(inside.Name, inside.Size, "unpacked", MaxUnpacked / (1024 * 1024));
                    yield break;
                }

                yield return inside;
            }
        }
    }

    private static IEnumerable<UploadedFile> Archive(Stream stream, string name, long size)
    {
        var archive = Open(stream);
        if (archive is null)
        {
            yield return Refuse(name, size, "archive");
            yield break;
        }

        using (archive)
        {
            foreach (var entry in archive.Entries)
            {
                var inside = Shown(entry.FullName);
                if (entry.FullName.EndsWith('/') || IsLitter(inside)) continue;
                yield return entry.IsEncrypted ? Refuse(inside, entry.Length, "encrypted") : Unpacked(entry, inside);
            }
        }
    }

    // What an archive says of a size is believed only as a reason to refuse: what comes out is counted.
    private static UploadedFile Unpacked(ZipArchiveEntry entry, string name)
    {
        if (entry.Length > DocumentReader.MaximumBytes) return TooLarge(name, entry.Length);
        var most = Math.Min(DocumentReader.MaximumBytes, Math.Max(RatioMatters, entry.CompressedLength * MaxRatio));
        try
        {
            using var content = entry.Open();
            var bytes = new MemoryStream();
            var buffer = new byte[81_920];
            while (content.Read(buffer) is > 0 and var read)
            {
                if (bytes.Length + read > most) return most < DocumentReader.MaximumBytes ? Refuse(name, entry.Length, "ratio", MaxRatio) : TooLarge(name, bytes.Length + read);
                bytes.Write(buffer, 0, read);
            }

            return bytes.Length == 0 ? Refuse(name, 0, "empty") : new UploadedFile(name, bytes.ToArray(), bytes.Length);
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException)
        {
            return Refuse(name, entry.Length, "damaged");
        }
    }

    /// <summary>An archive of files, and no document that is packed the same way (Word, OpenDocument).</summary>
    private static async Task<bool> IsArchive(Stream stream, string name, CancellationToken cancel)
    {
        var start = new byte[4];
        var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
        stream.Position = 0;
        if (read < start.Length || !start.AsSpan().StartsWith("PK\u0003\u0004"u8)) return name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
        using var archive = Open(stream);
        stream.Position = 0;
        return archive is null ? name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) : !archive.Entries.Any(entry => entry.FullName is "[Content_Types].xml" or "mimetype" or "META-INF/manifest.xml");
    }

    // The directory at the end is read at once. Where it is damaged it may send the reader to places before the start, which a stream refuses in its own way.
    private static ZipArchive? Open(Stream stream)
    {
        var archive = (ZipArchive?)null;
        try
        {
            archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries.Count >= 0 ? archive : null;
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentOutOfRangeException or IOException)
        {
            archive?.Dispose();
            return null;
        }
    }

    private static async Task<byte[]> Bytes(Stream stream, long length, CancellationToken cancel)
    {
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    /// <summary>What systems leave in folders and archives beside the documents.</summary>
    private static bool IsLitter(string name) =>
        name.Split('/') is var parts && (parts[^1].StartsWith('.') || parts[^1] is "Thumbs.db" or "desktop.ini" || parts.Contains("__MACOSX"));

    private static string Shown(string name)
    {
        var shown = FormBody.Shown(name.Replace('\\', '/')).Trim();
        return shown.Length == 0 ? "?" : shown.Length <= MaxName ? shown : shown[^MaxName..];
    }

    private static UploadedFile TooLarge(string name, long size) => Refuse(name, size, "size", DocumentReader.MaximumBytes / (1024 * 1024));

    private static UploadedFile Refuse(string name, long size, string why, long? value = null) =>
        new(name, [], size, value is { } number ? string.Create(CultureInfo.InvariantCulture, $"@{why}\t{number}") : "@" + why);
}
