// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Log;

/// <summary>How acts name content: <c>sha256:</c> and 64 lower-case hexadecimal digits.</summary>
internal static class ContentName
{
    private const string Prefix = "sha256:";

    public static string Format(ReadOnlySpan<byte> hash) => Prefix + Convert.ToHexStringLower(hash);

    /// <exception cref="IntegrityException">The text is no such name.</exception>
    public static byte[] Parse(string name) => TryParse(name) ?? throw new IntegrityException($"\"{name}\" names no content.");

    public static byte[]? TryParse(string name)
    {
        if (name.Length != Prefix.Length + 64 || !name.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var hash = new byte[32];
        var status = Convert.FromHexString(name.AsSpan(Prefix.Length), hash, out _, out var written);
        return status == System.Buffers.OperationStatus.Done && written == 32 ? hash : null;
    }
}
