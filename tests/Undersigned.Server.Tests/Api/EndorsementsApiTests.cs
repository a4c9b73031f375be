// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Server.Accounts;
using Undersigned.Transparency;

namespace Undersigned.Server.Tests.Api;

/// <summary>Endorsing by a program: who is recorded, who is reviewed, what is refused and why.</summary>
public sealed class EndorsementsApiTests : IAsyncLifetime
{
    private Server _server = null!;
    private string _slug = "";
    private string _token = "";

    private string Path => $"/api/v1/statements/{_slug}/endorsements";

    public async ValueTask InitializeAsync()
    {
        _server = await Server.Start();
        _slug = await _server.Statement("Lamps");
        _token = await _server.Token(Tokens.Endorse, Tokens.EndorseNew);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string Person(string name, string more = "") => "{\"person\":{\"name\":" + name + ",\"reference\":\"r1\"" + more + "}}";

    [Fact]
    public async Task A_program_that_may_enter_nobody_reaches_a_body_by_a_name_that_is_surely_its_and_is_reviewed_for_one_that_is_nearly()
    {
        await using var server = await Server.Start();
        var (first, second) = (await server.Statement("On lamps"), await server.Statement("On bells"));
        var token = await server.Token(Tokens.Endorse);
        static string Body(string name) => $$"""{"organisation": {"name": "{{name}}", "country": "DE"}, "group": "others"}""";
        await server.Endorse(first, await server.Token(Tokens.Endorse, Tokens.EndorseNew), Body("Guild of Lantern Makers of Halvorsund"));
        Assert.Equal(202, (await server.Post($"/api/v1/statements/{second}/endorsements", Body("New Guild of Lantern Makers of Halvorsund"), token)).Status);
        await server.Endorse(second, token, Body("GUILD OF LANTERN MAKERS OF HALVORSUND"));
        Assert.Equal(1, await server.Do(tx => tx.Db.Scalar("SELECT count(DISTINCT organisation) FROM endorsement")));
        Assert.Equal("already-endorsed", (await server.Post($"/api/v1/statements/{first}/endorsements", Body("GUILD OF LANTERN MAKERS OF HALVORSUND"), token)).Problem);
        Assert.Equal(202, (await server.Post($"/api/v1/statements/{second}/endorsements", Body("Museum of Ropes of Nadipur"), token)).Status);
    }

    [Fact]
    public async Task A_recorded_endorsement_comes_with_a_receipt_that_proves_itself()
    {
        var answer = await _server.Post(Path, Person("\"Ana Belém\"", ",\"affiliation\":\"keeper\",\"country\":\"PT\""), _token);
        Assert.Equal(201, answer.Status);
        Assert.Equal("recorded", answer.Json.GetProperty("status").GetString());
        Assert.EndsWith($"/receipts/{answer.Json.GetProperty("id").GetString()}", answer.Headers["Location"], StringComparison.Ordinal);

        var proof = TlogProof.Parse(Encoding.UTF8.GetBytes(answer.Json.GetProperty("receipt").GetString()!));
        Assert.True(ReceiptContents.TryParse(proof.Extra!.Value, out var contents, out var problem), problem?.ToString());
        Assert.Equal(ProofVerdict.Holds, proof.Check(contents.Leaf, NoteVerifier.Parse((await _server.Get("/log/key")).Text.Trim())));
        Assert.Contains("Ana Belém", Encoding.UTF8.GetString(contents.Disclosure!.Value.Span), StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", Encoding.UTF8.GetString(contents.Entry.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<b>Ana</b>")]
    [InlineData("Ana\\u0000")]
    [InlineData("Ana\\u0007Belém")]
    [InlineData("Ana\\nBelém")]
    [InlineData("Ana \\u202eméleB")]
    [InlineData("Ana \\u2067Belém\\u2069")]
    [InlineData("Ana\\u2028Belém")]
    [InlineData("Ana \\ud800")]
    [InlineData("\\udc00 Ana")]
    [InlineData("Ana \\ufffe")]
    [InlineData("Ana \\uffff")]
    public async Task A_name_that_cannot_stand_in_a_list_is_refused(string name)
    {
        var answer = await _server.Post(Path, Person($"\"{name}\""), _token);
        Assert.Equal((422, "invalid-fields"), (answer.Status, answer.Problem));
        Assert.Equal(["person.name"], answer.WrongFields);
    }

    [Theory]
    [InlineData("person.name", """{"person":{"name":"§","reference":"r"}}""")]
    [InlineData("person.affiliation", """{"person":{"name":"Ana","reference":"r","affiliation":"§"}}""")]
    [InlineData("person.reference", """{"person":{"name":"Ana","reference":"§"}}""")]
    [InlineData("person.email", """{"person":{"name":"Ana","email":"§@lamps.example"}}""")]
    [InlineData("person.country", """{"person":{"name":"Ana","reference":"r","country":"§"}}""")]
    [InlineData("organisation.name", """{"organisation":{"name":"§"}}""")]
    [InlineData("group", """{"organisation":{"name":"Union"},"group":"§"}""")]
    [InlineData("rendition", """{"organisation":{"name":"Union"},"rendition":"§"}""")]
    [InlineData("reservation", """{"organisation":{"name":"Union"},"reservation":"§"}""")]
    [InlineData("on", """{"organisation":{"name":"Union"},"on":"§"}""")]
    [InlineData("capacity", """{"organisation":{"name":"Union"},"capacity":"§"}""")]
    public async Task A_field_of_ten_thousand_characters_is_refused(string field, string body)
    {
        var answer = await _server.Post(Path, body.Replace("§", new string('x', 10_000), StringComparison.Ordinal), _token);
        Assert.Equal((422, "invalid-fields"), (answer.Status, answer.Problem));
        Assert.Equal([field], answer.WrongFields);
        Assert.True(answer.Bytes.Length < 2000, "An answer does not repeat what was sent.");
    }

    [Theory]
    [InlineData("organisation", "{}")]
    [InlineData("organisation", """{"organisation":{"name":"Union"},"person":{"name":"Ana","reference":"r"}}""")]
    [InlineData("organisation", """{"organisation":"Union"}""")]
    [InlineData("organisation.name", """{"organisation":{}}""")]
    [InlineData("organisation.name", """{"organisation":{"name":7}}""")]
    [InlineData("organisation.affiliation", """{"organisation":{"name":"Union","affiliation":"League"}}""")]
    [InlineData("person.email", """{"person":{"name":"Ana"}}""")]
    [InlineData("person.email", """{"person":{"name":"Ana","email":"nobody"}}""")]
    [InlineData("person.mail", """{"person":{"name":"Ana","reference":"r","mail":"a@b.example"}}""")]
    [InlineData("adReferendum", """{"organisation":{"name":"Union"},"adReferendum":"yes"}""")]
    [InlineData("on", """{"organisation":{"name":"Union"},"on":"2026-02-30"}""")]
    [InlineData("capacity", """{"organisation":{"name":"Union"},"capacity":"personal"}""")]
    public async Task A_mistake_is_named_by_its_field(string field, string body)
    {
        var answer = await _server.Post(Path, body, _token);
        Assert.Equal((422, "invalid-fields"), (answer.Status, answer.Problem));
        Assert.Contains(field, answer.WrongFields);
    }

    [Theory]
    [InlineData(422, "unknown-group", """{"organisation":{"name":"Union"},"group":"friends"}""")]
    [InlineData(422, "wrong-group", """{"organisation":{"name":"Union"},"group":"individuals"}""")]
    [InlineData(422, "ambiguous-group", """{"organisation":{"name":"Union"}}""")]
    [InlineData(422, "not-a-member", """{"organisation":{"name":"Union"},"group":"members"}""")]
    [InlineData(422, "not-confidential", """{"person":{"name":"Ana","reference":"r"},"confidential":true}""")]
    [InlineData(422, "unknown-rendition", """{"organisation":{"name":"Union"},"group":"others","rendition":"fr"}""")]
    public async Task A_rule_that_is_broken_is_told(int status, string problem, string body)
    {
        var answer = await _server.Post(Path, body, _token);
        Assert.Equal((status, problem), (answer.Status, answer.Problem));
    }

    [Fact]
    public async Task The_same_signatory_stands_once()
    {
        await _server.Endorse(_slug, _token, Person("\"Ana Belém\""));
        var again = await _server.Post(Path, Person("\"Ana B.\""), _token);
        Assert.Equal((409, "already-endorsed"), (again.Status, again.Problem));
        await _server.Endorse(_slug, _token, """{"person":{"name":"Ana Belém","email":"ana@lamps.example"}}""");
        Assert.Equal(409, (await _server.Post(Path, """{"person":{"name":"A. Belém","email":" ANA@lamps.example"}}""".Replace(" ANA", "ANA", StringComparison.Ordinal), _token)).Status);

        await _server.Endorse(_slug, _token, """{"organisation":{"name":"Union","country":"PT"},"group":"others"}""");
        Assert.Equal(409, (await _server.Post(Path, """{"organisation":{"name":"Union"},"group":"others"}""", _token)).Status);
    }

    [Fact]
    public async Task An_organisation_that_is_not_known_is_reviewed_unless_the_token_may_enter_it()
    {
        var careful = await _server.Token(Tokens.Endorse);
        var answer = await _server.Post(Path, """{"organisation":{"name":"Unheard Of"},"group":"others"}""", careful);
        Assert.Equal(202, answer.Status);
        Assert.Equal("waiting", answer.Json.GetProperty("status").GetString());
        var review = await _server.Get(answer.Json.GetProperty("url").GetString()!);
        Assert.Equal((200, "waiting"), (review.Status, review.Json.GetProperty("status").GetString()));

        // Latin and Cyrillic letters in one word are how one name is made to look like another.
        Assert.Equal(202, (await _server.Post(Path, "{\"organisation\":{\"name\":\"L\\u0430mplighters\"},\"group\":\"others\"}", _token)).Status);
        Assert.Equal("unknown-review", (await _server.Get("/api/v1/reviews/0000000000000000")).Problem);
    }

    [Fact]
    public async Task What_is_not_open_takes_nothing()
    {
        Assert.Equal((404, "unknown-statement"), await Post("no-such-statement"));
        Assert.Equal((409, "not-open"), await Post(await _server.Statement("Unopened", open: false)));

        var manage = await _server.Token(Tokens.Manage);
        await _server.Post($"/api/v1/statements/{_slug}/closings", null, manage);
        Assert.Equal((409, "not-open"), await Post(_slug));
        await _server.Post($"/api/v1/statements/{_slug}/openings", """{"until":"2026-11-24"}""", manage);
        Assert.Equal(201, (await _server.Post(Path, Person("\"Ana\""), _token)).Status);
        _server.Scratch.Clock.Now = new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal((409, "not-open"), await Post(_slug));

        async Task<(int, string)> Post(string slug)
        {
            var answer = await _server.Post($"/api/v1/statements/{slug}/endorsements", Person("\"Rui\"").Replace("r1", "r2", StringComparison.Ordinal), _token);
            return (answer.Status, answer.Problem);
        }

    }

    [Fact]
    public async Task A_confidential_endorsement_is_counted_and_named_nowhere()
    {
        var index = await _server.Endorse(_slug, _token, """{"organisation":{"name":"Quiet Union"},"group":"others","confidential":true}""");
        var audit = (await LogAudit.Read(_server)).ExpectSound();
        Assert.Contains("\"withheld\":true", Encoding.UTF8.GetString(audit.Entries[(int)index]), StringComparison.Ordinal);
        Assert.Equal("", audit.Disclosures[(int)index]);
        var hidden = await _server.Get($"/log/disclosure/{index}");
        Assert.Equal((404, "not-found"), (hidden.Status, hidden.Problem));
        Assert.DoesNotContain("Quiet", (await _server.Get($"/statements/{_slug}.json")).Text, StringComparison.Ordinal);
    }
}
