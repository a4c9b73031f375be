// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Text.Json;

namespace Undersigned.Server.Storage;

/// <summary>What the operator sets in <c>undersigned.json</c>, or by variables such as <c>UNDERSIGNED__PUBLICURL</c>, which come first.</summary>
internal sealed record SiteSettings
{
    /// <summary>The network's name by language. Empty: the site is called Undersigned.</summary>
    public IReadOnlyDictionary<string, string> Name { get; init; } = new Dictionary<string, string>();

    /// <summary>One sentence on what the network is, by language.</summary>
    public IReadOnlyDictionary<string, string> Description { get; init; } = new Dictionary<string, string>();

    /// <summary>Who runs the instance, by language: a name and an address.</summary>
    public IReadOnlyDictionary<string, string> Secretariat { get; init; } = new Dictionary<string, string>();

    /// <summary>The address that links in files and feeds begin with; null for relative ones. Never taken from a request.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>The zone in which days begin and end.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The server that takes outgoing mail; null where none is set up, and then no mail is ever queued.</summary>
    public SmtpSettings? Smtp { get; init; }

    /// <summary>A mailbox that is looked through for mail that came back; null where none is.</summary>
    public ImapSettings? Imap { get; init; }

    /// <summary>The proxies in front of this program, whose word on the visitor's address and on TLS counts; nobody else's does.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Whether mail can carry links: there is a server to send it by, and an address for the links to begin with.</summary>
    public bool MailsLinks => Smtp is not null && PublicUrl is not null;

    private static readonly string[] Known = ["name", "description", "secretariat", "publicUrl", "timeZone", "smtp", "imap", "proxies"];

    /// <exception cref="DataFolderException">The file cannot be understood; the message names the setting.</exception>
    public static SiteSettings Read(string path)
    {
        var settings = new SiteSettings();
        if (File.Exists(path))
        {
            try
            {
                using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
                foreach (var member in document.RootElement.EnumerateObject())
                {
                    settings = member.Name switch
                    {
                        "name" => settings with { Name = ByLanguage(member.Value) },
                        "description" => settings with { Description = ByLanguage(member.Value) },
                        "secretariat" => settings with { Secretariat = ByLanguage(member.Value) },
                        "publicUrl" => settings with { PublicUrl = Address(member.Value.GetString()) },
                        "timeZone" => settings with { TimeZone = Zone(member.Value.GetString()) },
                        "smtp" => settings with { Smtp = SmtpSettings.Read(member.Value, Environment.GetEnvironmentVariable("UNDERSIGNED__SMTP__PASSWORD")) },
                        "imap" => settings with { Imap = ImapSettings.Read(member.Value, Environment.GetEnvironmentVariable("UNDERSIGNED__IMAP__PASSWORD")) },
                        "proxies" => settings with { Proxies = [.. member.Value.EnumerateArray().Select(proxy => Network(proxy.GetString()))] },
                        _ => throw new DataFolderException($"The file {path} holds the unknown setting \"{member.Name}\". Known are: {string.Join(", ", Known)}."),
                    };
                }
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException)
            {
                throw new DataFolderException($"The file {path} cannot be read: {error.Message}");
            }
        }

        if (Environment.GetEnvironmentVariable("UNDERSIGNED__PUBLICURL") is { Length: > 0 } url) settings = settings with { PublicUrl = Address(url) };
        if (Environment.GetEnvironmentVariable("UNDERSIGNED__TIMEZONE") is { Length: > 0 } zone) settings = settings with { TimeZone = Zone(zone) };
        if (Environment.GetEnvironmentVariable("UNDERSIGNED__NAME") is { Length: > 0 } name) settings = settings with { Name = new Dictionary<string, string> { ["en"] = name } };
        return settings;
    }

    internal static Dictionary<string, string> ByLanguage(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? new Dictionary<string, string> { ["en"] = value.GetString() ?? "" }
        : value.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString() ?? "", StringComparer.Ordinal);

    private static string? Address(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Query.Length == 0
            ? text.TrimEnd('/')
            : throw new DataFolderException($"The setting publicUrl is \"{text}\", which is no address of a site. Use the form https://statements.example.org.");
    }

    private static IPNetwork Network(string? text) => IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new DataFolderException($"The setting proxies holds \"{text}\", which is neither an address nor a network. Use the form 10.0.0.7 or 10.0.0.0/24.");

    private static TimeZoneInfo Zone(string? text) => text is not null && TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone)
        ? zone
        : throw new DataFolderException($"The setting timeZone is \"{text}\", which is no time zone. Use a name of the IANA list, such as Europe/Lisbon.");
}
