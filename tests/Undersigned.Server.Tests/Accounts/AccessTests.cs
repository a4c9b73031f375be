// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Undersigned.Server.Accounts;

namespace Undersigned.Server.Tests.Accounts;

/// <summary>Who may call what. The table is the expectation; the site is asked for every address that it has, as everybody.</summary>
public sealed partial class AccessTests
{
    private const string Expected = """
        visitor       GET  /
        visitor       GET  /answer/{token}
        visitor       POST /answer/{token}
        visitor       GET  /api/reconcile
        visitor       OPTIONS /api/reconcile
        visitor       POST /api/reconcile
        visitor       GET  /api/reconcile/preview
        visitor       GET  /api/reconcile/properties
        visitor       GET  /api/reconcile/suggest/entity
        visitor       GET  /api/reconcile/suggest/property
        visitor       GET  /api/reconcile/suggest/type
        visitor       GET  /api/reconcile/view/{id}
        visitor       GET  /api/v1/reviews/{id}
        visitor       GET  /api/v1/statements
        visitor       GET  /api/v1/statements/{slug}
        visitor       GET  /assets/{name}
        visitor       GET  /confirm/{token}
        visitor       POST /confirm/{token}
        visitor       GET  /countries/{code}
        visitor       GET  /health/live
        visitor       GET  /health/ready
        visitor       GET  /log
        visitor       GET  /log/checkpoint
        visitor       GET  /log/disclosure/{index}
        visitor       GET  /log/disclosures/{**path}
        visitor       GET  /log/entries/{index}
        visitor       GET  /log/key
        visitor       GET  /log/text/{sha256}
        visitor       GET  /log/tile/{**path}
        visitor       GET  /network
        visitor       GET  /network.csv
        visitor       GET  /network.graphml
        visitor       GET  /network/{one}/{other}
        visitor       GET  /openapi/v1.json
        visitor       GET  /organisations
        visitor       GET  /organisations/{slug}
        visitor       GET  /organisations/suggest
        visitor       GET  /organisations/{slug}.json
        visitor       GET  /receipts/{id}
        visitor       GET  /requests/{id}
        visitor       GET  /sign-in
        visitor       POST /sign-in
        visitor       GET  /sign-in/{token}
        visitor       POST /sign-in/{token}
        visitor       GET  /statements
        visitor       GET  /statements/{slug}
        visitor       GET  /statements/{slug}.csv
        visitor       GET  /statements/{slug}.json
        visitor       GET  /statements/{slug}.txt
        visitor       GET  /statements/{slug}/{first}/{second}
        visitor       GET  /statements/{slug}/{language}
        visitor       GET  /statements/{slug}/endorse
        visitor       POST /statements/{slug}/endorse
        visitor       GET  /statements/{slug}/sources/{sha256}
        visitor       GET  /statements/{slug}/withdraw
        visitor       POST /statements/{slug}/withdraw
        visitor       *    /{*path:nonfile}

        token endorse POST /api/v1/statements/{slug}/endorsements
        token manage  POST /api/v1/corrections/{index}/reversals
        token manage  POST /api/v1/endorsements/{index}/annulments
        token manage  POST /api/v1/endorsements/{index}/confirmations
        token manage  POST /api/v1/endorsements/{index}/corrections
        token manage  POST /api/v1/endorsements/{index}/erasures
        token manage  POST /api/v1/endorsements/{index}/withdrawals
        token manage  POST /api/v1/statements/{slug}/closings
        token manage  POST /api/v1/statements/{slug}/openings

        delegate      GET  /my
        delegate      POST /sign-out

        secretary     POST /desk/delegates
        secretary     POST /desk/delegates/{no}/contest
        secretary     POST /desk/delegates/{no}/end
        secretary     POST /desk/delegates/{no}/uphold
        secretary     GET  /desk
        secretary     GET  /desk/drafts/{id}
        secretary     POST /desk/drafts/{id}
        secretary     POST /desk/drafts/{id}/discard
        secretary     POST /desk/drafts/{id}/publish
        secretary     GET  /desk/drafts/{id}/review
        secretary     POST /desk/drafts/{id}/review
        secretary     GET  /desk/endorsements/{index}
        secretary     POST /desk/endorsements/{index}/annul
        secretary     POST /desk/endorsements/{index}/confirm
        secretary     POST /desk/endorsements/{index}/correct
        secretary     POST /desk/endorsements/{index}/erase
        secretary     POST /desk/endorsements/{index}/reverse
        secretary     POST /desk/endorsements/{index}/withdraw
        secretary     GET  /desk/enter/{slug}
        secretary     POST /desk/enter/{slug}
        secretary     GET  /desk/import
        secretary     POST /desk/import
        secretary     GET  /desk/import/{no:long}
        secretary     POST /desk/import/{no:long}
        secretary     POST /desk/import/profiles/{no:long}/remove
        secretary     GET  /desk/mail
        secretary     POST /desk/mail
        secretary     GET  /desk/organisations
        secretary     POST /desk/organisations
        secretary     GET  /desk/organisations/duplicates
        secretary     POST /desk/organisations/duplicates
        secretary     GET  /desk/organisations/new
        secretary     GET  /desk/organisations/{id}
        secretary     POST /desk/organisations/{id}/domains
        secretary     POST /desk/organisations/{id}/domains/remove
        secretary     POST /desk/organisations/{id}/facts
        secretary     POST /desk/organisations/{id}/membership
        secretary     GET  /desk/organisations/{id}/merge
        secretary     POST /desk/organisations/{id}/merge
        secretary     POST /desk/organisations/{id}/notes/{no}/drop
        secretary     POST /desk/organisations/{id}/notes/{no}/publish
        secretary     GET  /desk/organisations/{id}/split
        secretary     POST /desk/organisations/{id}/split
        secretary     POST /desk/organisations/{id}/succession
        secretary     POST /desk/organisations/{id}/undo
        secretary     GET  /desk/people
        secretary     GET  /desk/publish
        secretary     POST /desk/publish
        secretary     GET  /desk/queue
        secretary     POST /desk/queue
        secretary     GET  /desk/queue/{no:long}
        secretary     POST /desk/queue/{no:long}
        secretary     GET  /desk/queue/{no:long}/pieces/{ord:int}
        secretary     GET  /desk/sources/{sha256}
        secretary     GET  /desk/statements/{slug}
        secretary     POST /desk/statements/{slug}/close
        secretary     POST /desk/statements/{slug}/invite
        secretary     POST /desk/statements/{slug}/open
        secretary     POST /desk/statements/{slug}/sources/{sha256}

        administrator POST /desk/people
        administrator POST /desk/people/{no}/remove
        """;

