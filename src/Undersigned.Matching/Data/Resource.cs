// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Text;

namespace Undersigned.Matching.Data;

/// <summary>The tables that are built into the library.</summary>
internal static class Resource
{
    /// <summary>The lines of a table without empty ones and comments; none where the table is not built in.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        if (stream is null) yield break;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }
}
