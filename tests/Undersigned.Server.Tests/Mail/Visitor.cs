// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using MimeKit;

namespace Undersigned.Server.Tests.Mail;

/// <summary>Somebody with a browser: opens pages, fills in forms, follows the link of a mail.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;

    public Visitor(Uri site, string language)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = site };
        _http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
    }

    /// <summary>Sent with every request, as a proxy would.</summary>
    public string? ForwardedFor { get; set; }

    public Task<Seen> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<Seen> Head(string path) => Send(new HttpRequestMessage(HttpMethod.Head, path));

    public async Task<Seen> Post(string path, IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = content });
    }

    /// <summary>Opens a form, fills in some fields and sends it with what is hidden in it.</summary>
    public async Task<Seen> Fill(string path, params (string Name, string Value)[] fields)
    {
        var page = await Get(path);
        Assert.Equal(200, page.Status);
        return await Post(path.Split('?')[0], page.Hidden.Where(hidden => !fields.Any(field => field.Name == hidden.Name)).Concat(fields));
    }

    /// <summary>Presses the button of a page and looks at where it leads.</summary>
    public async Task<Seen> Press(string path, params (string Name, string Value)[] fields)
    {
        var pressed = await Post(path, fields);
        return pressed.Status == 303 ? await Get(pressed.Location!) : pressed;
    }

    /// <summary>The path of the link in a mail.</summary>
    public static string LinkOf(MimeMessage message)
    {
        var link = Link().Match(message.TextBody!);
        Assert.True(link.Success, message.TextBody);
        Assert.Contains(link.Value, WebUtility.HtmlDecode(message.HtmlBody), StringComparison.Ordinal);
        return link.Groups["path"].Value;
    }

    private async Task<Seen> Send(HttpRequestMessage request)
    {
        if (ForwardedFor is not null) request.Headers.Add("X-Forwarded-For", ForwardedFor);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        request.Dispose();
        return new Seen((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response.Headers.Location?.ToString(), response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex(@"https://river\.example(?<path>/confirm/[0-9a-z]+\?ui=(en|ru|ar))")]
    private static partial Regex Link();
}

/// <summary>A page as it was answered.</summary>
internal sealed partial record Seen(int Status, string Html, string? Location, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>What a reader sees of it.</summary>
    public string Text => WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(Isolates().Replace(Middle().Match(Html).Value, ""), " "), " "));

    public string Title => WebUtility.HtmlDecode(Heading().Match(Html).Groups["text"].Value);

    public IEnumerable<(string Name, string Value)> Hidden => HiddenFields().Matches(Html).Select(hidden => (hidden.Groups["name"].Value, hidden.Groups["value"].Value));

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex Middle();

    [GeneratedRegex("</?(bdi|em|b|time)( [^>]*)?>")]
    private static partial Regex Isolates();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("<h1[^>]*>(?<text>[^<]*)</h1>")]
    private static partial Regex Heading();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenFields();
}
