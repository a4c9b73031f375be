// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Tests.Pages;

public sealed class AssetsTests : IAsyncLifetime
{
    private WebApplication? _app;
    private HttpClient? _http;

    private HttpClient Http => _http!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapAssets();
        await _app.StartAsync();
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        _http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(address) };
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
    }

    [Fact]
    public async Task The_stylesheet_names_fonts_that_are_there()
    {
        var css = await Http.GetStringAsync(Assets.Stylesheet, TestContext.Current.CancellationToken);
        var fonts = Regex.Matches(css, @"url\(([^)]+)\)");
        Assert.NotEmpty(fonts);
        foreach (Match font in fonts)
        {
            using var answer = await Http.GetAsync(font.Groups[1].Value, TestContext.Current.CancellationToken);
            Assert.Equal("font/woff2", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains("immutable", answer.Headers.CacheControl?.ToString());
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_stylesheet_is_compressed_and_known_again(string coding)
    {
        using var first = await Get(coding, null);
        Assert.Equal(coding, Assert.Single(first.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", first.Headers.Vary);
        var bytes = await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.InRange(bytes.Length, 1000, Assets.Bytes("undersigned.css").Length / 3);
        using var second = await Get(coding, first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task An_old_address_is_served_but_not_kept()
    {
        using var answer = await Http.GetAsync("/assets/undersigned.css?v=0000", TestContext.Current.CancellationToken);
        Assert.Equal("no-cache", answer.Headers.CacheControl?.ToString());
        Assert.Equal(Assets.Bytes("undersigned.css"), Encoding.UTF8.GetBytes(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Nothing_else_is_served()
    {
        using var answer = await Http.GetAsync("/assets/en.json", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<HttpResponseMessage> Get(string coding, string? etag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Assets.Stylesheet);
        request.Headers.AcceptEncoding.ParseAdd(coding);
        if (etag is not null)
            request.Headers.IfNoneMatch.ParseAdd(etag);
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
