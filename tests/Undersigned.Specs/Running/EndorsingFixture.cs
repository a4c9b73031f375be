// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using Undersigned.Server.Demo;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;

namespace Undersigned.Specs.Running;

/// <summary>The sample network with a mail server, and three invitations on their way.</summary>
public sealed class EndorsingFixture : IAsyncLifetime
{
    private static readonly string[] Languages = ["en", "ru", "ar"];

    private string _folder = "";

    internal Instance Instance { get; private set; } = null!;

    internal MailServer Mail { get; private set; } = null!;

    /// <summary>Members of the network that have not endorsed the statement on tide registers, by the interface language of their delegate.</summary>
    internal Dictionary<string, string> Invited { get; } = [];

    public async ValueTask InitializeAsync()
    {
        Mail = new MailServer();
        _folder = Directory.CreateTempSubdirectory("undersigned-endorsing-").FullName;
        var data = Path.Combine(_folder, "data");
        DemoCommand.Prepare(data);
        var file = Path.Combine(data, "undersigned.json");
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
        settings["publicUrl"] = "https://record.example";
        settings["smtp"] = new JsonObject { ["host"] = "127.0.0.1", ["port"] = Mail.Port, ["security"] = "none", ["from"] = "statements@record.example" };
        await File.WriteAllTextAsync(file, settings.ToJsonString());
        var folder = Undersigned.Server.Storage.DataFolder.Open(data);
        await DemoCommand.Load(folder, TimeProvider.System);
        using (var sequencer = new Sequencer(folder, TimeProvider.System)) await sequencer.Submit(Invite);
        Instance = new Instance(data: data);
        await Instance.StartAsync();
    }

    private bool Invite(LogTransaction tx)
    {
        var members = new List<string>();
        var query = tx.Db.Query("""
            SELECT o.id, o.name FROM organisation o JOIN membership m ON m.organisation = o.no WHERE m.until IS NULL
            AND NOT EXISTS(SELECT 1 FROM endorsement e JOIN statement s ON s.no = e.statement WHERE e.organisation = o.no AND s.slug = ?1) ORDER BY o.no LIMIT 3
            """).With(Demo.TideRegisters["/statements/".Length..]);
        while (query.Next()) members.Add(query.Text(0));
        foreach (var (language, id) in Languages.Zip(members))
        {
            Invited[language] = Registry.NameOf(tx.Db, id)!;
            if (!EmailAddress.TryParse($"delegate.{language}@member.example", out var address) || !SignatoryName.TryParse("Ines Alder", out var name, out _) || new Invite(Demo.TideRegisters["/statements/".Length..], id, address, name, language).Run(tx, null) is not InviteOutcome.Sent)
                throw new InvalidOperationException($"{Invited[language]} could not be invited.");
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (Instance is not null) await Instance.DisposeAsync();
        Mail.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
