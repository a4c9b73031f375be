// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Undersigned.Server.Accounts;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Tests.Desk;

/// <summary>Somebody who is signed in at the desk, with a browser of their own that keeps one cookie and follows no redirect.</summary>
internal sealed partial class Secretary : IDisposable
{
    private readonly HttpClient _http;

    private Secretary(HttpClient http) => _http = http;

    public static async Task<Secretary> SignIn(Server server, string name, Role role = Role.Secretary, string language = "en")
    {
        Assert.True(EmailAddress.TryParse(name.ToLowerInvariant() + "@desk.example", out var email));
        var token = await server.Do(tx => Sessions.Begin(tx, People.Put(tx, email, name, language, role)));
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = server.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Cookie", "undersigned=" + token);
        http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        return new Secretary(http);
    }

    public async Task<Answer> Get(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await Answer.Read(response);
    }

    /// <summary>The page of an address, which must be there.</summary>
    public async Task<string> Page(string path)
    {
        var answer = await Get(path);
        Assert.True(answer.Status == 200, $"{path} answered {answer.Status}: {answer.Text}");
        Assert.Equal("no-store", answer.Headers["Cache-Control"]);
        Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
        return answer.Text;
    }

    /// <summary>The token that a page's forms carry.</summary>
    public static string Form(string page) => FormField().Match(page) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException("The page has no form:\n" + page);

    /// <summary>Sends a form of the page at an address.</summary>
    public async Task<Answer> Send(string page, string to, params (string Name, string Value)[] fields) => await Post(to, Form(await Page(page)), fields);

    public async Task<Answer> Post(string to, string form, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent([new("form", form), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
        using var response = await _http.PostAsync(new Uri(to, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await Answer.Read(response);
    }

    /// <summary>Sends a form and gives the page that it leads to.</summary>
    public async Task<string> Do(string page, string to, params (string Name, string Value)[] fields)
    {
        var answer = await Send(page, to, fields);
        Assert.True(answer.Status == (int)HttpStatusCode.SeeOther, $"{to} answered {answer.Status}: {answer.Text}");
        return await Page(answer.Headers["Location"]);
    }

    /// <summary>Sends a form with a file.</summary>
    public async Task<Answer> Upload(string page, string to, byte[] file, string name, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent { { new StringContent(Form(await Page(page))), "form" } };
        foreach (var (field, value) in fields) content.Add(new StringContent(value, Encoding.UTF8), field);
        content.Add(new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, "picture", name);
        using var response = await _http.PostAsync(new Uri(to, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await Answer.Read(response);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"form\" value=\"([0-9a-z]+)\"")]
    private static partial Regex FormField();
}
