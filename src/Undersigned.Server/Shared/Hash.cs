// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Shared;

internal static class Hash
{
    /// <summary><c>sha256:6f1c…b07e</c>: enough to compare by eye; the whole value stands in the files and in the title.</summary>
    public static string Short(string hash)
    {
        var digits = hash.AsSpan(hash.IndexOf(':') + 1);
        return digits.Length < 12 ? hash : $"sha256:{digits[..4]}…{digits[^4..]}";
    }

    /// <summary>In groups of four, for a page that is printed and read aloud.</summary>
    public static string Grouped(string hash) => string.Join(' ', hash[(hash.IndexOf(':') + 1)..].Chunk(4).Select(c => new string(c)));
}
