// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Mail;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Tests.Mail;

/// <summary>A running site with one open statement, in English and Arabic, that may send mail; its clock stands until it is moved.</summary>
internal sealed class MailSite : IAsyncDisposable
{
    private readonly Scratch _scratch = new();
    private JsonObject _settings = [];
    private WebApplication? _app;
    private string _token = "";
    private string _slug = "";

    public FixedClock Clock => _scratch.Clock;

    public Uri Address => new(_app!.Urls.First());

    public DataFolder Folder { get; private set; } = null!;

    /// <summary>The data folder, for another process.</summary>
    public string Data => _scratch.Path;

    public Sequencer Sequencer => _app!.Services.GetRequiredService<Sequencer>();

    /// <param name="port">Of the mail server; null for a site without one.</param>
    public static async Task<MailSite> Open(int? port, string? publicUrl = "https://river.example", string? proxy = null)
    {
        var site = new MailSite();
        var settings = new JsonObject
        {
            ["name"] = new JsonObject { ["en"] = "Alliance of River Towns", ["ar"] = "تحالف مدن الأنهار" },
            ["secretariat"] = "Brückengasse 3, Weidenfurt",
            ["timeZone"] = "Asia/Tokyo",
        };
        if (proxy is not null) settings["proxies"] = new JsonArray(proxy);
        if (publicUrl is not null) settings["publicUrl"] = publicUrl;
        if (port is not null) settings["smtp"] = new JsonObject { ["host"] = "127.0.0.1", ["port"] = port, ["security"] = "none", ["from"] = "statements@river.example" };
        site._settings = settings;
        await site.Start();
        (site._slug, site._token) = (await site.Sequencer.Submit(Prepare)).Value;
        return site;
    }

    private static (string Slug, string Token) Prepare(LogTransaction tx)
    {
        var slug = Adopt.Run(tx, new NewStatement
        {
            Kind = "joint-statement",
            Renditions = [Rendition("en", "On Common Flood Marks"), Rendition("ar", "بشأن علامات الفيضان المشتركة")],
            Groups = [new GroupRule("others", "others", new Dictionary<string, string>(), "any", "anyone", Review: false, Confidential: false)],
        }).Slug;
        Assert.IsType<PositionOutcome.Done>(new OpenForEndorsement(slug).Run(tx));
        return (slug, Tokens.Create(tx, [Tokens.Endorse, Tokens.EndorseNew], "test"));

        static NewRendition Rendition(string language, string title) => new(language, "authentic", [new TextBlock(TextBlockKind.Title, title), new TextBlock(TextBlockKind.Paragraph, title + ".")]);
    }

    /// <summary>A setting beside those that every such site has; for the next start.</summary>
    public void Set(string name, JsonNode value) => _settings[name] = value;

    public void SetReturnPath(string address) => _settings["smtp"]!["returnPath"] = address;

    public async Task Start()
    {
        await File.WriteAllTextAsync(Path.Combine(_scratch.Path, "undersigned.json"), _settings.ToJsonString());
        Folder = DataFolder.Open(_scratch.Path);
        _app = Site.Build(Folder, "http://127.0.0.1:0", uncached: false, Clock);
        await _app.StartAsync();
    }

    /// <summary>Ends the site, whatever it was doing.</summary>
    public async Task Stop()
    {
        if (_app is not { } app) return;
        _app = null;
        await app.StopAsync();
        var (sequencer, readers) = (app.Services.GetRequiredService<Sequencer>(), app.Services.GetRequiredService<ReaderPool>());
        await app.DisposeAsync();
        sequencer.Dispose();
        readers.Dispose();
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> Endorse(object body, string? key = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_app!.Urls.First()}/api/v1/statements/{_slug}/endorsements") { Content = JsonContent.Create(body) };
        request.Headers.Host = "evil.example";
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        using var response = await client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Endorses as a town, which must be recorded, and gives its entry.</summary>
    public async Task<JsonElement> Endorse(string town, string receiptTo, string? language = null)
    {
        var (status, body) = await Endorse(new { organisation = new { name = town }, reservation = "Except for the ferry.", receiptTo, receiptLanguage = language });
        Assert.True(status == HttpStatusCode.Created, body.ToString());
        return body;
    }

    public string Slug => _slug;

    /// <summary>A browser of its own: it follows nothing, and keeps no cookie.</summary>
    public Visitor Visit(string language = "en") => new(new Uri(_app!.Urls.First()), language);

    public async Task<T> Do<T>(Func<LogTransaction, T> operation) => (await Sequencer.Submit(operation)).Value;

    /// <summary>Moves the clock and has the outbox looked at.</summary>
    public void Later(TimeSpan time)
    {
        Clock.Now += time;
        _app!.Services.GetRequiredService<MailDelivery>().Wake();
    }

    /// <summary>What is known of the last mail to an address.</summary>
    public Delivery Fate(string address)
    {
        using var db = _scratch.Read();
        Assert.True(EmailAddress.TryParse(address, out var parsed));
        var query = db.Query("SELECT max(no) FROM delivery WHERE address = ?1").With(RefusedAddresses.Key(Folder.Keys, parsed));
        Assert.True(query.Next());
        var no = query.Int(0);
        query.Reset();
        return Deliveries.Get(db, no)!;
    }

    public long Scalar(string sql)
    {
        using var db = _scratch.Read();
        return db.Scalar(sql);
    }

    public long Waiting => Scalar("SELECT count(*) FROM outbox");

    public long Ended(string ending) => Scalar($"SELECT coalesce(sum(count), 0) FROM mail_count WHERE ending = '{ending}'");

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _scratch.Dispose();
    }
}
