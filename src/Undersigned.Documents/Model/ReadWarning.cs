// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Undersigned.Documents;

/// <summary>Something that a person should look at, and the choice there is to make.</summary>
/// <param name="Message">One sentence.</param>
/// <param name="Offset">Where in the source's decoded text, in UTF-16 code units; null when it concerns no one place.</param>
/// <param name="File">Index in <see cref="ReadStatement.Source"/>; null when there is one file only.</param>
public sealed record ReadWarning(string Message, int? Offset = null, int? File = null)
{
    /// <summary>The sentence, and after it the place in brackets: what stands in JSON.</summary>
    public override string ToString()
    {
        if (Offset is not { } offset) return Message;
        var place = "(offset " + offset.ToString(CultureInfo.InvariantCulture)
            + (File is { } file ? " in file " + file.ToString(CultureInfo.InvariantCulture) : "") + ")";
        return Message.EndsWith('.') ? Message[..^1] + " " + place + "." : Message + " " + place;
    }
}
