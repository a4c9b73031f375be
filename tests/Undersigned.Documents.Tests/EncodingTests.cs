// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Documents.Decoding;

namespace Undersigned.Documents.Tests;

/// <summary>Encodings told from the bytes of short texts.</summary>
public class EncodingTests
{
    private const string Russian = "Общество друзей старого парома\nЖители обоих берегов просят вернуть паром до начала лета.";
    private const string Ukrainian = "Товариство друзів старого порома\nМешканці обох берегів просять повернути пором до початку літа, бо її чекають усі.";
    private const string French = "Les habitants des deux rives demandent que le bac soit rétabli avant l’été, à Sèvres comme ailleurs.";
    private const string German = "Die Bewohner beider Ufer fordern, dass die Fähre für alle vor dem Frühling wieder fährt, über Köln hinaus.";
    private const string Polish = "Mieszkańcy obu brzegów żądają, żeby prom wrócił przed początkiem lata i żeby ścieżka była otwarta.";
    private const string Greek = "Οι κάτοικοι των δύο όχθων ζητούν να επιστρέψει το πορθμείο πριν από την αρχή του καλοκαιριού.";
    private const string Turkish = "İki kıyının sakinleri vapurun yaz başlamadan önce geri gelmesini ve iskelenin açık kalmasını istiyor.";
    private const string Arabic = "يطالب سكان الضفتين بعودة العبارة قبل بداية الصيف، وبأن تبقى مفتوحة للجميع.";
    private const string Chinese = "两岸居民要求在夏天开始之前恢复渡船，并向所有的人开放。";

    public static TheoryData<string, int> Tables() => new()
    {
        { Russian, 1251 }, { Russian, 20866 }, { Russian, 28595 }, { Russian, 866 }, { Ukrainian, 1251 }, { Ukrainian, 21866 },
        { French, 1252 }, { German, 1252 }, { German, 28591 }, { Polish, 1250 }, { Polish, 28592 }, { Greek, 1253 }, { Greek, 28597 },
        { Turkish, 1254 }, { Turkish, 28599 }, { Arabic, 1256 }, { Arabic, 28596 }, { Chinese, 54936 }, { Chinese, 936 },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_of_characters_is_told_from_a_sentence(string text, int codePage)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.Latin1;
        text = encoding.GetString(encoding.GetBytes(text)); // what the table lacks is lost before it comes to us
        var decoded = TextDecoder.Decode(encoding.GetBytes(text));
        Assert.NotNull(decoded);
        Assert.Equal(text, decoded.Text);
        Assert.True(decoded.Guessed);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void UTF_16_is_told_with_and_without_a_mark(bool bigEndian, bool mark)
    {
        foreach (var text in (string[])[Russian, French, Greek, Arabic])
        {
            var encoding = new UnicodeEncoding(bigEndian, mark);
            Assert.Equal(text, TextDecoder.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(text)])?.Text);
        }
    }

    [Fact]
    public void UTF_8_is_read_with_and_without_a_mark()
    {
        Assert.Equal(Russian, TextDecoder.Decode([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Russian)])?.Text);
        Assert.False(TextDecoder.Decode(Encoding.UTF8.GetBytes(Russian))?.Guessed);
    }

    [Fact]
    public void A_broken_byte_in_UTF_8_is_replaced_and_said()
    {
        var decoded = TextDecoder.Decode([.. Encoding.UTF8.GetBytes(Russian), 0xFF, .. Encoding.UTF8.GetBytes(Russian)]);
        Assert.True(decoded is { Encoding: "UTF-8", Replaced: true });
    }
}
