// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Organisations;

namespace Undersigned.Server.Tests.Organisations;

public sealed class NameLikenessTests
{
    [Theory]
    [InlineData("Nadipur Municipality", "Nadipur Municipality", "Same", 0)]
    [InlineData("Nadi Pur Municipality", "Nadipur Municipality", "Spelling", 0)]
    [InlineData("Câmara da Ribeira", "CAMARA DA RIBEIRA", "Spelling", 0)]
    // Cyrillic а and о.
    [InlineData("Nаdipur Municipality", "Nadipur Municipality", "Script", 1)]
    [InlineData("Scarrоw Hаven", "Scarrow Haven", "Script", 2)]
    [InlineData("Stadt Weidenfurth", "Stadt Weidenfurt", "Letters", 1)]
    [InlineData("Stadt Wiedenfurt", "Stadt Weidenfurt", "Letters", 1)]
    [InlineData("Мэрия города Ак-Тал", "Мэрия города Ак-Талл", "Letters", 1)]
    [InlineData("مدرسة النهر في النخيلة", "مدرسة النهر في النخيله", "Spelling", 0)]
    [InlineData("Weidenfurt Stadt", "Stadt Weidenfurt", "Words", 0)]
    [InlineData("Association des éclusiers du Val", "Association des Éclusiers du Val-d’Aubier", "Part", null)]
    [InlineData("Stadtmuseum Weidenfurt", "Stadt Weidenfurt", "Alike", 6)]
    [InlineData("Ribeirinha Secondary School", "Escola Secundária da Ribeira", null, null)]
    [InlineData("Withy Bridge", "Nadipur Municipality", null, null)]
    [InlineData("…", "Nadipur", null, null)]
    public void Names_are_compared_by_sound_looks_and_letters(string one, string other, string? likeness, int? letters)
    {
        foreach (var (a, b) in new[] { (one, other), (other, one) })
        {
            var like = NameLikeness.Compare(a, b);
            Assert.Equal(likeness, like?.Likeness.ToString());
            if (letters is not null) Assert.Equal(letters, like!.Value.Letters);
        }
    }

    [Theory]
    [InlineData("Nadipur", "Nadi Pur", "Nadi[p]ur")]
    [InlineData("Nadi Pur", "Nadipur", "Nadi[ P]ur")]
    [InlineData("Stadt", "Stadt", "Stadt")]
    [InlineData("abc", "xyz", "[abc]")]
    [InlineData("Nаdi", "Nadi", "N[а]di")]
    public void The_letters_that_differ_are_told(string name, string other, string marked) =>
        Assert.Equal(marked, string.Concat(NameLikeness.Differing(name, other).Select(piece => piece.Differs ? $"[{piece.Text}]" : piece.Text)));
}
