// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Desk;
using Undersigned.Server.Endorsements;

namespace Undersigned.Server.Tests.Desk;

public sealed class EnterTests : IAsyncLifetime
{
    private static readonly byte[] Picture = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, .. new byte[2000]];

    private Server _server = null!;
    private Secretary _anna = null!;
    private string _address = "";
    private string _slug = "";

    public async ValueTask InitializeAsync()
    {
        _server = await Server.Start();
        _slug = await _server.Statement("On Street Lamps");
        _address = "/desk/enter/" + _slug;
        _anna = await Secretary.SignIn(_server, "Anna");
    }

    public async ValueTask DisposeAsync()
    {
        _anna.Dispose();
        await _server.DisposeAsync();
    }

    private static (string, string)[] Fields(string name, params (string, string)[] more) =>
        [("kind", "organisation"), ("name", name), ("country", "PT"), ("channel", "telephone"), ("by", "body"), ("said", "The chair, by telephone"), .. more];

    [Fact]
    public async Task What_came_by_telephone_is_recorded_as_reviewed_with_its_reservation_and_its_words_stay_at_the_desk()
    {
        var answer = await _anna.Upload(_address, _address, Picture, "../../note.html", Fields("Lamplighters Union", ("reservation", "Not the bridge."), ("quotation", "We sign, but not for the bridge."), ("do", "record")));
        Assert.Equal(303, answer.Status);
        var page = await _anna.Page(answer.Headers["Location"]);
        Assert.Contains("Lamplighters Union</bdi>: recorded as entry", page, StringComparison.Ordinal);
        var item = await _server.Do(tx => Review.Load(tx.Db, tx.Db.Scalar("SELECT max(no) FROM review"))!);
        Assert.Equal(("accepted", "telephone", "reviewed"), (item.Status, item.Channel, item.Evidence));

        var entry = await _server.Get($"/log/entries/{item.Entry}");
        Assert.Contains("&quot;evidence&quot;:&quot;reviewed&quot;", entry.Text, StringComparison.Ordinal);
        Assert.Contains("Not the bridge.", (await _server.Get("/statements/" + _slug)).Text, StringComparison.Ordinal);
        foreach (var path in new[] { "/statements/" + _slug, $"/log/entries/{item.Entry}", $"/log/disclosure/{item.Entry}", $"/api/v1/statements/{_slug}" })
            Assert.DoesNotContain("by telephone", (await _server.Get(path)).Text, StringComparison.Ordinal);

        Assert.Contains("We sign, but not for the bridge.", await _anna.Page($"/desk/queue/{item.No}"), StringComparison.Ordinal);
        var piece = await _anna.Get($"/desk/queue/{item.No}/pieces/1");
        Assert.Equal((200, "image/png", Picture.Length), (piece.Status, piece.MediaType, piece.Bytes.Length));
        Assert.Contains("sandbox", piece.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("note", piece.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal(302, (await _server.Get($"/desk/queue/{item.No}/pieces/1")).Status);
    }

    [Fact]
    public async Task It_can_be_left_in_the_queue()
    {
        await _anna.Do(_address, _address, Fields("Lamplighters Union", ("do", "queue")));
        Assert.Contains("Lamplighters Union", await _anna.Page("/desk/queue"), StringComparison.Ordinal);
        Assert.Equal(0, await _server.Do(tx => tx.Db.Scalar("SELECT count(*) FROM endorsement")));
        Assert.Equal("review-entered", (await _server.Do(tx => DeskRecord.Latest(tx.Db, 1)))[0].Operation);
    }

    [Fact]
    public async Task What_a_rule_stands_against_is_not_entered_and_the_form_says_why()
    {
        await _anna.Do(_address, _address, Fields("Lamplighters Union", ("do", "record")));
        var answer = await _anna.Send(_address, _address, Fields("Lamplighters Union", ("do", "record")));
        Assert.Equal(422, answer.Status);
        Assert.Contains("has signed already", answer.Text, StringComparison.Ordinal);
        Assert.Equal(1, await _server.Do(tx => tx.Db.Scalar("SELECT count(*) FROM review")));
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("name", "\u202eUnion")]
    [InlineData("name", "<b>Union</b>")]
    [InlineData("country", "XX")]
    [InlineData("channel", "pigeon")]
    [InlineData("said", "")]
    [InlineData("on", "yesterday")]
    [InlineData("address", "chair")]
    [InlineData("reservation", "a\u0007b")]
    [InlineData("quotation", "a\u0001b")]
    public async Task Each_wrong_field_is_named_and_nothing_is_entered(string field, string value)
    {
        (string, string)[] fields = [.. Fields("Lamplighters Union", ("do", "record")).Where(pair => pair.Item1 != field), (field, value)];
        var answer = await _anna.Send(_address, _address, fields);
        Assert.Equal(422, answer.Status);
        Assert.Contains($"<a href=\"#{field}\">", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await _server.Do(tx => tx.Db.Scalar("SELECT count(*) FROM review")));
    }

    [Fact]
    public async Task A_file_is_what_its_bytes_say_and_not_too_large()
    {
        var page = await _anna.Upload(_address, _address, "<html><script>alert(1)</script>"u8.ToArray(), "note.png", Fields("Lamplighters Union", ("do", "record")));
        Assert.Equal(422, page.Status);
        Assert.Contains("neither PNG, JPEG, WebP nor PDF", page.Text, StringComparison.Ordinal);
        var large = await _anna.Upload(_address, _address, [.. Picture, .. new byte[Pieces.MaxBytes]], "note.png", Fields("Lamplighters Union", ("do", "record")));
        Assert.Equal(422, large.Status);
        Assert.Contains("more than 4 MB", large.Text, StringComparison.Ordinal);
        Assert.Equal(0, await _server.Do(tx => tx.Db.Scalar("SELECT count(*) FROM review")));
    }

    [Fact]
    public async Task Two_people_of_one_name_are_two_people()
    {
        for (var i = 0; i < 2; i++) await _anna.Do(_address, _address, ("kind", "person"), ("name", "Nour Haddad"), ("channel", "paper"), ("by", "body"), ("said", "Herself"), ("do", "record"));
        Assert.Equal(2, await _server.Do(tx => tx.Db.Scalar("SELECT count(*) FROM endorsement WHERE state = 'standing'")));
    }
}
