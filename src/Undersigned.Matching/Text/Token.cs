// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching.Text;

/// <summary>A word of a name as it is compared.</summary>
internal struct Token
{
    /// <summary>In ASCII, lower case, letters and digits only.</summary>
    public string Surface;

    /// <summary>The part of the line that it stands in: parts are what commas, semicolons, dashes and brackets part.</summary>
    public int Part;

    /// <summary>Written in capitals, two letters or more, so that it may be an abbreviation.</summary>
    public bool IsCapitals;

    /// <summary>Followed by a full stop, so that it may be cut short.</summary>
    public bool IsDotted;

    /// <summary>Within brackets.</summary>
    public bool IsBracketed;

    /// <summary>An article, preposition or conjunction.</summary>
    public bool IsStop;
}

/// <summary>A name cut into words.</summary>
internal sealed class TokenList
{
    public List<Token> Items { get; } = new(16);

    public int Parts { get; set; }

    public NameFlags Flags { get; set; }

    /// <summary>Whether most letters are Latin ones.</summary>
    public bool IsLatin { get; set; }

    /// <summary>Words that mixed scripts, as they were printed.</summary>
    public List<string> Mixed { get; } = [];

    public void Clear()
    {
        Items.Clear();
        Mixed.Clear();
        Parts = 0;
        Flags = NameFlags.None;
    }
}
