// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using Undersigned.Matching;
using Undersigned.Server;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Bench;

/// <summary>How long a list of suggestions takes to be answered, through HTTP, with a whole registry in place: a line a keystroke, in milliseconds. First the index is made, said on standard error.</summary>
internal static class Suggesting
{
    private static readonly string[] Typed = ["un", "univ", "university of", "university of oxf", "instit", "institute of phys", "национальный", "москов", "国立", "hospital gen", "max planck inst", "comm"];

    /// <summary>As fast as the limit of requests lets one block ask.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(60);

    public static async Task Run(string data, string registry, int rounds)
    {
        await using var app = Site.Build(DataFolder.Open(data), "http://127.0.0.1:0", uncached: false, TimeProvider.System);
        var sequencer = app.Services.GetRequiredService<Sequencer>();
        using var lines = new GZipStream(File.OpenRead(registry), CompressionMode.Decompress);
        foreach (var some in RegistryReader.Read(lines).Organisations.Chunk(2_000)) await sequencer.Submit(tx => Enter(tx, some));
        await app.StartAsync();
        var start = Stopwatch.GetTimestamp();
        app.Services.GetRequiredService<ReaderPool>().Read(db =>
        {
            app.Services.GetRequiredService<OrganisationIndex>().Follow(db);
            return true;
        });
        await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"index of {app.Services.GetRequiredService<OrganisationIndex>().Known} organisations made in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"));
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        for (var round = 0; round < rounds; round++)
        {
            await Task.Delay(Pace);
            start = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(new Uri("/organisations/suggest?q=" + Uri.EscapeDataString(Typed[round % Typed.Length]), UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync();
            Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString("F2", CultureInfo.InvariantCulture));
        }

        await app.StopAsync();
    }

    private static bool Enter(LogTransaction tx, Organisation[] some)
    {
        foreach (var one in some)
        {
            var names = one.Names.OrderBy(name => name.Kind != NameKind.Official).Where(name => SignatoryName.TryParse(name.Value, out _, out _))
                .Select(name => new Server.Log.OrganisationName(name.Value, name.Language, name.Kind switch { NameKind.Abbreviation => "abbreviation", NameKind.Alias => "short", _ => "official" })).ToList();
            Registry.Register(tx, Registry.NewId(tx), names, one.Country);
        }

        return true;
    }
}
