// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Tests.Desk;

/// <summary>The body itself is asked, by a link that answers once.</summary>
public sealed class AskTests : IAsyncLifetime
{
    private Server _server = null!;
    private string _slug = "";

    public async ValueTask InitializeAsync()
    {
        _server = await Server.Start();
        _slug = await _server.Statement("On Street Lamps");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new FormatException(text);

    /// <summary>A request that came by telephone, about which the body was asked.</summary>
    private async Task<(long No, string Path)> Asked() => await _server.Do(tx =>
    {
        var no = Review.Add(tx, tx.Open(_slug)!.Id, new ReviewRequest(false, "Quiet Harbour", "PT", null, null, null, "en", "Except for the pier.", false, false, null, null, null), "telephone", "en").No;
        Assert.IsType<ReviewOutcome.Done>(new Ask(no, Address("board@quiet.example"), "ar").Run(tx));
        return (no, "/answer/" + Links.Token(tx.Keys, Links.Get(tx.Db, Questions.Of(tx.Db, no)[0].Link)!));
    });

    private async Task<Answer> Answer(string path, string answer)
    {
        using var content = new FormUrlEncodedContent([new("answer", answer)]);
        using var response = await _server.Http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await Undersigned.Server.Tests.Answer.Read(response);
    }

    private Task<ReviewItem> Now(long no) => _server.Do(tx => Review.Load(tx.Db, no)!);

    [Fact]
    public async Task The_mail_is_in_the_language_chosen_and_names_nobody_the_page_behind_its_link_does()
    {
        var (no, path) = await Asked();
        var query = await _server.Do(tx =>
        {
            var row = tx.Db.Query("SELECT template || ' ' || language || ' ' || recipient FROM outbox");
            row.Next();
            var text = row.Text(0);
            row.Reset();
            return text;
        });
        Assert.Equal("question ar board@quiet.example", query);
        var page = await _server.Get(path);
        Assert.Equal(200, page.Status);
        Assert.Contains("Quiet Harbour", page.Text, StringComparison.Ordinal);
        Assert.Contains("Except for the pier.", page.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
        // To look does nothing.
        Assert.Equal("asked", (await Now(no)).Status);
    }

    [Fact]
    public async Task A_yes_brings_the_case_back_with_a_confirmed_address_and_is_given_once()
    {
        var (no, path) = await Asked();
        Assert.Contains("You said yes", (await Answer(path, "yes")).Text, StringComparison.Ordinal);
        var item = await Now(no);
        Assert.Equal(("waiting", "email", "board@quiet.example"), (item.Status, item.Evidence, item.Email!.Value.Value));
        Assert.Contains("You said yes", (await Answer(path, "no")).Text, StringComparison.Ordinal);
        Assert.Equal("yes", (await _server.Do(tx => Questions.Of(tx.Db, no)))[0].Answer);

        using var anna = await Secretary.SignIn(_server, "Anna");
        var queue = await anna.Page("/desk/queue");
        Assert.Contains("the body said yes on", queue, StringComparison.Ordinal);
        await anna.Do("/desk/queue", "/desk/queue", ("do", $"accept:{no}"));
        Assert.Contains("&quot;evidence&quot;:&quot;email&quot;", (await _server.Get($"/log/entries/{(await Now(no)).Entry}")).Text, StringComparison.Ordinal);
        // Of a decided request no address is kept.
        Assert.Null((await _server.Do(tx => Questions.Of(tx.Db, no)))[0].Address);
    }

    [Fact]
    public async Task A_no_stands_in_the_case_and_nothing_is_recorded()
    {
        var (no, path) = await Asked();
        Assert.Contains("You said no", (await Answer(path, "no")).Text, StringComparison.Ordinal);
        Assert.Equal(("waiting", "reviewed"), ((await Now(no)).Status, (await Now(no)).Evidence));
        using var anna = await Secretary.SignIn(_server, "Anna");
        Assert.Contains("the body said no on", await anna.Page("/desk/queue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_made_up_expired_or_late_has_its_own_page()
    {
        var (no, path) = await Asked();
        Assert.Equal(404, (await _server.Get(path[..^3] + "zzz")).Status);
        Assert.Equal(404, (await Answer("/answer/nonsense", "yes")).Status);
        _server.Scratch.Clock.Now += TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1);
        Assert.Equal(410, (await Answer(path, "yes")).Status);
        Assert.Equal("asked", (await Now(no)).Status);

        var (late, latePath) = await Asked();
        await _server.Do(tx => new Refuse(late, "other").Run(tx, null));
        Assert.Equal(410, (await Answer(latePath, "yes")).Status);
        Assert.Equal("refused", (await Now(late)).Status);
    }

    [Fact]
    public async Task Where_mail_is_not_set_up_nobody_is_asked()
    {
        var no = await _server.Do(tx => Review.Add(tx, tx.Open(_slug)!.Id, new ReviewRequest(false, "Quiet Harbour", "PT", null, null, null, "en", null, false, false, null, null, null), "telephone", "en").No);
        using var anna = await Secretary.SignIn(_server, "Anna");
        var answer = await anna.Send($"/desk/queue/{no}", $"/desk/queue/{no}", ("do", "ask"), ("address", "board@quiet.example"));
        Assert.Equal(422, answer.Status);
        Assert.Contains("Mail is not set up here", answer.Text, StringComparison.Ordinal);
        Assert.Equal("waiting", (await Now(no)).Status);
    }
}
