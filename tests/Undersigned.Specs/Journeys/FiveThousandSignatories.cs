// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

/// <summary>An instance with one statement, which 5,000 people signed.</summary>
public sealed class ManyPeople : InstanceFixture
{
    private static readonly string[] Given = "Ana Bruno Carla Dário Elsa Fábio Greta Hugo Inês Jorge Kira Luís Marta Nuno Olga Paulo Rita Sílvia Tomás Vera".Split(' ');
    private static readonly string[] Family = "Abreu Brito Cunha Dantas Esteves Falcão Guerra Horta Ivens Jardim Lobo Moura Neves Otero Pinho Queirós Ramos Seixas Teles Vaz".Split(' ');

    /// <summary>All different.</summary>
    internal static IEnumerable<string> Names => Enumerable.Range(0, 5000).Select(i => $"{Given[i % 20]} {Family[i / 20 % 20]} {Family[i / 400]}");

    internal string Path { get; private set; } = "";

    internal TimeSpan ImportTook { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        var text = new StringBuilder("Keep the ferry running\n\nOpen letter\n\n12 May 2024\n\nWe, the undersigned, ask that the ferry be kept running in winter.\n\nThe ferry is the only road that the island has between November and March.\n\nSigned:\n\n");
        foreach (var name in Names)
            text.AppendLine(CultureInfo.InvariantCulture, $"{name}, teacher");
        var document = Instance.Beside("ferry.txt");
        await File.WriteAllTextAsync(document, text.ToString(), TestContext.Current.CancellationToken);

        var clock = Stopwatch.StartNew();
        Path = (await Archive.ImportAsync(Instance, document, "--publish")).PathOf("ferry");
        ImportTook = clock.Elapsed;
        await base.InitializeAsync();
    }
}

/// <summary>A long list is not a slow page.</summary>
public sealed partial class FiveThousandSignatories(ManyPeople people) : IClassFixture<ManyPeople>
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(3);

    /// <summary>Far above what it takes, which is a second: a machine that does other things must not fail it.</summary>
    [Fact]
    public void They_are_imported_in_seconds() => Assert.True(people.ImportTook < TimeSpan.FromSeconds(40), $"{people.ImportTook}");

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_page_takes_less_than_150_KB_of_a_readers_data_and_holds_some_of_the_names(string coding)
    {
        var clock = Stopwatch.StartNew();
        var (bytes, html) = await GetAsync(people.Path, coding);

        Assert.True(clock.Elapsed < Quick, $"{clock.Elapsed}");
        Assert.InRange(bytes, 1, 150_000);
        Assert.InRange(ListedName().Count(html), 100, 1000);
        Assert.Contains("5,000", html, StringComparison.Ordinal);
        Assert.Contains("names=2", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_after_page_everybody_is_there_once_in_the_order_of_the_document()
    {
        var listed = new List<string>();
        for (var page = 1; listed.Count < 5000; page++)
        {
            var (_, html) = await GetAsync($"{people.Path}?names={page}", "gzip");
            var names = ListedName().Matches(html).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value)).ToList();
            Assert.NotEmpty(names);
            listed.AddRange(names);
        }

        Assert.Equal(ManyPeople.Names, listed);
    }

    [Fact]
    public async Task All_names_are_on_one_page_for_whoever_asks()
    {
        var clock = Stopwatch.StartNew();
        var (_, html) = await GetAsync(people.Path + "?names=all", "br");

        Assert.True(clock.Elapsed < Quick, $"{clock.Elapsed}");
        Assert.Equal(ManyPeople.Names, ListedName().Matches(html).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value)));
    }

    private async Task<(int Bytes, string Html)> GetAsync(string path, string coding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(coding));
        using var response = await people.Instance.Http.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        Assert.Equal([coding], response.Content.Headers.ContentEncoding);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        await using Stream coded = new MemoryStream(bytes);
        await using Stream plain = coding == "br" ? new BrotliStream(coded, CompressionMode.Decompress) : new GZipStream(coded, CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        return (bytes.Length, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [GeneratedRegex(@"<li>\s*<svg class=""ev""[^>]*>.*?</svg><span><bdi>([^<]*)</bdi>", RegexOptions.Singleline)]
    private static partial Regex ListedName();
}
