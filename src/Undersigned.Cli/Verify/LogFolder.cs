// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Cli.Verify;

/// <summary>A log in a folder, laid out like its addresses: a mirror or an export.</summary>
internal sealed class LogFolder(string folder) : LogSource
{
    public override string Name => folder;

    public override bool IsLive => false;

    public override async Task<byte[]?> ReadAsync(string path, int maxSize, CancellationToken cancellation)
    {
        var file = new FileInfo(Path.Combine(folder, path));
        if (!file.Exists) return null;
        if (file.Length > maxSize) throw new FoundWrongException($"{file.FullName} has {file.Length} bytes, more than the {maxSize} that there can be.");
        try
        {
            return await File.ReadAllBytesAsync(file.FullName, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotCheckableException($"{file.FullName} cannot be read: {error.Message}");
        }
    }
}
