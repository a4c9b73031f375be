// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Demo;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Tests.Demo;

/// <summary>The sample network in a folder of its own, loaded once for the tests that only look at it.</summary>
public sealed class LoadedNetwork : IAsyncLifetime
{
    private readonly string _parent = Directory.CreateTempSubdirectory("undersigned-demo-tests-").FullName;

    internal DataFolder Folder { get; private set; } = null!;

    internal IReadOnlyList<LoadedStatement> Statements { get; private set; } = [];

    internal string Token { get; private set; } = "";

    internal string DataPath => Path.Combine(_parent, "data");

    public async ValueTask InitializeAsync()
    {
        Folder = DemoCommand.Prepare(DataPath);
        (Statements, Token) = await DemoCommand.Load(Folder, new StoppedClock());
    }

    internal Connection Open() => Connection.Open(Folder.DatabasePath, write: true);

    /// <summary>Every row of a table as one line, in the order of the rows themselves.</summary>
    internal static List<string> Dump(Connection db, string table)
    {
        var columns = new List<string>();
        var info = db.Query($"PRAGMA table_info({table})");
        while (info.Next()) columns.Add(info.Text(1));
        var rows = new List<string>();
        var query = db.Query($"SELECT {string.Join(" || ' | ' || ", columns.Select(column => $"quote({column})"))} FROM {table} ORDER BY 1");
        while (query.Next()) rows.Add(query.Text(0));
        return rows;
    }

    /// <summary>The column of every row that the query gives, in its order.</summary>
    internal static List<string> Column(Connection db, string sql)
    {
        var values = new List<string>();
        var query = db.Query(sql);
        while (query.Next()) values.Add(query.Text(0));
        return values;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_parent, recursive: true);
        return ValueTask.CompletedTask;
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse("2026-11-23T18:40:04.123Z", CultureInfo.InvariantCulture);
    }
}
