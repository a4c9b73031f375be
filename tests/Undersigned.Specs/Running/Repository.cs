// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Specs.Running;

/// <summary>Where things are in the working copy that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The program as people start it.</summary>
    public static string Program => Path.Combine(Root, "undersigned");

    /// <summary>A file or folder, by its path with slashes from the root.</summary>
    public static string PathOf(string relative) => Path.Combine([Root, .. relative.Split('/')]);

    /// <summary>A folder under artifacts/, made if it is missing.</summary>
    public static string Artifacts(string folder) => Directory.CreateDirectory(Path.Combine(Root, "artifacts", folder)).FullName;

    /// <summary>
    /// Every file that people wrote, as paths with slashes from the root. What builds and package managers make is left out by name,
    /// not by asking git: an unpacked archive is tested as well as a clone.
    /// </summary>
    public static IEnumerable<string> Files()
    {
        var folders = new Stack<string>([Root]);
        while (folders.TryPop(out var folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder))
                yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
            foreach (var inner in Directory.EnumerateDirectories(folder))
            {
                if (Path.GetFileName(inner) is not (".git" or "artifacts" or "bin" or "obj" or "node_modules" or "var" or ".vs" or ".idea"))
                    folders.Push(inner);
            }
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Undersigned.slnx")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No Undersigned.slnx above {AppContext.BaseDirectory}");
    }
}
