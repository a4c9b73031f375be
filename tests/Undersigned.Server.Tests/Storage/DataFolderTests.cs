// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Tests.Storage;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class DataFolderTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Keys_are_for_the_owner_alone()
    {
        foreach (var name in new[] { "log.key", "private.key" })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_scratch.Path, name)));
    }

    [Fact]
    public void The_origin_stays_what_it_was()
    {
        var origin = _scratch.Folder.Key.Origin;
        Assert.StartsWith("undersigned.invalid/", origin, StringComparison.Ordinal);
        Assert.Equal(origin, DataFolder.Open(_scratch.Path).Key.Origin);
        var error = Assert.Throws<DataFolderException>(() => DataFolder.Open(_scratch.Path, "statements.example.org/log"));
        Assert.Contains("permanent", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("with+plus")]
    [InlineData("")]
    public void An_origin_that_cannot_name_a_key_is_refused(string origin)
    {
        var error = Assert.Throws<DataFolderException>(() => DataFolder.Open(_scratch.Path + "-2", origin));
        Assert.Contains("cannot name a log", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_from_a_newer_version_is_left_as_it_is()
    {
        using (var db = Connection.Open(_scratch.Folder.DatabasePath, write: true)) db.Execute($"PRAGMA user_version={Schema.Version + 1}");
        var error = Assert.Throws<DataFolderException>(() => DataFolder.Open(_scratch.Path));
        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lost_key_is_told_and_not_replaced()
    {
        File.Delete(Path.Combine(_scratch.Path, "log.key"));
        var error = Assert.Throws<DataFolderException>(() => DataFolder.Open(_scratch.Path));
        Assert.Contains("no key", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_scratch.Path, "log.key")));
    }

    [Fact]
    public void What_is_no_database_is_told()
    {
        File.WriteAllText(_scratch.Folder.DatabasePath, new string('x', 8192));
        Assert.Throws<DataFolderException>(() => DataFolder.Open(_scratch.Path));
    }

    [Theory]
    [InlineData("{\"publicUrl\": \"ftp://x\"}", "publicUrl")]
    [InlineData("{\"timeZone\": \"Mars/Olympus\"}", "timeZone")]
    [InlineData("{\"colour\": \"blue\"}", "colour")]
    [InlineData("{", "undersigned.json")]
    public void A_setting_that_cannot_be_is_named(string settings, string named)
    {
        File.WriteAllText(Path.Combine(_scratch.Path, "undersigned.json"), settings);
        var error = Assert.Throws<DataFolderException>(() => DataFolder.Open(_scratch.Path));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }
}
