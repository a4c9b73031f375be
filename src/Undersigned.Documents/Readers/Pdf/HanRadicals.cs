// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace Undersigned.Documents.Readers.Pdf;

/// <summary>Letters for radicals. A font has one glyph for both, and programs write that it stands for the radical.</summary>
internal static class HanRadicals
{
    private const string Radicals = "⺁⺅⺆⺇⺊⺎⺒⺓⺔⺖⺘⺙⺛⺜⺝⺟⺠⺡⺣⺤⺧⺨⺩⺪⺬⺭⺮⺰⺲⺷⺹⺼⺽⺾⻁⻂⻄⻅⻆⻈⻉⻊⻋⻌⻏⻐⻑⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳";
    private const string Letters = "厂亻冂几卜兀巳幺彑忄扌攵旡日月母民氵灬爫牛犭王疋示礻竹纟罒羊耂肉臼艹虎衤西见角讠贝足车辶阝钅長长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";

    /// <summary>The text with letters in the place of radicals.</summary>
    public static string Unified(string text)
    {
        var unified = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is >= '\u2F00' and <= '\u2FD5') unified.Append(c.ToString().Normalize(NormalizationForm.FormKC));
            else unified.Append(Radicals.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Letters[at] : c);
        }
        return unified.ToString();
    }
}
