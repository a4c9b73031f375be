// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Storage;

namespace Undersigned.Server.Tests.Mail;

public sealed class SmtpSettingsTests
{
    private static SmtpSettings Read(string json, string? password = null) => SmtpSettings.Read(JsonDocument.Parse(json).RootElement, password);

    [Fact]
    public void A_host_and_a_sender_are_enough()
    {
        var settings = Read("""{"host": "mail.river.example", "from": "statements@river.example"}""");
        Assert.Equal(("mail.river.example", 587, SmtpSecurity.StartTls, "statements@river.example"), (settings.Host, settings.Port, settings.Security, settings.From.Value));
    }

    [Fact]
    public void The_password_of_the_environment_comes_first() =>
        Assert.Equal("b", Read("""{"host": "mail.river.example", "from": "s@river.example", "user": "s", "password": "a"}""", "b").Password);

    [Theory]
    [InlineData("host", """{"from": "s@river.example"}""")]
    [InlineData("host", """{"host": "mail river", "from": "s@river.example"}""")]
    [InlineData("host", """{"host": 25, "from": "s@river.example"}""")]
    [InlineData("from", """{"host": "mail.river.example"}""")]
    [InlineData("from", """{"host": "mail.river.example", "from": "River <s@river.example>"}""")]
    [InlineData("port", """{"host": "mail.river.example", "from": "s@river.example", "port": 70000}""")]
    [InlineData("security", """{"host": "mail.river.example", "from": "s@river.example", "security": "ssl"}""")]
    [InlineData("security", """{"host": "mail.river.example", "from": "s@river.example", "security": "none"}""")]
    [InlineData("user", """{"host": "mail.river.example", "from": "s@river.example", "user": "s"}""")]
    [InlineData("user", """{"host": "mail.river.example", "from": "s@river.example", "password": "p"}""")]
    [InlineData("hots", """{"hots": "mail.river.example"}""")]
    public void A_wrong_setting_is_named(string setting, string json) =>
        Assert.Contains(setting, Assert.Throws<DataFolderException>(() => Read(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void Mail_may_go_unprotected_to_this_machine(string host) =>
        Assert.Equal(SmtpSecurity.None, Read($$"""{"host": "{{host}}", "from": "s@river.example", "security": "none"}""").Security);
}
