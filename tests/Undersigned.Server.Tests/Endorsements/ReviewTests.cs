// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Endorsements;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Tests.Endorsements;

public sealed class ReviewTests : IAsyncLifetime
{
    private Server _server = null!;
    private string _slug = "";
    private string _statement = "";

    public async ValueTask InitializeAsync()
    {
        _server = await Server.Start();
        _slug = await _server.Statement("On Street Lamps");
        _statement = await _server.Do(tx => tx.Open(_slug)!.Id);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static ReviewRequest Organisation(string name) => new(false, name, "PT", null, null, null, "en", null, false, false, null, null, null);

    private static ReviewRequest Person(string name, string address) => new(true, name, "PT", null, "email:" + address, null, "ru", null, false, false, null, null, null);

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new FormatException(text);

    private Task<ReviewItem> Add(ReviewRequest request, string evidence = "reviewed", string? email = null, string status = Review.Waiting) =>
        _server.Do(tx => Review.Add(tx, _statement, request, "form", "ru", status, evidence, email is null ? null : Address(email)));

    private Task<ReviewItem> Now(long no) => _server.Do(tx => Review.Load(tx.Db, no)!);

    private async Task<string> Evidence(long entry) => (await _server.Get($"/log/entries/{entry}")).Text;

    private static long Entry(ReviewOutcome outcome) => Assert.IsType<ReviewOutcome.Done>(outcome).Entry!.Value;

    [Fact]
    public async Task An_accepted_request_stands_in_the_log_as_reviewed_and_its_receipt_is_queued()
    {
        var item = await Add(Organisation("Lamplighters Union"), email: "clerk@lamps.example");
        var entry = Entry(await _server.Do(tx => new Accept(item.No).Run(tx, 7)));
        var now = await Now(item.No);
        Assert.Equal(("accepted", 7L, entry), (now.Status, now.Decider!.Value, now.Entry!.Value));
        Assert.Null(now.Email);
        Assert.Contains("&quot;evidence&quot;:&quot;reviewed&quot;", await Evidence(entry), StringComparison.Ordinal);
        Assert.Equal("accepted ru clerk@lamps.example", await Queued());
        Assert.NotNull(await _server.Do(tx => Registry.Find(tx.Db, "Lamplighters Union", "PT")));
        var state = await _server.Get("/api/v1/reviews/" + Review.Format(item.Id));
        Assert.Equal("accepted", state.Json.GetProperty("status").GetString());
    }

    private Task<string?> Queued() => _server.Do(tx =>
    {
        var query = tx.Db.Query("SELECT template || ' ' || language || ' ' || recipient FROM outbox ORDER BY no DESC");
        var mail = query.Next() ? query.Text(0) : null;
        query.Reset();
        return mail;
    });

    [Fact]
    public async Task A_confirmed_address_is_told_as_what_it_is_and_a_domain_only_where_the_secretariat_knows_it()
    {
        var first = await Add(Organisation("First Union"), "email", "clerk@first.example");
        var second = await Add(Organisation("Second Union"), "email", "clerk@second.example");
        var third = await Add(Organisation("Third Union"), "email", "third.union@gmail.com");
        Assert.Contains("&quot;email&quot;", await Evidence(Entry(await _server.Do(tx => new Accept(first.No).Run(tx, 1)))), StringComparison.Ordinal);
        Assert.Contains("&quot;domain-email&quot;", await Evidence(Entry(await _server.Do(tx => new Accept(second.No, IsOwnDomain: true).Run(tx, 1)))), StringComparison.Ordinal);
        // Anybody gets an address there.
        Assert.Contains("&quot;email&quot;", await Evidence(Entry(await _server.Do(tx => new Accept(third.No, IsOwnDomain: true).Run(tx, 1)))), StringComparison.Ordinal);

        // What the secretariat once said of a domain holds for the next statement.
        var other = await _server.Do(tx => tx.Open(_slug)!.Id);
        Assert.Equal("domain-email", await _server.Do(tx => OwnDomain.EvidenceOf(tx.Db, Registry.Find(tx.Db, "Second Union", null)!.Id, Address("x@SECOND.example"))));
        Assert.Equal(_statement, other);
    }

    [Fact]
    public async Task Two_who_decide_at_once_decide_once()
    {
        var item = await Add(Organisation("Lamplighters Union"));
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => _server.Do<ReviewOutcome>(tx => n % 2 == 0 ? new Accept(item.No).Run(tx, n) : new Refuse(item.No, "duplicate").Run(tx, n))));
        Assert.Single(outcomes.OfType<ReviewOutcome.Done>());
        var decided = await Now(item.No);
        Assert.All(outcomes.OfType<ReviewOutcome.DecidedBefore>(), before => Assert.Equal((decided.Status, decided.Decider, decided.Decided), (before.Item.Status, before.Item.Decider, before.Item.Decided)));
        Assert.Equal(7, outcomes.OfType<ReviewOutcome.DecidedBefore>().Count());
        Assert.IsType<ReviewOutcome.DecidedBefore>(await _server.Do(tx => new Hold(item.No).Run(tx)));
    }

    [Fact]
    public async Task Every_rule_is_asked_again_on_the_day_it_is_accepted()
    {
        var first = await Add(Organisation("Lamplighters Union"));
        var again = await Add(Organisation("Lamplighters Union"));
        var late = await Add(Person("Ana Belém", "ana@lamps.example"), "email", "ana@lamps.example");
        var entry = Entry(await _server.Do(tx => new Accept(first.No).Run(tx, 1)));
        var stands = Assert.IsType<EndorseOutcome.Stands>(Assert.IsType<ReviewOutcome.Against>(await _server.Do(tx => new Accept(again.No).Run(tx, 1))).Rule);
        Assert.Equal(entry, stands.Index);
        Assert.Equal(Review.Waiting, (await Now(again.No)).Status);

        await _server.Do(tx => new CloseForEndorsement(_slug).Run(tx));
        Assert.IsType<EndorseOutcome.NotOpen>(Assert.IsType<ReviewOutcome.Against>(await _server.Do(tx => new Accept(late.No).Run(tx, 1))).Rule);
        await _server.Do(tx => new OpenForEndorsement(_slug).Run(tx));
        Assert.Contains("&quot;email&quot;", await Evidence(Entry(await _server.Do(tx => new Accept(late.No).Run(tx, 1)))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_organisation_is_accepted_as_the_one_it_is_under_its_own_name()
    {
        var known = Entry(await _server.Do(tx => new Accept(Review.Add(tx, _statement, Organisation("Lamplighters Union"), "mail", "en").No).Run(tx, 1)));
        var organisation = await _server.Do(tx => Registry.OfEndorsement(tx.Db, known)!);
        var other = await _server.Statement("On Bridges");
        var item = await _server.Do(tx => Review.Add(tx, tx.Open(other)!.Id, Organisation("Lamplihgters Union"), "mail", "en"));
        Assert.IsType<ReviewOutcome.UnknownOrganisation>(await _server.Do(tx => new Accept(item.No, SameAs: "01ARZ3NDEKTSV4RRFFQ69G5FAV").Run(tx, 1)));
        var entry = Entry(await _server.Do(tx => new Accept(item.No, SameAs: organisation).Run(tx, 1)));
        Assert.Equal((organisation, "Lamplighters Union"), await _server.Do(tx => (Registry.OfEndorsement(tx.Db, entry)!, SignatoryNow.Load(tx.Db, entry)!.Name)));
        Assert.False(await _server.Do(tx => Registry.HasName(tx.Db, "Lamplihgters Union")));
    }

    [Fact]
    public async Task A_refusal_tells_its_reason_and_keeps_no_address()
    {
        var item = await Add(Person("Ana Belém", "ana@lamps.example"), "email", "ana@lamps.example");
        Assert.IsType<ReviewOutcome.Done>(await _server.Do(tx => new Hold(item.No).Run(tx)));
        Assert.Equal("held", (await Now(item.No)).Status);
        Assert.IsType<ReviewOutcome.Done>(await _server.Do(tx => new Refuse(item.No, "not-genuine", "Please telephone us.").Run(tx, 3)));
        var now = await Now(item.No);
        Assert.Equal(("refused", "not-genuine", "Please telephone us."), (now.Status, now.Reason, now.Words));
        Assert.Equal("refused ru ana@lamps.example", await Queued());
        Assert.Equal(0, await _server.Do(tx => tx.Db.Scalar("SELECT count(*) FROM review WHERE email IS NOT NULL OR request LIKE '%ana@lamps%'")));
        await Assert.ThrowsAsync<ArgumentException>(() => _server.Do(tx => new Refuse(item.No, "because").Run(tx, 3)));
    }

    [Fact]
    public async Task What_nobody_confirmed_cannot_be_decided_and_is_forgotten_after_its_time()
    {
        var item = await Add(Organisation("Lamplighters Union"), email: "clerk@lamps.example", status: Review.Unconfirmed);
        Assert.IsType<ReviewOutcome.NotConfirmed>(await _server.Do(tx => new Accept(item.No).Run(tx, 1)));
        Assert.IsType<ReviewOutcome.NotConfirmed>(await _server.Do(tx => new Refuse(item.No, "other").Run(tx, 1)));
        Assert.IsType<ReviewOutcome.Unknown>(await _server.Do(tx => new Accept(item.No + 100).Run(tx, 1)));
        _server.Scratch.Clock.Now += TimeSpan.FromDays(8);
        await _server.Do(tx =>
        {
            Review.Lapse(tx, TimeSpan.FromDays(7));
            return true;
        });
        var lapsed = await Now(item.No);
        Assert.Equal(("lapsed", null, null), (lapsed.Status, lapsed.Request, lapsed.Email?.Value));
    }

    [Fact]
    public async Task A_withdrawal_from_the_queue_takes_back_the_endorsement_that_it_names()
    {
        var entry = Entry(await _server.Do(tx => new Accept(Review.Add(tx, _statement, Organisation("Lamplighters Union"), "mail", "en").No).Run(tx, 1)));
        var wish = await Add(Organisation("Lamplighters Union") with { IsWithdrawal = true }, "email", "clerk@lamps.example");
        Assert.IsType<ReviewOutcome.NothingToWithdraw>(await _server.Do(tx => new Accept(wish.No).Run(tx, 1)));
        Assert.IsType<ReviewOutcome.Done>(await _server.Do(tx => new Accept(wish.No, Withdraws: entry).Run(tx, 1)));
        Assert.Equal("withdrawn", await _server.Do(tx => EndorsementState.Load(tx.Db, entry)!.State));
        Assert.Equal("withdrawn ru clerk@lamps.example", await Queued());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("ar")]
    public async Task The_letters_of_a_decision_are_written_in_every_language_and_say_nothing_of_the_applicant(string language)
    {
        var refused = await Add(Organisation("Buy Cheap Pills"), email: "a@lamps.example");
        await _server.Do(tx => new Refuse(refused.No, "not-known").Run(tx, 1));
        var accepted = await Add(Organisation("More Cheap Pills"), email: "b@lamps.example");
        var entry = Entry(await _server.Do(tx => new Accept(accepted.No).Run(tx, 1)));
        foreach (var (template, about) in new[] { ("refused", new MailSubject(Review: refused.No)), ("withdrawn", new MailSubject(Review: refused.No)), ("accepted", new MailSubject(Entry: entry)) })
        {
            var letter = await _server.Do(tx => Letter.Write(tx.Db, _server.Scratch.Folder, new Waiting(1, "a@lamps.example", template, language, about, tx.At, 0))!);
            Assert.Contains("On Street Lamps", letter.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Pills", letter.Text + letter.Html + letter.Subject, StringComparison.Ordinal);
            Assert.Equal(template == "accepted", letter.File is not null);
        }
    }
}
