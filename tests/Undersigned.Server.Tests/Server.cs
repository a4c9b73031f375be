// SPDX-License-Identifier: Apache-2.0
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Tests;

/// <summary>The site on a real socket, with a data folder of its own and a clock that the test moves.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Server(Scratch scratch, WebApplication app, HttpClient http) => (Scratch, _app, Http) = (scratch, app, http);

    public Scratch Scratch { get; }

    public HttpClient Http { get; }

    /// <summary>Every address that the site answers at.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints => [.. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public static Task<Server> Start() => Start(new Scratch());

    /// <summary>On a data folder that is there already, which the server takes over.</summary>
    public static async Task<Server> Start(Scratch scratch)
    {
        var app = Site.Build(scratch.Folder, "http://127.0.0.1:0", uncached: false, scratch.Clock);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new Server(scratch, app, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) });
    }

    public async Task<T> Do<T>(Func<LogTransaction, T> operation) => (await _app.Services.GetRequiredService<Sequencer>().Submit(operation)).Value;

    public Task<string> Token(params string[] scopes) => Do(tx => Tokens.Create(tx, scopes, "test"));

    /// <summary>A statement in English and Russian that takes members, other organisations and persons, once it is opened.</summary>
    public async Task<string> Statement(string title, bool open = true)
    {
        var slug = (await Do(tx => Adopt.Run(tx, new NewStatement
        {
            Kind = "open-letter",
            Renditions =
            [
                new NewRendition("en", "authentic", [new(TextBlockKind.Title, title), new(TextBlockKind.Paragraph, "We ask that the lamps be lit.")]),
                new NewRendition("ru", "authentic", [new(TextBlockKind.Title, title + " (ru)"), new(TextBlockKind.Paragraph, "Мы просим зажигать фонари.")]),
            ],
            Groups =
            [
                Group("members", "members", "organisations", "members", confidential: false),
                Group("others", "others", "organisations", "anyone", confidential: true),
                Group("individuals", "individuals", "persons", "anyone", confidential: false),
            ],
        }))).Slug;
        if (open) await Do(tx => new OpenForEndorsement(slug).Run(tx));
        return slug;
    }

    public static GroupRule Group(string id, string role, string takes, string who, bool confidential) =>
        new(id, role, new Dictionary<string, string> { ["en"] = id }, takes, who, Review: false, confidential);

    /// <param name="key">The Idempotency-Key; null for a new one, empty for none.</param>
    public async Task<Answer> Post(string path, string? body, string? token, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (body is not null) request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await Send(request, token, key);
    }

    public async Task<Answer> Send(HttpRequestMessage request, string? token, string? key = null)
    {
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (key != "") request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Read(response);
    }

    public async Task<Answer> Get(string path)
    {
        using var response = await Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await Answer.Read(response);
    }

    /// <summary>Endorses and gives the entry.</summary>
    public async Task<long> Endorse(string slug, string token, string body)
    {
        var answer = await Post($"/api/v1/statements/{slug}/endorsements", body, token);
        Assert.Equal(201, answer.Status);
        return answer.Json.GetProperty("index").GetInt64();
    }

    /// <summary>Stops it and leaves the data folder, to be started on again.</summary>
    public async Task<Scratch> Stop()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        return Scratch;
    }

    public async ValueTask DisposeAsync() => (await Stop()).Dispose();
}

/// <summary>What was answered.</summary>
internal sealed record Answer(int Status, byte[] Bytes, string? MediaType, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;

    /// <summary>The short name of a problem's type.</summary>
    public string Problem
    {
        get
        {
            Assert.Equal("application/problem+json", MediaType);
            Assert.Equal(Status, Json.GetProperty("status").GetInt32());
            Assert.NotEqual("", Json.GetProperty("title").GetString());
            Assert.NotEqual("", Json.GetProperty("detail").GetString());
            return Json.GetProperty("type").GetString()!.Split('/')[^1];
        }
    }

    public IEnumerable<string> WrongFields => Json.GetProperty("errors").EnumerateObject().Select(member => member.Name);

    public static async Task<Answer> Read(HttpResponseMessage response) => new(
        (int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), response.Content.Headers.ContentType?.MediaType,
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
}
