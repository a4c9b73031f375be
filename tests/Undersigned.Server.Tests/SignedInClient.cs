// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Text.RegularExpressions;
using Undersigned.Server.Accounts;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Tests;

/// <summary>Somebody's browser, with cookies of its own and no scripts: follows links, fills in forms.</summary>
internal sealed partial class SignedInClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly CookieContainer _cookies = new();

    public SignedInClient(Uri site, string language = "en")
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = site };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    /// <summary>Makes an account and signs it in, by a link as the operator prints it.</summary>
    public static async Task<SignedInClient> SignIn(Server server, Role role, string email = "", string language = "en")
    {
        Assert.True(EmailAddress.TryParse(email.Length > 0 ? email : $"{role}@town.example", out var address));
        var link = await server.Do(tx => SignInLinks.Print(tx, new SignInSubject(People.Put(tx, address, "Odete " + role, language, role), null)));
        var client = new SignedInClient(server.Http.BaseAddress!, language);
        Assert.Equal(303, (await client.Post(link)).Status);
        return client;
    }

    public string? Cookie => _cookies.GetAllCookies().FirstOrDefault()?.Value;

    public async Task<Answer> Get(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await Answer.Read(response);
    }

    /// <summary>Sends fields as they are.</summary>
    public async Task<Answer> Post(string path, params IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await Answer.Read(response);
    }

    /// <summary>Opens a page and sends a form with the token that the page carries.</summary>
    public async Task<Answer> Send(string page, string path, params IEnumerable<(string Name, string Value)> fields) => await Post(path, [("form", await FormToken(page)), .. fields]);

    /// <summary>Sends files as a form's field <c>file</c> does, with the token of a page.</summary>
    public async Task<Answer> Upload(string page, string path, params IEnumerable<(string Name, byte[] Content)> files)
    {
        using var content = new MultipartFormDataContent { { new StringContent(await FormToken(page)), "form" } };
        foreach (var (name, bytes) in files) content.Add(new ByteArrayContent(bytes), "file", name);
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await Answer.Read(response);
    }

    public async Task<string> FormToken(string page)
    {
        var answer = await Get(page);
        Assert.Equal(200, answer.Status);
        return Token().Match(answer.Text) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException($"{page} has no form.");
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
