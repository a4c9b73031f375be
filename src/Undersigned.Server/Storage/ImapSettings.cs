// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Storage;

/// <summary>The setting <c>imap</c>: a mailbox that is looked through for mail that came back.</summary>
internal sealed record ImapSettings
{
    public required string Host { get; init; }

    /// <summary>993 is that of IMAP within TLS (RFC 8314); 143 is usual for <c>starttls</c>.</summary>
    public int Port { get; init; } = 993;

    public SmtpSecurity Security { get; init; } = SmtpSecurity.Tls;

    public required string User { get; init; }

    public required string Password { get; init; }

    public string Folder { get; init; } = "INBOX";

    private static readonly string[] Known = ["host", "port", "security", "user", "password", "folder"];

    /// <param name="password">From the environment, which comes first; null or empty for that of the file.</param>
    /// <exception cref="DataFolderException">A setting is missing or wrong; the message names it.</exception>
    public static ImapSettings Read(JsonElement json, string? password)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new DataFolderException("The setting imap must be an object with at least \"host\" and \"user\".");
        var settings = new ImapSettings { Host = "", User = "", Password = password ?? "" };
        foreach (var member in json.EnumerateObject())
        {
            settings = member.Name switch
            {
                "host" => settings with { Host = Text(member).Trim() },
                "port" => settings with { Port = member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out var port) && port is > 0 and < 65_536 ? port : throw new DataFolderException($"The setting imap.port is {member.Value.GetRawText()}, which is no port. It is 993 for \"tls\" and 143 for \"starttls\" nearly everywhere.") },
                "security" => settings with { Security = SmtpSettings.SecurityOf("imap", Text(member)) },
                "user" => settings with { User = Text(member) },
                "password" => string.IsNullOrEmpty(password) ? settings with { Password = Text(member) } : settings,
                "folder" => settings with { Folder = Text(member) },
                _ => throw new DataFolderException($"The setting imap holds the unknown \"{member.Name}\". Known are: {string.Join(", ", Known)}."),
            };
        }

        if (Uri.CheckHostName(settings.Host) == UriHostNameType.Unknown) throw new DataFolderException(settings.Host.Length == 0 ? "The setting imap.host is missing: the name of the mail server, such as mail.network.example." : $"The setting imap.host is \"{settings.Host}\", which is no name of a host. Use the form mail.network.example.");
        if (settings.User.Length == 0) throw new DataFolderException("The setting imap.user is missing: the name by which the mailbox is opened.");
        if (settings.Password.Length == 0) throw new DataFolderException("The setting imap.user has no password. Give it as UNDERSIGNED__IMAP__PASSWORD in the environment, or as imap.password.");
        if (settings.Security == SmtpSecurity.None && !SmtpSettings.IsLoopback(settings.Host)) throw new DataFolderException($"The setting imap.security is \"none\", and {settings.Host} is another machine: the password would cross the network in the clear. Use \"tls\" or \"starttls\".");
        return settings;
    }

    private static string Text(JsonProperty member) => member.Value.ValueKind == JsonValueKind.String
        ? member.Value.GetString()!
        : throw new DataFolderException($"The setting imap.{member.Name} must be a text.");
}
