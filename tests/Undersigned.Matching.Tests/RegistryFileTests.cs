// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching.Tests;

/// <summary>Registry files with faults: each is told with its line, and what is right is given so that the caller can count it.</summary>
public sealed class RegistryFileTests
{
    private const string Good = """{"id":"a","names":[{"value":"Friends of the Ferry","lang":"en","types":["ror_display","label"]}],"country":"NO"}""";

    [Fact]
    public void Both_forms_are_read()
    {
        var contents = Registries.Read(Good, """{"id":"b","names":[{"name":"Амики","language":"ru","kind":"official"},{"name":"АМ","kind":"abbreviation"}]}""", "");
        Assert.Empty(contents.Faults);
        Assert.Equal(["Friends of the Ferry", "Амики"], contents.Organisations.Select(organisation => organisation.DisplayName));
        Assert.Equal(NameKind.Abbreviation, contents.Organisations[1].Names[1].Kind);
    }

    [Theory]
    [InlineData("""{"id":"a","names":[{"value":"Another"}]}""", "stands already on line 1")]
    [InlineData("""{"id":"b","names":[""", "not JSON")]
    [InlineData("""["b"]""", "no JSON object")]
    [InlineData("""{"names":[{"value":"B"}]}""", "no \"id\"")]
    [InlineData("""{"id":"b","names":[]}""", "no name")]
    [InlineData("""{"id":"b"}""", "no \"names\"")]
    [InlineData("""{"id":"b","names":[{"lang":"en"}]}""", "no \"value\"")]
    [InlineData("""{"id":"b","names":[{"value":"B"}],"country":"Norway"}""", "ISO 3166-1")]
    [InlineData("""{"id":"b","names":[{"value":"B"}],"country":"ZZ"}""", "ISO 3166-1")]
    [InlineData("""{"id":"b","names":[{"value":"\ud83c"}]}""", "half a character")]
    [InlineData("""{"id":7,"names":[{"value":"B"}]}""", "must be a text")]
    [InlineData("""{"id":"b","names":[{"value":"B"}]} x""", "")]
    public void A_fault_is_told_with_its_line(string line, string reason)
    {
        var fault = Assert.Single(Registries.Read(Good, line).Faults);
        Assert.Equal(2, fault.Line);
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_succession_that_goes_in_a_circle_is_told_once_with_the_way()
    {
        var contents = Registries.Read(Follows("a", "b"), Follows("b", "c"), Follows("c", "a"), Follows("d", "a"));
        var fault = Assert.Single(contents.Faults);
        Assert.Contains("a → b → c → a", fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_succession_and_one_that_leaves_the_registry_are_no_faults()
    {
        var lines = Enumerable.Range(0, 20_000).Select(i => Follows("o" + i, "o" + (i + 1))).ToArray();
        Assert.Empty(Registries.Read(lines).Faults);
    }

    [Fact]
    public void A_body_that_follows_itself_is_a_circle() => Assert.Single(Registries.Read(Follows("a", "a")).Faults);

    private static string Follows(string id, string successor) =>
        $$"""{"id":"{{id}}","names":[{"value":"Body {{id}}"}],"relationships":[{"type":"successor","id":"{{successor}}"}]}""";
}
