// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;

namespace Undersigned.Specs.Running;

/// <summary>Files by their hash, as pages name them.</summary>
internal static class FileHash
{
    public static string Sha256(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
}
