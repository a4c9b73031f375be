// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Mail;

namespace Undersigned.Server.Tests.Mail;

public sealed class OutboxTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_mail_is_tried_at_growing_pauses_for_three_days_and_then_leaves_no_address()
    {
        using var sequencer = _scratch.Sequencer();
        Assert.True(EmailAddress.TryParse("clerk@withybridge.example", out var address));
        await sequencer.Submit(tx =>
        {
            Outbox.Add(tx, address, "receipt", "en", new MailSubject(Entry: 7));
            return true;
        });
        var pauses = new List<int>();
        using var db = _scratch.Read();
        while (Outbox.NextDue(db) is { } next)
        {
            pauses.Add((int)(next - _scratch.Clock.Now).TotalMinutes);
            _scratch.Clock.Now = next;
            await sequencer.Submit(tx =>
            {
                Outbox.FailedAll(tx, MailReason.Unreachable);
                return true;
            });
        }

        Assert.Equal([0, 1, 5, 30, 120, 360, 720, 720, 720, 720, 720], pauses);
        Assert.Equal(0, db.Scalar("SELECT count(*) FROM outbox"));
        Assert.Equal(1, db.Scalar("SELECT count FROM mail_count WHERE day = '2026-11-26' AND template = 'receipt' AND ending = 'given-up'"));
    }
}
