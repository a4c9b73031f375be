// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Undersigned.Server.Mail;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Tests.Mail;

/// <summary>
/// The real program is killed (SIGKILL) while it delivers, again and again, to the real mail server. The window in which a mail
/// goes out twice is from the last byte of it to the commit that records the answer: as many as are under way at the kill, under
/// the same Message-ID.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int Mails = 60;
    private const int Kills = 5;

    private readonly SmtpServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task Every_mail_arrives_and_only_those_under_way_at_a_kill_come_again_as_the_same()
    {
        _server.Start();
        await using var site = await MailSite.Open(_server.Port);
        await site.Stop();
        _server.Stop();
        await site.Start();
        for (var i = 0; i < Mails; i++) await site.Endorse($"Town {i}", $"slow{i}@town.example");
        await site.Stop();
        Assert.Equal(Mails, site.Waiting);
        _server.Start();
        var copies = new List<Dictionary<string, int>>();
        var recorded = new List<HashSet<string>>();

        for (var kill = 0; kill < Kills; kill++)
        {
            var before = _server.Messages.Count;
            using var program = Serve(site.Data);
            await Until.True(() => _server.Messages.Count >= before + 6 + kill);
            program.Kill();
            await program.WaitForExitAsync(TestContext.Current.CancellationToken);
            // What the mail server took in the moment of the kill is on its disk a moment later.
            await Task.Delay(300, TestContext.Current.CancellationToken);
            recorded.Add(Delivered(site));
            copies.Add(Copies());
        }

        using (var program = Serve(site.Data))
        {
            await Until.True(() => site.Waiting == 0);
            program.Kill();
            await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var all = Copies();
        Assert.Equal(Mails, all.Count);
        Assert.Equal(Mails, _server.Messages.Select(message => message.To.Mailboxes.Single().Address).Distinct(StringComparer.Ordinal).Count());
        var twice = all.Values.Sum() - Mails;
        TestContext.Current.TestOutputHelper?.WriteLine($"{Mails} mails, {Kills} kills: {twice} came twice.");
        Assert.InRange(twice, 0, Kills * MailDelivery.Lanes);
        for (var kill = 0; kill < Kills; kill++)
            Assert.All(recorded[kill], id => Assert.Equal(copies[kill][id], all[id]));
        Assert.Equal(Mails, site.Ended("delivered"));
    }

    private static Process Serve(string data)
    {
        var program = Process.Start(new ProcessStartInfo("dotnet", [typeof(Site).Assembly.Location, "serve", "--data", data, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true })!;
        Assert.StartsWith("Listening", program.StandardOutput.ReadLine(), StringComparison.Ordinal);
        return program;
    }

    private Dictionary<string, int> Copies() => _server.Messages.GroupBy(message => message.MessageId!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    private static HashSet<string> Delivered(MailSite site)
    {
        using var db = Connection.Open(DataFolder.Open(site.Data).DatabasePath, write: false);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var query = db.Query("SELECT message FROM delivery WHERE ending = 'delivered'");
        while (query.Next()) ids.Add(Shared.Ulid.Encode(query.Blob(0)) + "@river.example");
        return ids;
    }
}
