// SPDX-License-Identifier: Apache-2.0
using System.Text;
using System.Text.Json;
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Transparency;

namespace Undersigned.Server.Tests.Api;

/// <summary>What the secretariat does by a program.</summary>
public sealed class ManagementApiTests : IAsyncLifetime
{
    private Server _server = null!;
    private string _slug = "";
    private string _endorse = "";
    private string _manage = "";

    public async ValueTask InitializeAsync()
    {
        _server = await Server.Start();
        _slug = await _server.Statement("Lamps");
        _endorse = await _server.Token(Tokens.Endorse, Tokens.EndorseNew);
        _manage = await _server.Token(Tokens.Manage);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task<long> Union(string more = "") => _server.Endorse(_slug, _endorse, "{\"organisation\":{\"name\":\"Union\",\"country\":\"PT\"},\"group\":\"others\"" + more + "}");

    private Task<long> Ana() => _server.Endorse(_slug, _endorse, """{"person":{"name":"Ana Belem","affiliation":"keeper","country":"PT","reference":"r1"}}""");

    private async Task<long> Recorded(string path, string? body, string act)
    {
        var answer = await _server.Post("/api/v1" + path, body, _manage);
        Assert.Equal((201, act), (answer.Status, answer.Status == 201 ? answer.Json.GetProperty("act").GetString() : answer.Text));
        var index = answer.Json.GetProperty("index").GetInt64();
        Assert.Equal(act, (await LogAudit.Read(_server)).ExpectSound().Act(index));
        return index;
    }

    private async Task Refused(string path, string? body, int status, string problem)
    {
        var before = (await LogAudit.Read(_server)).Checkpoint.Size;
        var answer = await _server.Post("/api/v1" + path, body, _manage);
        Assert.Equal((status, problem), (answer.Status, answer.Problem));
        Assert.Equal(before, (await LogAudit.Read(_server)).Checkpoint.Size);
    }

    private async Task<JsonElement> Entry(long index) => JsonDocument.Parse((await LogAudit.Read(_server)).Entries[(int)index]).RootElement;

    private async Task<string> Page() => (await _server.Get($"/statements/{_slug}.json")).Text;

    [Fact]
    public async Task A_statement_is_closed_and_reopened()
    {
        await Refused($"/statements/{_slug}/openings", null, 409, "already");
        await Recorded($"/statements/{_slug}/closings", """{"on":"2026-11-20"}""", "closing");
        await Refused($"/statements/{_slug}/closings", null, 409, "already");
        await Refused($"/statements/{_slug}/openings", """{"until":"2026-11-22"}""", 422, "until-past");
        var index = await Recorded($"/statements/{_slug}/openings", """{"until":"2026-11-30"}""", "reopening");
        Assert.Equal("2026-11-30", (await Entry(index)).GetProperty("until").GetString());

        // The groups that took signatures before take them again.
        Assert.Equal(["members", "others", "individuals"], (await Entry(index)).GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("id").GetString()!));
        Assert.True((await _server.Get($"/api/v1/statements/{_slug}")).Json.GetProperty("open").GetBoolean());
    }

    [Fact]
    public async Task One_whose_last_day_is_past_is_opened_again_by_a_reopening()
    {
        await Recorded($"/statements/{_slug}/closings", null, "closing");
        await Recorded($"/statements/{_slug}/openings", """{"until":"2026-11-24"}""", "reopening");
        _server.Scratch.Clock.Now += TimeSpan.FromDays(3);
        await Recorded($"/statements/{_slug}/openings", null, "reopening");
    }

    [Fact]
    public async Task What_was_never_opened_is_opened_and_cannot_be_closed()
    {
        var slug = await _server.Statement("Unopened", open: false);
        await Refused($"/statements/{slug}/closings", null, 409, "already");
        await Recorded($"/statements/{slug}/openings", "{}", "opening");
        await Refused("/statements/no-such/openings", null, 404, "unknown-statement");
        await Refused("/statements/no-such/closings", null, 404, "unknown-statement");
        await Refused($"/statements/{slug}/openings", """{"until":"soon"}""", 422, "invalid-fields");
    }

    [Fact]
    public async Task An_organisation_that_withdraws_keeps_its_name_and_a_person_does_not()
    {
        var (union, ana) = (await Union(), await Ana());
        var index = await Recorded($"/endorsements/{union}/withdrawals", """{"on":"2026-11-22","words":"We no longer keep lamps."}""", "withdrawal");
        Assert.Equal("reviewed", (await Entry(index)).GetProperty("evidence").GetString());
        Assert.Contains("We no longer keep lamps.", (await _server.Get($"/log/disclosure/{index}")).Text, StringComparison.Ordinal);
        Assert.Equal(200, (await _server.Get($"/log/disclosure/{union}")).Status);
        await Refused($"/endorsements/{union}/withdrawals", null, 409, "not-standing");

        var person = await Recorded($"/endorsements/{ana}/withdrawals", """{"words":"I, Ana, withdraw."}""", "withdrawal");
        Assert.Equal("erasure-notice", (await LogAudit.Read(_server)).Act(person + 1));
        Assert.Equal(410, (await _server.Get($"/log/disclosure/{ana}")).Status);
        Assert.False((await Entry(person)).TryGetProperty("words", out _));
        await NobodyIsCalled("Ana Bel");

        // Whoever withdrew may sign again.
        Assert.NotEqual(union, await Union());
    }

