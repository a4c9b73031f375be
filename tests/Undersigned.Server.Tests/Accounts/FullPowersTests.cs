// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Tests.Accounts;

public sealed class FullPowersTests
{
    [Theory]
    [InlineData("2026-11-23", null, null, true)]
    [InlineData("2026-11-24", null, null, false)]
    [InlineData("2026-01-01", "2026-11-23", null, true)]
    [InlineData("2026-01-01", "2026-11-22", null, false)]
    [InlineData("2026-01-01", null, "S", true)]
    [InlineData("2026-01-01", null, "T", false)]
    public async Task They_hold_from_the_first_day_to_the_last_for_all_statements_or_one(string since, string? until, string? statement, bool inForce)
    {
        using var scratch = new Scratch();
        using var sequencer = scratch.Sequencer();
        var found = await sequencer.Submit(tx =>
        {
            FullPowers.Give(tx, Delegate(tx), "O", statement, since, until, null);
            return FullPowers.Of(tx.Db, Address(), "O", "S", tx.Today);
        });
        Assert.Equal(inForce, found.Value is not null);
    }

    [Fact]
    public async Task Contested_ones_say_so_and_give_way_to_others_that_nobody_contests()
    {
        using var scratch = new Scratch();
        using var sequencer = scratch.Sequencer();
        await sequencer.Submit(tx =>
        {
            var account = Delegate(tx);
            var first = FullPowers.Give(tx, account, "O", null, tx.Today, null, null);
            Assert.True(FullPowers.Contest(tx, first));
            Assert.False(FullPowers.Contest(tx, first));
            Assert.True(FullPowers.Of(tx.Db, account, "O", "S", tx.Today)!.IsContested);
            var second = FullPowers.Give(tx, account, "O", "S", tx.Today, null, null);
            Assert.Equal((second, false), FullPowers.Of(tx.Db, account, "O", "S", tx.Today) is { } power ? (power.No, power.IsContested) : default);
            Assert.True(FullPowers.End(tx, second));
            Assert.True(FullPowers.Uphold(tx, first));
            Assert.Equal((first, false), FullPowers.Of(tx.Db, account, "O", "S", tx.Today) is { } upheld ? (upheld.No, upheld.IsContested) : default);
            return true;
        });
    }

    [Fact]
    public async Task They_end_with_the_account()
    {
        using var scratch = new Scratch();
        using var sequencer = scratch.Sequencer();
        await sequencer.Submit(tx =>
        {
            var account = Delegate(tx);
            FullPowers.Give(tx, account, "O", null, tx.Today, null, null);
            People.Remove(tx, account);
            Assert.Null(FullPowers.Of(tx.Db, Address(), "O", "S", tx.Today));
            Delegate(tx);
            Assert.Null(FullPowers.Of(tx.Db, Address(), "O", "S", tx.Today));
            return true;
        });
    }

    private static long Delegate(LogTransaction tx) => People.Put(tx, Address(), "Telmo Vaz", "en", Role.Delegate);

    private static EmailAddress Address() => EmailAddress.TryParse("telmo@town.example", out var address) ? address : throw new InvalidOperationException();
}
