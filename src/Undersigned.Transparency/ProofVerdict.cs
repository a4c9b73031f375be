// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Transparency;

/// <summary>What came of checking a well-formed proof that an entry is in a log.</summary>
public enum ProofVerdict
{
    /// <summary>The entry stands in the tree that the trusted key signed.</summary>
    Holds,

    /// <summary>The hashes do not lead from the entry to the checkpoint's root: another entry, another index, or a made-up proof.</summary>
    NotIncluded,

    /// <summary>The checkpoint has no signature by the trusted key.</summary>
    NoTrustedKey,

    /// <summary>A signature on the checkpoint claims to be by the trusted key and is not.</summary>
    FalseSignature,

    /// <summary>The trusted key signed the checkpoint, but as one of another log than its own.</summary>
    OtherOrigin,
}
