// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using Undersigned.Server.Endorsements;

namespace Undersigned.Server.Tests.Endorsements;

public sealed class GoodBodyTests
{
    [Theory]
    [InlineData("""{"person":{"name":"Inês Duarte","reference":"17"}}""")]
    [InlineData("""{"person":{"name":"Inês Duarte","email":"Ines@Example.org","reference":"17"},"group":"individuals"}""")]
    [InlineData("""{"rendition":"pt","person":{"country":"PT","affiliation":"Teacher, Évora","reference":"a b","name":"Inês\u0020Duarte"}}""")]
    [InlineData("""{ "organisation" : {"name":"Лига фонарщиков","country":"PT"}, "group":"others" } """)]
    [InlineData("""{"organisation":{"name":"  Two   spaces and e\u0301 "}}""")]
    public void A_good_body_reads_as_it_does_the_long_way(string body)
    {
        var good = GoodBody.Read(Encoding.UTF8.GetBytes(body));
        Assert.NotNull(good);
        Assert.Equal(EndorseRequest.Read(JsonDocument.Parse(body).RootElement, []), good);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"organisation":{"name":"Lamplighters"}} {}""")]
    [InlineData("""{"organisation":{"name":"Lamplighters"}}x""")]
    [InlineData("""{"organisation":{"name":"Lamplighters"},"person":{"name":"Inês","reference":"1"}}""")]
    [InlineData("""{"organisation":{"name":"Lamplighters"},"organisation":{"name":"Others"}}""")]
    [InlineData("""{"organisation":{"name":"Lamplighters","name":"Others"}}""")]
    [InlineData("""{"organisation":{"name":"Lamplighters","reference":"1"}}""")]
    [InlineData("""{"organisation":{"name":"Lamplighters","country":"pt"}}""")]
    [InlineData("""{"organisation":{"name":"Lamplighters","country":null}}""")]
    [InlineData("""{"organisation":{"name":"<b>"}}""")]
    [InlineData("""{"organisation":{"name":"half \ud800"}}""")]
    [InlineData("""{"organisation":{"name":"Lamplighters"},"confidential":true}""")]
    [InlineData("""{"organisation":{"name":"Lamplighters"},"colour":"green"}""")]
    [InlineData("""{"person":{"name":"Inês"}}""")]
    [InlineData("""{"person":{"name":"Inês","email":"nobody"}}""")]
    [InlineData("""{"person":{"name":"Inês","reference":""}}""")]
    [InlineData("""{"person":{"name":"Inês","reference":17}}""")]
    public void Any_other_is_left_to_who_tells_what_is_wrong(string body) => Assert.Null(GoodBody.Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void A_name_of_plain_letters_is_taken_as_normalisation_would_leave_it()
    {
        for (var c = ' '; c <= '\u0600'; c++)
        {
            var text = $"A{c}b";
            if (SignatoryName.TryParse(text, out var name, out _)) Assert.Equal(string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null)), name.Value);
        }
    }
}
