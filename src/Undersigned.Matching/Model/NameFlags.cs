// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching;

/// <summary>What was wrong with a printed name. A name with such marks is still read; who reads the answer is told.</summary>
[Flags]
public enum NameFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Letters of another script that look like the right ones: a likely forgery.</summary>
    Homoglyphs = 1,

    /// <summary>Characters that turn the direction of writing, or that cannot be seen.</summary>
    HiddenCharacters = 2,

    /// <summary>Longer than what is read.</summary>
    Truncated = 4,

    /// <summary>Without a letter or digit.</summary>
    Empty = 8,
}
