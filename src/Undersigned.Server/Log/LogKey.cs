// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Storage;
using Undersigned.Transparency;

namespace Undersigned.Server.Log;

/// <summary>The key that signs the log's checkpoints. Its name is the log's origin, which never changes.</summary>
internal sealed class LogKey
{
    private readonly NoteSigner _signer;

    private LogKey(NoteSigner signer) => _signer = signer;

    public string Origin => _signer.Name;

    /// <summary>The verifier key in signed-note form: what <c>/log/key</c> gives.</summary>
    public string Verifier => _signer.Verifier.ToString();

    /// <summary>A new private key in the form that <see cref="Read"/> reads.</summary>
    /// <exception cref="DataFolderException">The origin cannot be the name of a key.</exception>
    public static string Generate(string origin)
    {
        if (origin.Length is 0 or > 200 || origin.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+'))
            throw new DataFolderException($"The origin \"{origin}\" cannot name a log. Use something like statements.example.org/log, without spaces and plus signs.");
        using var signer = NoteSigner.Generate(origin);
        return signer.ExportPrivateKey();
    }

    public static LogKey Read(string path) => NoteSigner.TryParse(File.ReadAllText(path).Trim(), out var signer, out var error)
        ? new LogKey(signer)
        : throw new DataFolderException($"The file {path} holds no key of a log: {error}. Put it back from its backup.");

    /// <summary>Signs a checkpoint (C2SP tlog-checkpoint). The same size and root always give the same bytes, as Ed25519 is deterministic.</summary>
    public SignedNote Sign(long size, MerkleHash root) => new Checkpoint(Origin, size, root).Sign(_signer);
}
