// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Desk;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Tests.Desk;

/// <summary>What waits, what failed and why, and what can be done about it.</summary>
public sealed class MailDeskTests : IAsyncLifetime
{
    private Server _server = null!;
    private Secretary _anna = null!;
    private string _slug = "";

    public async ValueTask InitializeAsync()
    {
        _server = await Server.Start();
        _slug = await _server.Statement("On Street Lamps");
        _anna = await Secretary.SignIn(_server, "Anna");
    }

    public async ValueTask DisposeAsync()
    {
        _anna.Dispose();
        await _server.DisposeAsync();
    }

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new FormatException(text);

    /// <summary>A question to a body, and the number of its mail.</summary>
    private Task<(long Review, long Mail)> Asked(string address) => _server.Do(tx =>
    {
        var no = Review.Add(tx, tx.Open(_slug)!.Id, new ReviewRequest(false, "Quiet Harbour", "PT", null, null, null, "en", null, false, false, null, null, null), "telephone", "en").No;
        new Ask(no, Address(address), "en").Run(tx);
        return (no, Deliveries.OfReview(tx.Db, no)!.No);
    });

    private Task<Arrival> Bounced(long mail, string reason) => _server.Do(tx =>
    {
        var message = tx.Db.Query("SELECT message FROM delivery WHERE no = ?1").With(mail);
        message.Next();
        var id = message.Blob(0).ToArray();
        message.Reset();
        return new RecordBounce(new Bounce(id, true, reason)).Run(tx);
    });

    private Task<long> Count(string sql) => _server.Do(tx => tx.Db.Scalar(sql));

    [Fact]
    public async Task What_waits_is_shown_with_its_address_tried_now_or_dropped()
    {
        var (_, mail) = await Asked("board@quiet.example");
        await _server.Do(tx =>
        {
            Outbox.FailedAll(tx, "451 4.7.1");
            return true;
        });
        var page = await _anna.Page("/desk/mail");
        Assert.Contains("board@quiet.example", page, StringComparison.Ordinal);
        Assert.Contains("did not take it yet", page, StringComparison.Ordinal);
        Assert.Contains("451 4.7.1", page, StringComparison.Ordinal);
        Assert.Contains("It is sent again.", await _anna.Do("/desk/mail", "/desk/mail", ("do", $"again:{mail}")), StringComparison.Ordinal);
        Assert.Equal(0, await Count("SELECT attempts FROM outbox"));
        Assert.Contains("It will not be sent.", await _anna.Do("/desk/mail", "/desk/mail", ("do", $"drop:{mail}")), StringComparison.Ordinal);
        Assert.Equal(0, await Count("SELECT count(*) FROM outbox"));
        Assert.Contains("nothing to do", await _anna.Do("/desk/mail", "/desk/mail", ("do", $"drop:{mail}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_back_says_why_and_is_sent_again_once_the_refusal_is_lifted()
    {
        var (review, mail) = await Asked("board@quiet.example");
        await Bounced(mail, "5.1.1");
        var page = await _anna.Page("/desk/mail");
        Assert.Contains("There is no such mailbox", page, StringComparison.Ordinal);
        Assert.Contains($"lift:{mail}", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"again:{mail}", page, StringComparison.Ordinal);
        page = await _anna.Do("/desk/mail", "/desk/mail", ("do", $"lift:{mail}"));
        Assert.Contains($"again:{mail}", page, StringComparison.Ordinal);
        await _anna.Do("/desk/mail", "/desk/mail", ("do", $"again:{mail}"));
        Assert.Equal(1, await Count("SELECT count(*) FROM outbox"));
        Assert.Null((await _server.Do(tx => Deliveries.OfReview(tx.Db, review)))!.Ending);
        // Not a second time while that one is under way.
        await _anna.Do("/desk/mail", "/desk/mail", ("do", $"again:{mail}"));
        Assert.Equal(1, await Count("SELECT count(*) FROM outbox"));
        Assert.Equal(["mail-again", "address-lifted"], (await _server.Do(tx => DeskRecord.Latest(tx.Db, 2))).Select(deed => deed.Operation));
    }

    [Fact]
    public async Task A_refusal_is_lifted_by_who_knows_the_address_which_the_list_does_not_tell()
    {
        var (_, mail) = await Asked("board@quiet.example");
        await Bounced(mail, "5.1.1");
        await _server.Do(tx => new Refuse(1, "other").Run(tx, null));
        await _server.Do(tx =>
        {
            Questions.Forget(tx, 1);
            return true;
        });
        Assert.DoesNotContain("board@quiet.example", await _anna.Page("/desk/mail"), StringComparison.Ordinal);
        Assert.Contains("is not refused", await _anna.Do("/desk/mail", "/desk/mail", ("do", "lift-address"), ("address", "other@quiet.example")), StringComparison.Ordinal);
        Assert.Contains("Mail goes to that address again", await _anna.Do("/desk/mail", "/desk/mail", ("do", "lift-address"), ("address", "Board@Quiet.example")), StringComparison.Ordinal);
        Assert.Equal(422, (await _anna.Send("/desk/mail", "/desk/mail", ("do", "lift-address"), ("address", "board"))).Status);
    }
}
