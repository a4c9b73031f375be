// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Undersigned.Specs.Running;

namespace Undersigned.Specs.Journeys;

/// <summary>What cannot be done is refused in one sentence that says why: exit code 2, nothing half done, no stack trace.</summary>
public sealed class BadInputAtTheCommandLine : IAsyncDisposable
{
    private const string Statement = "Leave the lamp lit\n\nWe ask the keeper to leave the lamp lit until the last boat is in.\n\nSigned:\n\n1. Harbour Office of Odeceixe\n2. Lamp Archive of Vila Nova\n";

    private readonly Instance _instance = new();

    public static TheoryData<string, byte[], string> Unreadable => new()
    {
        { "empty.txt", [], "the file is empty" },
        { "blank.txt", " \n\t\n\n"u8.ToArray(), "nothing but white space" },
        { "binary.txt", [.. Enumerable.Range(0, 4096).Select(i => (byte)i)], "not text in any known encoding" },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public async Task A_file_that_is_no_text_is_refused_by_its_name(string name, byte[] content, string why)
    {
        var path = await WriteAsync(name, content);

        Refused(await Command.UndersignedAsync("read", path), name, why);
        Refused(await _instance.RunAsync("import", path, "--publish"), name, why);
    }

    [Fact]
    public async Task A_file_of_200_MB_is_refused_without_being_read()
    {
        var path = _instance.Beside("large.txt");
        await using (var sparse = File.Create(path))
            sparse.SetLength(200L * 1024 * 1024);

        Refused(await Command.UndersignedAsync("read", path), "large.txt", "209,715,200 bytes");
        Refused(await _instance.RunAsync("import", path, "--publish"), "large.txt", "209,715,200 bytes");
    }

    /// <summary>EBCDIC, which no reader of text documents expects: whatever it is taken for, it is not published in silence.</summary>
    [Fact]
    public async Task Text_in_an_unknown_encoding_is_not_published()
    {
        var path = await WriteAsync("ebcdic.txt", [.. Enumerable.Repeat<byte[]>([0xD2, 0x85, 0x85, 0x97, 0x40, 0xA3, 0x88, 0x85, 0x40, 0x86, 0x85, 0x99, 0x99, 0xA8, 0x25], 40).SelectMany(line => line)]);

        var imported = await _instance.RunAsync("import", path, "--publish");

        Assert.Contains("ebcdic.txt", imported.Expect(2).Error, StringComparison.Ordinal);
        Assert.DoesNotContain("published", imported.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_without_a_title_waits_for_review_and_says_so()
    {
        var path = await WriteAsync("untitled.txt", "we do ask that the lamp be left lit, since the last boat comes in late, and nobody has yet said why it is put out, and we sign this.\n");

        var imported = await _instance.RunAsync("import", path, "--publish");

        Assert.Contains("has no title", imported.Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("stored for review", imported.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_without_signatories_is_published_and_said_to_have_none()
    {
        var path = await WriteAsync("unsigned.txt", "Leave the lamp lit\n\nWe ask the keeper to leave the lamp lit until the last boat is in.\n");

        var imported = await _instance.RunAsync("import", path, "--publish");

        Assert.Contains("no signatories were found", imported.Expect(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_missing_file_does_not_keep_the_others_out_and_is_named()
    {
        var there = await WriteAsync("lamp.txt", Statement);

        var imported = await _instance.RunAsync("import", _instance.Beside("missing.txt"), there, "--publish");

        Refused(imported, "missing.txt");
        Assert.Contains("published as /statements/leave-the-lamp-lit", imported.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_read_is_named()
    {
        var folder = Directory.CreateDirectory(_instance.Beside("documents")).FullName;
        var closed = Directory.CreateDirectory(Path.Combine(folder, "closed")).FullName;
        (await Command.RunAsync("chmod", "000", closed)).Expect(0);

        var imported = await Needs.AnotherUserAsync(_instance.Beside(""), ["import", folder, "--publish", "--data", _instance.Data]);

        Refused(imported, "closed");
    }

    [Fact]
    public async Task What_is_not_published_cannot_be_opened()
    {
        var path = await WriteAsync("lamp.txt", Statement);

        Refused(await _instance.RunAsync("import", path, "--open"), "--open needs --publish");
        Assert.False(Directory.Exists(_instance.Data));
    }

    [Theory]
    [InlineData("")]
    [InlineData("frobnicate")]
    [InlineData("serve")]
    [InlineData("serve --data /tmp/never-made --nonsense")]
    [InlineData("import --data /tmp/never-made")]
    [InlineData("token create --scope everything --data /tmp/never-made")]
    [InlineData("token revoke seven --data /tmp/never-made")]
    [InlineData("read")]
    [InlineData("verify")]
    public async Task A_verb_or_option_that_there_is_not_exits_with_2_and_makes_nothing(string line)
    {
        var result = await Command.UndersignedAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Refused(result);
        Assert.False(Directory.Exists("/tmp/never-made"));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_as_it_is()
    {
        (await _instance.RunAsync("token", "create", "--scope", "endorse")).Expect(0);
        var database = Path.Combine(_instance.Data, "undersigned.db");
        await using (var file = File.Open(database, FileMode.Open))
        {
            // The user version in a database's header: sqlite.org/fileformat.html, 1.3.
            var version = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(version, 99);
            file.Position = 60;
            await file.WriteAsync(version, TestContext.Current.CancellationToken);
        }

        var before = FileHash.Sha256(database);
        Refused(await _instance.RunAsync("serve", "--urls", "http://127.0.0.1:0"), "newer version", "99");
        Refused(await _instance.RunAsync("import", await WriteAsync("lamp.txt", Statement)), "newer version");
        Assert.Equal(before, FileHash.Sha256(database));
    }

    [Fact]
    public async Task An_old_copy_of_the_data_folder_is_not_served()
    {
        await Archive.ImportAsync(_instance, await WriteAsync("lamp.txt", Statement), "--publish");
        (await Command.RunAsync("cp", "-a", _instance.Data, _instance.Beside("copy"))).Expect(0);
        await Archive.ImportAsync(_instance, await WriteAsync("boat.txt", Statement.Replace("lamp", "boat", StringComparison.Ordinal)), "--publish");
        Directory.Delete(_instance.Data, recursive: true);
        Directory.Move(_instance.Beside("copy"), _instance.Data);

        Refused(await _instance.RunAsync("serve", "--urls", "http://127.0.0.1:0"), "old copy", "Put back the newest copy");
        Refused(await _instance.RunAsync("import", await WriteAsync("net.txt", Statement.Replace("lamp", "net", StringComparison.Ordinal)), "--publish"), "old copy");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://{taken.LocalEndpoint}";

        Refused(await _instance.RunAsync("serve", "--urls", address), address, "--urls");
    }

    public ValueTask DisposeAsync() => _instance.DisposeAsync();

    private static void Refused(CommandResult result, params IEnumerable<string> says)
    {
        result.Expect(2);
        Assert.NotEmpty(result.Error.Trim());
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.All(says, word => Assert.Contains(word, result.Error, StringComparison.Ordinal));
    }

    private Task<string> WriteAsync(string name, string text) => WriteAsync(name, Encoding.UTF8.GetBytes(text));

    private async Task<string> WriteAsync(string name, byte[] content)
    {
        var path = _instance.Beside(name);
        await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
        return path;
    }
}
