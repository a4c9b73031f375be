// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Tests;

/// <summary>Where things are in the working copy that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    /// <summary>A file or folder, by its path with slashes from the root.</summary>
    public static string PathOf(string relative) => Path.Combine([Root, .. relative.Split('/')]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Undersigned.slnx"))) return folder.FullName;
        throw new DirectoryNotFoundException($"No Undersigned.slnx above {AppContext.BaseDirectory}");
    }
}
