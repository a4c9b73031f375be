// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Accounts;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Tests.Api;

/// <summary>The same operations from the command line, beside the running server.</summary>
public sealed class StatementCommandTests
{
    private static Task<int> Run(Server server, params string[] arguments) =>
        StatementCommand.Make().Parse([.. arguments, "--data", server.Scratch.Path]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);

    [Fact]
    public async Task Each_verb_records_its_act_or_says_why_not()
    {
        await using var server = await Server.Start();
        var slug = await server.Statement("Lamps");
        var token = await server.Token(Tokens.Endorse, Tokens.EndorseNew);
        var ana = await server.Endorse(slug, token, """{"person":{"name":"Ana Belem","reference":"r1"}}""");
        var union = await server.Endorse(slug, token, """{"organisation":{"name":"Union"},"group":"others","adReferendum":true}""");
        // The commands take the machine's clock; the log's time never goes back.
        server.Scratch.Clock.Now = TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1);

        Assert.Equal(0, await Run(server, "close", slug));
        Assert.Equal(2, await Run(server, "close", slug));
        Assert.Equal(0, await Run(server, "open", slug, "--until", "2099-12-31", "--json"));
        Assert.Equal(2, await Run(server, "open", "no-such"));
        Assert.Equal(0, await Run(server, "confirm", $"{union}"));
        Assert.Equal(2, await Run(server, "confirm", $"{union}"));
        Assert.Equal(0, await Run(server, "correct", $"{ana}", "--lane", "clerical", "--name", "Ana Belém", "--country", "PT"));
        var audit = await LogAudit.Read(server);
        Assert.Equal(0, await Run(server, "reverse", $"{audit.Checkpoint.Size - 1}"));
        Assert.Equal(0, await Run(server, "withdraw", $"{union}", "--on", "2026-11-22", "--words", "We keep none."));
        Assert.Equal(0, await Run(server, "erase", $"{ana}"));
        Assert.Equal(0, await Run(server, "annul", $"{ana}", "--reason", "duplicate"));
        Assert.Equal(2, await Run(server, "annul", $"{ana}", "--reason", "duplicate"));

        audit = (await LogAudit.Read(server)).ExpectSound();
        Assert.Equal(
            ["closing", "reopening", "confirmation", "correction", "reversal", "withdrawal", "erasure-notice", "annulment"],
            audit.Entries.Skip((int)union + 1).Select(entry => JsonDocument.Parse(entry).RootElement.GetProperty("act").GetString()!));
    }

    [Theory]
    [InlineData("open", "lamps", "--until", "soon")]
    [InlineData("annul", "3", "--reason", "because")]
    [InlineData("annul", "3")]
    [InlineData("correct", "3", "--lane", "clerical", "--name", "Ana", "--country", "Portugal")]
    [InlineData("correct", "3", "--lane", "clerical", "--name", "<b>")]
    [InlineData("withdraw", "three")]
    public void What_cannot_be_is_told_before_anything_is_opened(params string[] arguments) =>
        Assert.NotEmpty(StatementCommand.Make().Parse([.. arguments, "--data", "/nowhere"]).Errors);
}
