// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching.Text;

/// <summary>Cuts the endings that most languages put on the same word. Coarse: it only brings words together, and others decide whether they are the same.</summary>
internal static class Stem
{
    private const int ShortestStem = 5;

    // Longest first: endings of adjectives and nouns in Russian and its neighbours as AnyAscii writes them, plurals and cases of the Latin alphabet.
    private static readonly string[] Endings =
    [
        "skogo", "skoy", "skiy", "skaya", "skoe", "skii", "ogo", "ego", "aya", "yaya", "oye", "oy", "iy", "yy", "oe", "ykh", "ikh", "ami", "ov", "ev",
        "ies", "es", "en", "er", "os", "as", "is", "us", "a", "e", "i", "o", "u", "y", "s",
    ];

    public static string Of(string surface)
    {
        if (surface.Length <= ShortestStem || char.IsAsciiDigit(surface[0])) return surface;
        foreach (var ending in Endings)
        {
            if (surface.Length - ending.Length >= ShortestStem - 1 && surface.EndsWith(ending, StringComparison.Ordinal)) return surface[..^ending.Length];
        }
        return surface;
    }

    /// <summary>
    /// The consonants of a word in classes that spellings confuse, for names that came through another script: Dnepropetrovsk and Dnipropetrovsk, Vashington and
    /// Washington. Empty where too few are left to tell anything.
    /// </summary>
    public static string Skeleton(string surface)
    {
        Span<char> buffer = stackalloc char[surface.Length];
        var length = 0;
        for (var i = 0; i < surface.Length; i++)
        {
            var next = i + 1 < surface.Length ? surface[i + 1] : '\0';
            var c = surface[i] switch
            {
                'c' when next == 'h' => 's',
                'c' when next is 'e' or 'i' or 'y' => 's',
                'c' or 'q' or 'k' => 'k',
                'x' => 'k',
                's' or 'z' or 'j' => 's',
                'g' when next is 'e' or 'i' => 's',
                'g' => 'k',
                'p' when next == 'h' => 'f',
                'p' or 'b' => 'p',
                'v' or 'w' or 'f' => 'f',
                'd' or 't' => 't',
                'h' or 'y' => i == 0 ? 'h' : '\0',
                'a' or 'e' or 'i' or 'o' or 'u' => i == 0 ? 'a' : '\0',
                var other => other,
            };
            if (c == '\0' || length > 0 && buffer[length - 1] == c) continue;
            buffer[length++] = c;
        }
        return length >= 3 && surface.Length >= 5 ? new string(buffer[..length]) : "";
    }
}
