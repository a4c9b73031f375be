// SPDX-License-Identifier: Apache-2.0
using System.Formats.Tar;
using System.IO.Compression;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Tests.Storage;

/// <summary>A data folder that an earlier version wrote, kept as it was: one statement, nine endorsements, one request that waits.</summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), "undersigned-upgrade-" + Path.GetRandomFileName());

    public UpgradeTests()
    {
        Directory.CreateDirectory(_path);
        using var file = File.OpenRead(Repository.PathOf("tests/Undersigned.Server.Tests/Storage/schema-1.tar.gz"));
        using var archive = new GZipStream(file, CompressionMode.Decompress);
        TarFile.ExtractToDirectory(archive, _path, overwriteFiles: false);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);

    [Fact]
    public void A_folder_of_version_1_keeps_what_it_holds()
    {
        var folder = DataFolder.Open(Path.Combine(_path, "data"));
        using var db = Connection.Open(folder.DatabasePath, write: false);
        Assert.Equal(Schema.Version, db.Scalar("PRAGMA user_version"));
        Assert.Equal(9, db.Scalar("SELECT count(*) FROM endorsement"));
        Assert.Equal(9, db.Scalar("SELECT sum(standing) FROM signatory_group"));
        Assert.Equal(1, db.Scalar("SELECT count(*) FROM review WHERE status = 'waiting' AND channel = 'api'"));
        Assert.Equal(1, db.Scalar("SELECT count(*) FROM token"));
    }

    [Fact]
    public async Task Its_log_goes_on_where_it_ended_with_the_tables_of_a_new_folder()
    {
        var folder = DataFolder.Open(Path.Combine(_path, "data"));
        using var sequencer = new Undersigned.Server.Log.Sequencer(folder, TimeProvider.System);
        var done = await sequencer.Submit(tx => tx.Append(new Undersigned.Server.Log.Acts.Closing(Statement(tx.Db))));
        Assert.Equal(20, done.Value);
        using var scratch = new Scratch();
        using var upgraded = Connection.Open(folder.DatabasePath, write: false);
        using var made = scratch.Read();
        Assert.Equal(Tables(made), Tables(upgraded));
    }

    private static string Statement(Connection db)
    {
        var query = db.Query("SELECT id FROM statement");
        query.Next();
        var id = query.Text(0);
        query.Reset();
        return id;
    }

    private static List<string> Tables(Connection db)
    {
        var tables = new List<string>();
        var query = db.Query("SELECT type || ' ' || name || ' ' || sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name");
        while (query.Next()) tables.Add(query.Text(0));
        return tables;
    }
}
