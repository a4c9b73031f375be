// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Text.Json;
using Undersigned.Server.Mail;

namespace Undersigned.Server.Storage;

/// <summary>How the connection to the mail server is protected.</summary>
internal enum SmtpSecurity
{
    /// <summary>Begun in the clear and upgraded; refused where the server cannot.</summary>
    StartTls,

    /// <summary>From the first byte.</summary>
    Tls,

    /// <summary>Not at all: only to this machine.</summary>
    None,
}

/// <summary>The setting <c>smtp</c>: the server that takes outgoing mail, and in whose name it goes out.</summary>
internal sealed record SmtpSettings
{
    public required string Host { get; init; }

    /// <summary>587 is that of submission (RFC 6409).</summary>
    public int Port { get; init; } = 587;

    public SmtpSecurity Security { get; init; }

    /// <summary>Null where the server asks for no name.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    public required EmailAddress From { get; init; }

    /// <summary>Where mail comes back to that cannot be delivered: the sender of the envelope (RFC 5321, 4.4). Null for <see cref="From"/>.</summary>
    public EmailAddress? ReturnPath { get; init; }

    /// <summary>The sender's name by language. Empty: the network's name.</summary>
    public IReadOnlyDictionary<string, string> FromName { get; init; } = new Dictionary<string, string>();

    /// <summary>Where mail is kept as files instead of being sent: in <c>demo</c> alone. Null everywhere else.</summary>
    public string? Folder { get; init; }

    private static readonly string[] Known = ["host", "port", "security", "user", "password", "from", "fromName", "returnPath"];

    /// <summary>Settings by which nothing is sent: each mail becomes a file.</summary>
    public static SmtpSettings Into(string folder, EmailAddress from) => new() { Host = "", From = from, Folder = folder };

    /// <param name="password">From the environment, which comes first; null or empty for that of the file.</param>
    /// <exception cref="DataFolderException">A setting is missing or wrong; the message names it.</exception>
    public static SmtpSettings Read(JsonElement json, string? password)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new DataFolderException("The setting smtp must be an object with at least \"host\" and \"from\".");
        var host = "";
        EmailAddress? from = null;
        var settings = new SmtpSettings { Host = host, From = default };
        foreach (var member in json.EnumerateObject())
        {
            var value = member.Value;
            switch (member.Name)
            {
                case "host": host = Text(member).Trim(); break;
                case "port": settings = settings with { Port = PortOf(value) }; break;
                case "security": settings = settings with { Security = SecurityOf("smtp", Text(member)) }; break;
                case "user": settings = settings with { User = Text(member) }; break;
                case "password": settings = settings with { Password = Text(member) }; break;
                case "from": from = AddressOf(member); break;
                case "returnPath": settings = settings with { ReturnPath = AddressOf(member) }; break;
                case "fromName": settings = settings with { FromName = SiteSettings.ByLanguage(value) }; break;
                default: throw new DataFolderException($"The setting smtp holds the unknown \"{member.Name}\". Known are: {string.Join(", ", Known)}.");
            }
        }

        if (!string.IsNullOrEmpty(password)) settings = settings with { Password = password };
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown) throw new DataFolderException(host.Length == 0 ? "The setting smtp.host is missing: the name of the mail server, such as mail.network.example." : $"The setting smtp.host is \"{host}\", which is no name of a host. Use the form mail.network.example.");
        if (from is not { } sender) throw new DataFolderException("The setting smtp.from is missing: the address that mail comes from, such as statements@network.example.");
        if (settings.Security == SmtpSecurity.None && !IsLoopback(host)) throw new DataFolderException($"The setting smtp.security is \"none\", and {host} is another machine: addresses would cross the network in the clear. Use \"starttls\" or \"tls\".");
        if (settings is { User: not null, Password: null }) throw new DataFolderException("The setting smtp.user has no password. Give it as UNDERSIGNED__SMTP__PASSWORD in the environment, or as smtp.password.");
        if (settings is { User: null, Password: not null }) throw new DataFolderException("There is a password for the mail server and no name to go with it: the setting smtp.user is missing.");
        return settings with { Host = host, From = sender };
    }

    private static string Text(JsonProperty member) => member.Value.ValueKind == JsonValueKind.String
        ? member.Value.GetString()!
        : throw new DataFolderException($"The setting smtp.{member.Name} must be a text.");

    private static EmailAddress AddressOf(JsonProperty member) => EmailAddress.TryParse(Text(member), out var address)
        ? address
        : throw new DataFolderException($"The setting smtp.{member.Name} is \"{Text(member)}\", which is no e-mail address. Use the form statements@network.example; a name goes into smtp.fromName.");

    private static int PortOf(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var port) && port is > 0 and < 65_536
        ? port
        : throw new DataFolderException($"The setting smtp.port is {value.GetRawText()}, which is no port. It is 587 for \"starttls\" and 465 for \"tls\" nearly everywhere.");

    internal static SmtpSecurity SecurityOf(string setting, string text) => text switch
    {
        "starttls" => SmtpSecurity.StartTls,
        "tls" => SmtpSecurity.Tls,
        "none" => SmtpSecurity.None,
        _ => throw new DataFolderException($"The setting {setting}.security is \"{text}\". Known are: starttls, tls, none."),
    };

    internal static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
