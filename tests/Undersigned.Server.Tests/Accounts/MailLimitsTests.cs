// SPDX-License-Identifier: Apache-2.0
using System.Net;
using Undersigned.Server.Accounts;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Tests.Accounts;

public sealed class MailLimitsTests
{
    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 11, 23, 18, 40, 4, TimeSpan.Zero));

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.254")]
    [InlineData("192.0.2.1", "::ffff:192.0.2.9")]
    [InlineData("2001:db8:1::1", "2001:db8:1:ffff::9")]
    public void A_block_has_twenty_an_hour_whichever_of_its_addresses_asks(string one, string other)
    {
        var limits = new MailLimits(_clock);
        for (var i = 0; i < MailLimits.ABlockAnHour; i++) Assert.True(limits.Allows(IPAddress.Parse(i % 2 == 0 ? one : other)));
        Assert.False(limits.Allows(IPAddress.Parse(one)));
        Assert.False(limits.Allows(IPAddress.Parse(other)));
        _clock.Now += TimeSpan.FromSeconds(limits.RetryAfter);
        Assert.True(limits.Allows(IPAddress.Parse(one)));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.3.1")]
    [InlineData("2001:db8:1::1", "2001:db8:2::1")]
    [InlineData("192.0.2.1", "c000:0200::1")]
    public void Another_block_has_an_hour_of_its_own(string one, string other)
    {
        var limits = new MailLimits(_clock);
        for (var i = 0; i <= MailLimits.ABlockAnHour; i++) limits.Allows(IPAddress.Parse(one));
        Assert.True(limits.Allows(IPAddress.Parse(other)));
    }

    [Fact]
    public async Task An_address_has_three_mails_a_day_in_whichever_case_it_is_written()
    {
        using var scratch = new Scratch();
        using var sequencer = scratch.Sequencer();
        string[] spellings = ["odete@town.example", "Odete@Town.Example", "ODETE@TOWN.EXAMPLE", "odete@town.example"];
        var allowed = new List<bool>();
        foreach (var spelling in spellings) allowed.Add((await sequencer.Submit(tx => MailLimits.Allows(tx, Address(spelling)))).Value);
        Assert.Equal([true, true, true, false], allowed);
        Assert.True((await sequencer.Submit(tx => MailLimits.Allows(tx, Address("telmo@town.example")))).Value);
        scratch.Clock.Now += TimeSpan.FromDays(1);
        Assert.True((await sequencer.Submit(tx => MailLimits.Allows(tx, Address("odete@town.example")))).Value);
        using var db = scratch.Read();
        Assert.Equal(1, db.Scalar("SELECT count(*) FROM mail_to"));
    }

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new ArgumentException(text);
}
