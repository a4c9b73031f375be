// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Undersigned.Server;
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Mail;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;

namespace Undersigned.Bench;

/// <summary>How long the pages of the review queue take to be answered, with many requests waiting under a statement that thousands have signed: a line a page, in milliseconds.</summary>
internal static class QueueOpening
{
    private const int Signatories = 5000;

    public static async Task Run(string data, int waiting, int rounds)
    {
        await using var app = Site.Build(DataFolder.Open(data), "http://127.0.0.1:0", uncached: false, TimeProvider.System);
        var cookie = (await app.Services.GetRequiredService<Sequencer>().Submit(tx => Fill(tx, waiting))).Value;
        await app.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Add("Cookie", "undersigned=" + cookie);
        string[] tabs = ["", "?after=25000", "?tab=held", "?tab=returned", "?tab=reservations", "?tab=done"];
        for (var round = 0; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(new Uri("/desk/queue" + tabs[round % tabs.Length], UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString("F2", CultureInfo.InvariantCulture));
        }

        await app.StopAsync();
    }

    private static string Fill(LogTransaction tx, int waiting)
    {
        var slug = Adopt.Run(tx, new NewStatement
        {
            Kind = "open-letter",
            Renditions = [new NewRendition("en", "authentic", [new TextBlock(TextBlockKind.Title, "On Lamps"), new TextBlock(TextBlockKind.Paragraph, "We ask that they be lit.")])],
            Groups = [new GroupRule("others", "others", new Dictionary<string, string>(), "organisations", "anyone", Review: false, Confidential: false)],
        }).Slug;
        new OpenForEndorsement(slug).Run(tx);
        var statement = tx.Open(slug)!.Id;
        for (var i = 0; i < Signatories; i++)
        {
            new Endorse(slug, new EndorseRequest { IsPerson = false, Name = SignatoryName.TryParse(Name(i * 13), out var name, out var wrong) ? name : throw new FormatException(wrong), Country = "PT" }, "reviewed", MayRegister: true).Run(tx);
        }

        var email = Address("clerk@body.example");
        for (var i = 0; i < waiting; i++)
            Review.Add(tx, statement, new ReviewRequest(false, Name(i), "PT", null, null, null, "en", i % 50 == 0 ? "Not the bridge." : null, false, false, null, null, null), "form", "en", evidence: "email", email: email);
        return Sessions.Begin(tx, People.Put(tx, Address("secretary@network.example"), "Secretary", "en", Role.Secretary));
    }

    private static EmailAddress Address(string text) => EmailAddress.TryParse(text, out var address) ? address : throw new FormatException(text);

    // Words enough that names are as alike as those of real bodies are.
    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"{(i % 7) switch { 0 => "Union", 1 => "Council", 2 => "Society", 3 => "Museum", 4 => "Library", 5 => "Association", _ => "Chamber" }} of the {i * 7919 % 99_991} Lamps of Quay {i}");
}
