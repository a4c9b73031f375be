// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Specs.Running;

/// <summary>A file system of a few megabytes that can be filled up. Mounting one takes the superuser; without, the test skips.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("undersigned-small-");

    public string Path => _folder.FullName;

    private string Filler => System.IO.Path.Combine(Path, "filler");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var disk = new SmallDisk();
        var mounted = await Command.RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path);
        if (mounted.ExitCode != 0)
        {
            disk._folder.Delete();
            Assert.Skip($"A small file system cannot be mounted here, which takes the superuser: {mounted.Error.Trim()}");
        }

        return disk;
    }

    /// <summary>Writes until nothing more goes in.</summary>
    public void FillUp()
    {
        using var filler = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true) filler.Write(block);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        (await Command.RunAsync("umount", "-l", Path)).Expect(0);
        _folder.Delete();
    }
}