    [Fact]
    public async Task What_was_given_ad_referendum_is_confirmed_once()
    {
        var (union, ana) = (await Union(",\"adReferendum\":true"), await Ana());
        await Recorded($"/endorsements/{union}/confirmations", """{"words":"Confirmed by the council."}""", "confirmation");
        await Refused($"/endorsements/{union}/confirmations", null, 409, "unchanged");
        await Refused($"/endorsements/{ana}/confirmations", null, 409, "unchanged");
        Assert.DoesNotContain("adReferendum", await Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_corrected_and_the_correction_reversed()
    {
        var ana = await Ana();
        var first = await Recorded($"/endorsements/{ana}/corrections", """{"lane":"clerical","name":"Ana Bel\u00e9m","affiliation":"keeper of the lamp"}""", "correction");
        var second = await Recorded($"/endorsements/{ana}/corrections", """{"lane":"transcription","name":"Ana Bel\u00e8m"}""", "correction");
        Assert.Contains("Ana Belèm", await Page(), StringComparison.Ordinal);
        await Refused($"/endorsements/{ana}/corrections", """{"lane":"transcription","name":"Ana Bel\u00e8m"}""", 409, "unchanged");

        // The correction before the one that is reversed holds again, not the name as first signed.
        await Recorded($"/corrections/{second}/reversals", null, "reversal");
        Assert.Contains("Ana Belém", await Page(), StringComparison.Ordinal);
        await Refused($"/corrections/{second}/reversals", null, 409, "unchanged");
        await Recorded($"/corrections/{first}/reversals", "{}", "reversal");
        Assert.Contains("Ana Belem", await Page(), StringComparison.Ordinal);
        await Refused($"/corrections/{ana}/reversals", null, 404, "unknown-correction");
        await ExpectRebuildGivesTheSame();
    }

    [Fact]
    public async Task A_correction_that_cannot_be_is_told_by_its_fields()
    {
        var union = await Union();
        await Refused($"/endorsements/{union}/corrections", """{"lane":"clerical","name":"Union","affiliation":"League"}""", 422, "not-a-person");
        var answer = await _server.Post($"/api/v1/endorsements/{union}/corrections", """{"lane":"meaning","name":"<i>Union</i>","country":"Portugal"}""", _manage);
        Assert.Equal(["country", "lane", "name"], answer.WrongFields.Order(StringComparer.Ordinal));
        var annulment = await _server.Post($"/api/v1/endorsements/{union}/annulments", """{"reason":"because"}""", _manage);
        Assert.Equal(["reason"], annulment.WrongFields);
        Assert.Equal(["reason"], (await _server.Post($"/api/v1/endorsements/{union}/annulments", null, _manage)).WrongFields);
    }

    [Theory]
    [InlineData("withdrawals", "{}")]
    [InlineData("annulments", """{"reason":"forged"}""")]
    [InlineData("confirmations", "{}")]
    [InlineData("corrections", """{"lane":"clerical","name":"Union"}""")]
    [InlineData("erasures", "{}")]
    public async Task Only_an_endorsement_can_be_acted_on(string acts, string body)
    {
        await Refused($"/endorsements/0/{acts}", body, 404, "unknown-endorsement");
        await Refused($"/endorsements/99999/{acts}", body, 404, "unknown-endorsement");
        await Refused($"/endorsements/-1/{acts}", body, 404, "unknown-endorsement");
        await Refused($"/endorsements/one/{acts}", body, 404, "unknown-endorsement");
    }

    [Fact]
    public async Task An_annulled_name_leaves_every_table_and_the_log_stays_sound()
    {
        var (union, ana) = (await Union(), await Ana());
        var correction = await Recorded($"/endorsements/{ana}/corrections", """{"lane":"clerical","name":"Ana Bel\u00e9m"}""", "correction");
        Assert.Contains("Ana Belém", (await _server.Get($"/statements/{_slug}")).Text, StringComparison.Ordinal);
        var before = (await LogAudit.Read(_server)).ExpectSound();

        var annulment = await Recorded($"/endorsements/{ana}/annulments", """{"reason":"not-signed-by-it"}""", "annulment");
        await NobodyIsCalled("Ana Bel");
        Assert.Equal("not-signed-by-it", (await Entry(annulment)).GetProperty("reason").GetString());
        foreach (var index in new[] { ana, correction })
        {
            var gone = await _server.Get($"/log/disclosure/{index}");
            Assert.Equal((410, "disclosure-gone"), (gone.Status, gone.Problem));
        }

        await Recorded($"/endorsements/{union}/annulments", """{"reason":"forged"}""", "annulment");
        await NobodyIsCalled("Union");
        await Refused($"/endorsements/{ana}/annulments", """{"reason":"forged"}""", 409, "not-standing");
        await Refused($"/endorsements/{ana}/corrections", """{"lane":"clerical","name":"Ana"}""", 409, "not-standing");
        await Refused($"/endorsements/{ana}/erasures", null, 409, "not-standing");

        // The entries that were there are the same bytes, and the tree holds them.
        var after = (await LogAudit.Read(_server)).ExpectSound();
        Assert.Equal(before.Entries, after.Entries.Take(before.Entries.Count));
        await ExpectRebuildGivesTheSame();
    }

    [Fact]
    public async Task An_erased_name_is_still_counted_and_its_receipt_names_nobody()
    {
        var ana = await Ana();
        var again = await _server.Post($"/api/v1/statements/{_slug}/endorsements", """{"person":{"name":"Ana Belem","affiliation":"keeper","country":"PT","reference":"r2"}}""", _endorse, key: "two");
        var second = again.Json.GetProperty("index").GetInt64();
        await Recorded($"/endorsements/{ana}/erasures", null, "erasure-notice");
        await Recorded($"/endorsements/{second}/erasures", "{}", "erasure-notice");
        await Refused($"/endorsements/{ana}/erasures", null, 409, "unchanged");
        Assert.Equal(410, (await _server.Get($"/log/disclosure/{ana}")).Status);
        Assert.Equal(2, (await _server.Get($"/api/v1/statements/{_slug}")).Json.GetProperty("endorsements").GetInt32());

        // The key against repetition must not bring the name back.
        var replay = await _server.Post($"/api/v1/statements/{_slug}/endorsements", """{"person":{"name":"Ana Belem","affiliation":"keeper","country":"PT","reference":"r2"}}""", _endorse, key: "two");
        Assert.Equal(201, replay.Status);
        var receipt = TlogProof.Parse(Encoding.UTF8.GetBytes(replay.Json.GetProperty("receipt").GetString()!));
        Assert.True(ReceiptContents.TryParse(receipt.Extra!.Value, out var contents, out _));
        Assert.True(receipt.Includes(contents.Leaf));
        Assert.Null(contents.Disclosure);
        await NobodyIsCalled("Ana Bel");
        await ExpectRebuildGivesTheSame();
    }

    /// <summary>No table of the database, page, file or disclosure holds the name.</summary>
    private async Task NobodyIsCalled(string name)
    {
        foreach (var (table, rows) in Dump()) Assert.False(rows.Contains(name, StringComparison.OrdinalIgnoreCase), $"{table} holds {name}: {rows}");
        Assert.All((await LogAudit.Read(_server)).ExpectSound().Disclosures, line => Assert.DoesNotContain(name, line, StringComparison.Ordinal));
        foreach (var path in new[] { $"/statements/{_slug}", $"/statements/{_slug}.json", $"/statements/{_slug}.csv", $"/statements/{_slug}.txt", "/organisations" })
            Assert.DoesNotContain(name, (await _server.Get(path)).Text, StringComparison.Ordinal);
    }

    private async Task ExpectRebuildGivesTheSame()
    {
        var before = Dump(Undersigned.Server.Storage.Schema.ProjectionTables);
        await _server.Do(tx => Projection.Rebuild(tx.Db, (_, _) => { }));
        Assert.Equal(before, Dump(Undersigned.Server.Storage.Schema.ProjectionTables));
    }

    private Dictionary<string, string> Dump(params string[] tables)
    {
        using var db = _server.Scratch.Read();
        if (tables.Length == 0)
        {
            var names = new List<string>();
            var all = db.Query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
            while (all.Next()) names.Add(all.Text(0));
            tables = [.. names];
        }

        var dump = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var columns = (int)db.Scalar($"SELECT count(*) FROM pragma_table_info('{table}')");
            var rows = new StringBuilder();
            var query = db.Query($"SELECT * FROM {table} ORDER BY {string.Join(", ", Enumerable.Range(1, columns))}");
            while (query.Next())
            {
                for (var i = 0; i < columns; i++) rows.Append(query.IsNull(i) ? "∅" : query.Text(i)).Append('|');
                rows.Append('\n');
            }

            dump[table] = rows.ToString();
        }

        return dump;
    }
}
