// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;
using Undersigned.Server.Accounts;

namespace Undersigned.Server.Tests.Import;

/// <summary>Original bytes are for the desk until somebody releases them to the readers of one statement.</summary>
public sealed class OriginalsTests
{
    [Fact]
    public async Task An_original_is_for_the_desk_alone_until_it_is_released_and_again_when_that_is_taken_back()
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        using var reader = new SignedInClient(server.Http.BaseAddress!);
        var (_, page) = await Dropped.Drop(secretary, Dropped.Text("from Odete.txt", Dropped.Lamps));
        var draft = Dropped.Drafts(page).Single();
        var published = await secretary.Send(draft, draft, ("do", "publish"), ("version", "0"));
        Assert.True(published.Status == 303, published.Text);
        const string slug = "call-to-light-the-quay-lamps";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Dropped.Lamps)));
        var open = $"/statements/{slug}/sources/{hash}";

        Assert.Equal(302, (await reader.Get("/desk/sources/" + hash)).Status);
        Assert.Equal(404, (await reader.Get(open)).Status);
        Assert.DoesNotContain(open, (await reader.Get($"/statements/{slug}")).Text, StringComparison.Ordinal);
        var kept = await secretary.Get("/desk/sources/" + hash);
        Assert.Equal(Dropped.Lamps, kept.Text);
        Assert.Equal("no-store", kept.Headers["Cache-Control"]);
        Assert.Contains("from Odete.txt", kept.Headers["Content-Disposition"], StringComparison.Ordinal);

        var desk = "/desk/statements/" + slug;
        Assert.Equal(303, (await secretary.Send(desk, $"{desk}/sources/{hash}", ("do", "release"))).Status);
        var released = await reader.Get(open);
        Assert.Equal((200, Dropped.Lamps, "application/octet-stream"), (released.Status, released.Text, released.MediaType));
        Assert.Equal("nosniff", released.Headers["X-Content-Type-Options"]);
        Assert.Contains("sandbox", released.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("Odete", released.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Contains(open, (await reader.Get($"/statements/{slug}")).Text, StringComparison.Ordinal);

        Assert.Equal(303, (await secretary.Send(desk, $"{desk}/sources/{hash}", ("do", "withhold"))).Status);
        Assert.Equal(404, (await reader.Get(open)).Status);
        Assert.DoesNotContain(open, (await reader.Get($"/statements/{slug}")).Text, StringComparison.Ordinal);
        using var db = server.Scratch.Read();
        Assert.Equal(2, db.Scalar("SELECT count(*) FROM desk_record WHERE operation IN ('source-released', 'source-withheld')"));
    }

    [Theory]
    [InlineData("/statements/none/sources/0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/statements/none/sources/..%2F..%2Fundersigned.json")]
    [InlineData("/desk/sources/zz")]
    public async Task What_is_no_released_original_is_not_there(string path)
    {
        await using var server = await Server.Start();
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        Assert.Equal(404, (await secretary.Get(path)).Status);
    }

    [Fact]
    public async Task Only_a_document_of_the_statement_can_be_released_there()
    {
        await using var server = await Server.Start();
        var slug = await server.Statement("A call");
        using var secretary = await SignedInClient.SignIn(server, Role.Secretary);
        await Dropped.Drop(secretary, Dropped.Text("call.txt", Dropped.Lamps));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Dropped.Lamps)));
        Assert.Equal(404, (await secretary.Send("/desk", $"/desk/statements/{slug}/sources/{hash}", ("do", "release"))).Status);
    }
}