    [Fact]
    public async Task The_table_lists_every_address_with_who_may_call_it()
    {
        await using var server = await Server.Start();
        var expected = Lines(Expected);
        var actual = server.Endpoints.Select(endpoint => Spaces().Replace($"{Needed(endpoint)} {Method(endpoint)} {endpoint.RoutePattern.RawText}", " ")).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(expected, actual);
    }

    [Fact]
    public async Task Everybody_is_let_in_where_the_table_says_so_and_nowhere_else()
    {
        await using var server = await Server.Start();
        var wrong = new List<string>();
        foreach (var endpoint in server.Endpoints.Where(endpoint => Access(endpoint).Scope is null))
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                using var client = role == Role.Visitor ? new SignedInClient(server.Http.BaseAddress!) : await SignedInClient.SignIn(server, role);
                var isLetIn = await IsLetIn(client, endpoint, role);
                if (isLetIn != role >= Access(endpoint).Role) wrong.Add($"{role} {Method(endpoint)} {endpoint.RoutePattern.RawText}: {(isLetIn ? "let in" : "refused")}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_program_is_let_in_by_a_token_of_the_scope_alone()
    {
        await using var server = await Server.Start();
        foreach (var endpoint in server.Endpoints.Where(endpoint => Access(endpoint).Scope is not null))
        {
            var scope = Access(endpoint).Scope!;
            var other = await server.Token(scope == Tokens.Manage ? Tokens.Endorse : Tokens.Manage);
            Assert.Equal(401, (await server.Post(Address(endpoint), "{}", null)).Status);
            Assert.Equal(403, (await server.Post(Address(endpoint), "{}", other)).Status);
            Assert.DoesNotContain((await server.Post(Address(endpoint), "{}", await server.Token(scope))).Status, (int[])[401, 403]);
            // An administrator's session is no token.
            using var administrator = await SignedInClient.SignIn(server, Role.Administrator);
            Assert.Equal(401, (await administrator.Post(Address(endpoint), ("form", await administrator.FormToken("/desk")))).Status);
        }
    }

    [Fact]
    public async Task A_form_that_another_site_sends_is_refused()
    {
        await using var server = await Server.Start();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([KeyValuePair.Create("address", "odete@town.example")]), Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(403, (int)response.StatusCode);
    }

    private static async Task<bool> IsLetIn(SignedInClient client, RouteEndpoint endpoint, Role role)
    {
        var path = Address(endpoint);
        var answer = Method(endpoint) != "POST" ? await client.Get(path)
            : role == Role.Visitor ? await client.Post(path)
            : await client.Send(role == Role.Delegate ? "/my" : "/desk", path);
        return answer.Status is not (401 or 403) && !(answer.Status == 302 && answer.Headers["Location"].StartsWith("/sign-in", StringComparison.Ordinal));
    }

    /// <summary>An address of that pattern. That nothing is there matters to nobody who is not let in.</summary>
    private static string Address(RouteEndpoint endpoint) => "/" + Place().Replace(endpoint.RoutePattern.RawText!, "0").TrimStart('/');

    private static AccessNeeded Access(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<AccessNeeded>() ?? throw new InvalidOperationException($"Nobody has said who may call {endpoint.DisplayName}.");

    private static string Needed(RouteEndpoint endpoint) => Access(endpoint) is { Scope: { } scope } ? "token " + scope : Access(endpoint).Role.ToString().ToLowerInvariant();

    private static string Method(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "*";

    private static IEnumerable<string> Lines(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => Spaces().Replace(line, " ")).Order(StringComparer.Ordinal);

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Place();
}
