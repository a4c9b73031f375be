// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Undersigned.Server;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Storage;

namespace Undersigned.Bench;

/// <summary>
/// How long a visitor waits for "We sent a mail" once the form is sent, with 100,000 endorsements in place: from the first byte
/// that is sent to the last that comes. Each round gives its 99th percentile. Every visitor comes from another network, as the
/// proxy in front says, so that no limit is met; the mail itself goes nowhere, and nobody waits for it.
/// </summary>
internal static partial class FormRoundTrip
{
    private const int Seed = 100_000;
    private const int Together = 400;
    private const int Visitors = 300;

    public static async Task Run(int rounds, string data)
    {
        Directory.CreateDirectory(data);
        await File.WriteAllTextAsync(Path.Combine(data, "undersigned.json"), new JsonObject
        {
            ["publicUrl"] = "https://record.example",
            ["smtp"] = new JsonObject { ["host"] = "127.0.0.1", ["port"] = 9, ["security"] = "none", ["from"] = "statements@record.example" },
            ["proxies"] = new JsonArray("127.0.0.1"),
        }.ToJsonString());
        var folder = DataFolder.Open(data);
        string slug;
        using (var sequencer = new Sequencer(folder, TimeProvider.System))
        {
            slug = (await sequencer.Submit(OpenStatement.Adopted)).Value;
            for (var i = 0; i < Seed; i += Together) await Task.WhenAll(Enumerable.Range(i, Together).Select(n => sequencer.Submit(tx => Endorse(tx, slug, n))));
        }

        await using var site = Site.Build(folder, "http://127.0.0.1:0", uncached: false, TimeProvider.System);
        await site.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(site.Urls.First()) };
        var address = new Uri($"/statements/{slug}/endorse", UriKind.Relative);
        var visitor = 0;
        for (var round = -1; round < rounds; round++)
        {
            var times = new List<double>();
            for (var i = 0; i < Visitors; i++) times.Add(await Send(http, address, visitor++));
            times.Sort();
            // The first round warms the program up.
            if (round >= 0) Console.WriteLine(times[(int)(Visitors * 0.99)].ToString("0.00", CultureInfo.InvariantCulture));
        }
    }

    private static bool Endorse(LogTransaction tx, string slug, int number)
    {
        if (!SignatoryName.TryParse($"Maria Pereira {number}", out var name, out var wrong)) throw new InvalidOperationException(wrong);
        var request = new EndorseRequest { IsPerson = true, Name = name, Country = "PT", Key = $"email:a{number}@lamps.example" };
        return new Endorse(slug, request, "email", MayRegister: false).Run(tx) is EndorseOutcome.Recorded ? true : throw new InvalidOperationException("Not recorded.");
    }

    private static async Task<double> Send(HttpClient http, Uri address, int visitor)
    {
        http.DefaultRequestHeaders.Remove("X-Forwarded-For");
        http.DefaultRequestHeaders.Add("X-Forwarded-For", $"10.{visitor / 250}.{visitor % 250}.1");
        var ticket = Ticket().Match(await http.GetStringAsync(address)).Groups["ticket"].Value;
        // Every third of them has signed already, which must not show.
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            [FormTicket.Field] = ticket,
            ["as"] = "person",
            ["name"] = $"Maria Pereira {visitor}",
            ["email"] = visitor % 3 == 0 ? $"a{visitor}@lamps.example" : $"new{visitor}@lamps.example",
            ["country"] = "PT",
            ["agreed"] = "1",
        });
        var start = Stopwatch.GetTimestamp();
        using var answer = await http.PostAsync(address, form);
        var html = await answer.Content.ReadAsStringAsync();
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return answer.IsSuccessStatusCode && html.Contains("We sent a mail", StringComparison.Ordinal) ? time : throw new InvalidOperationException($"Answered {(int)answer.StatusCode}.");
    }

    [GeneratedRegex("name=\"ticket\" value=\"(?<ticket>[0-9a-z]+)\"")]
    private static partial Regex Ticket();
}
