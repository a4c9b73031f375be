// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Transparency;

/// <summary>What came of checking a well-formed note against the keys that one trusts.</summary>
public enum NoteVerdict
{
    /// <summary>At least one trusted key signed the text, and no signature in a trusted key's name is false.</summary>
    Verified,

    /// <summary>No signature is by a trusted key. The text is not to be believed.</summary>
    NoTrustedKey,

    /// <summary>A signature claims to be by a trusted key and is not. The whole note is to be thrown away.</summary>
    FalseSignature,
}
