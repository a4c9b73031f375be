// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;

namespace Undersigned.Server.Tests.Api;

/// <summary>What every POST of the API asks for before it looks at anything else.</summary>
public sealed class ApiRequestTests
{
    private const string Union = """{"organisation":{"name":"Lamplighters' Union","country":"PT"},"group":"others"}""";

    public static TheoryData<string, string> Posts => new()
    {
        { "/api/v1/statements/lamps/endorsements", Tokens.Manage },
        { "/api/v1/statements/lamps/openings", Tokens.Endorse },
        { "/api/v1/statements/lamps/closings", Tokens.Endorse },
        { "/api/v1/endorsements/0/withdrawals", Tokens.Endorse },
        { "/api/v1/endorsements/0/annulments", Tokens.Endorse },
        { "/api/v1/endorsements/0/confirmations", Tokens.Endorse },
        { "/api/v1/endorsements/0/corrections", Tokens.Endorse },
        { "/api/v1/endorsements/0/erasures", Tokens.EndorseNew },
        { "/api/v1/corrections/0/reversals", Tokens.Endorse },
    };

    [Theory, MemberData(nameof(Posts))]
    public async Task A_token_with_the_scope_and_a_key_are_needed(string path, string wrongScope)
    {
        await using var server = await Server.Start();
        var right = wrongScope == Tokens.Manage ? Tokens.Endorse : Tokens.Manage;

        var nobody = await server.Post(path, "{}", token: null);
        Assert.Equal((401, "no-token"), (nobody.Status, nobody.Problem));
        Assert.Equal("Bearer", nobody.Headers["WWW-Authenticate"]);
        Assert.Equal("no-token", (await server.Post(path, "{}", "us_0000000000000000")).Problem);

        var wrong = await server.Post(path, "{}", await server.Token(wrongScope));
        Assert.Equal((403, "wrong-scope"), (wrong.Status, wrong.Problem));

        var token = await server.Token(right);
        var keyless = await server.Post(path, "{}", token, key: "");
        Assert.Equal((400, "no-idempotency-key"), (keyless.Status, keyless.Problem));
        Assert.Equal("no-idempotency-key", (await server.Post(path, "{}", token, key: new string('k', 201))).Problem);

        var large = await server.Post(path, new string(' ', 65_537), token);
        Assert.Equal((413, "too-large"), (large.Status, large.Problem));
    }

    [Theory, MemberData(nameof(Posts))]
    public async Task What_is_no_JSON_is_refused(string path, string wrongScope)
    {
        await using var server = await Server.Start();
        var token = await server.Token(wrongScope == Tokens.Manage ? Tokens.Endorse : Tokens.Manage);
        foreach (var body in new[] { "{", "{}{}", "{\"a\":1,\"a\":2}", "{'a':1}", new string('[', 40) + new string(']', 40), "\ufeff{}", """{"\ud800":1}""" })
        {
            var answer = await server.Post(path, body, token);
            Assert.Equal((body, 400, "not-json"), (body, answer.Status, answer.Problem));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent([(byte)'{', (byte)'"', 0xff, (byte)'"', (byte)':', (byte)'1', (byte)'}']) };
        Assert.Equal("not-json", (await server.Send(request, token)).Problem);

        var list = await server.Post(path, "[]", token);
        Assert.Equal((422, "invalid-fields"), (list.Status, list.Problem));
    }

    [Theory, MemberData(nameof(Posts))]
    public async Task A_field_that_is_not_known_is_named(string path, string wrongScope)
    {
        await using var server = await Server.Start();
        var token = await server.Token(wrongScope == Tokens.Manage ? Tokens.Endorse : Tokens.Manage);
        var answer = await server.Post(path, """{"untill":"2026-12-31"}""", token);
        Assert.Equal((422, "invalid-fields"), (answer.Status, answer.Problem));
        Assert.Contains("untill", answer.WrongFields);
    }

    [Fact]
    public async Task The_same_request_gets_the_same_answer_and_another_body_is_a_mistake()
    {
        await using var server = await Server.Start();
        var slug = await server.Statement("Lamps");
        var (endorse, manage) = (await server.Token(Tokens.Endorse, Tokens.EndorseNew), await server.Token(Tokens.Manage));
        var path = $"/api/v1/statements/{slug}/endorsements";

        var first = await server.Post(path, Union, endorse, key: "one");
        Assert.Equal(201, first.Status);
        var again = await server.Post(path, Union, endorse, key: "one");
        Assert.Equal((201, first.Text), (again.Status, again.Text));
        var other = await server.Post(path, Union.Replace("PT", "ES", StringComparison.Ordinal), endorse, key: "one");
        Assert.Equal((422, "idempotency-conflict"), (other.Status, other.Problem));

        var closings = $"/api/v1/statements/{slug}/closings";
        var closed = await server.Post(closings, null, manage, key: "one");
        Assert.Equal(201, closed.Status);
        Assert.Equal(closed.Text, (await server.Post(closings, null, manage, key: "one")).Text);
        Assert.Equal("idempotency-conflict", (await server.Post(closings, """{"on":"2026-11-22"}""", manage, key: "one")).Problem);
        Assert.Equal("idempotency-conflict", (await server.Post($"/api/v1/statements/{slug}/openings", null, manage, key: "one")).Problem);
        Assert.Equal("already", (await server.Post(closings, null, manage)).Problem);
    }

    [Fact]
    public async Task A_key_is_forgotten_after_a_day_and_a_refusal_at_once()
    {
        await using var server = await Server.Start();
        var slug = await server.Statement("Lamps", open: false);
        var (endorse, manage) = (await server.Token(Tokens.Endorse, Tokens.EndorseNew), await server.Token(Tokens.Manage));
        var path = $"/api/v1/statements/{slug}/endorsements";
        Assert.Equal("not-open", (await server.Post(path, Union, endorse, key: "one")).Problem);
        Assert.Equal(201, (await server.Post($"/api/v1/statements/{slug}/openings", "{}", manage)).Status);
        Assert.Equal(201, (await server.Post(path, Union, endorse, key: "one")).Status);

        server.Scratch.Clock.Now += TimeSpan.FromHours(25);
        Assert.Equal("already-endorsed", (await server.Post(path, Union, endorse, key: "one")).Problem);
    }
}
