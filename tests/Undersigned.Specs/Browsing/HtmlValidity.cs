// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Browsing;

/// <summary>
/// Collects pages and checks them with the Nu Html Checker in one run: its start costs two seconds, a page a few milliseconds.
/// Errors and warnings count, remarks ("info") do not.
/// </summary>
internal sealed class HtmlValidity : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("undersigned-html-");
    private readonly List<string> _names = [];

    /// <summary>Takes a page as it was served, not as a browser has repaired it.</summary>
    /// <param name="name">What a complaint calls it; its address, say.</param>
    /// <param name="html">The bytes of the answer, as text.</param>
    public void Add(string name, string html)
    {
        File.WriteAllText(PathOf(_names.Count), html);
        _names.Add(name);
    }

    public async Task AddAsync(HttpClient http, string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Add(path, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Fails with every complaint about every page.</summary>
    public async Task ExpectValidAsync()
    {
        var complaints = await ComplaintsAsync();
        if (complaints.Count > 0)
            Assert.Fail($"{complaints.Count} complaint(s) about {_names.Count} page(s):\n{string.Join('\n', complaints)}");
    }

    /// <summary>One line a complaint: page, line, kind, message and the piece of source.</summary>
    public async Task<IReadOnlyList<string>> ComplaintsAsync()
    {
        Assert.NotEmpty(_names);
        // Pages here quote other languages at length, which the checker's guess of the language takes for a wrong lang attribute.
        string[] arguments = ["-Xss4m", "-jar", Needs.HtmlChecker(), "--stdout", "--format", "json", "--exit-zero-always", "--no-langdetect"];
        var result = await Command.RunAsync(Needs.Java(), [.. arguments, .. Enumerable.Range(0, _names.Count).Select(PathOf)]);
        result.Expect(0);
        using var report = JsonDocument.Parse(result.Out);
        return [.. report.RootElement.GetProperty("messages").EnumerateArray().Where(IsComplaint).Select(Describe)];
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(int index) => Path.Combine(_folder.FullName, index.ToString(CultureInfo.InvariantCulture) + ".html");

    private static bool IsComplaint(JsonElement message) =>
        message.GetProperty("type").GetString() != "info" || message.TryGetProperty("subType", out var kind) && kind.GetString() == "warning";

    private string Describe(JsonElement message)
    {
        var file = message.TryGetProperty("url", out var url) ? Path.GetFileNameWithoutExtension(url.GetString()!) : "";
        var page = int.TryParse(file, CultureInfo.InvariantCulture, out var index) ? _names[index] : file;
        var line = message.TryGetProperty("lastLine", out var last) ? last.GetInt32() : 0;
        var extract = message.TryGetProperty("extract", out var piece) ? $" [{piece.GetString()!.ReplaceLineEndings(" ").Trim()}]" : "";
        var kind = message.TryGetProperty("subType", out var sub) ? sub.GetString() : message.GetProperty("type").GetString();
        return $"{page}:{line}: {kind}: {message.GetProperty("message").GetString()}{extract}";
    }
}
