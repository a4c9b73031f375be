// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Bench;

/// <summary>Where the time of a statement's page goes when it is not cached: each part alone, in microseconds of CPU.</summary>
internal static class PageParts
{
    private const int Times = 1000;

    public static void Run(string data, string slug)
    {
        var folder = DataFolder.Open(data);
        using var db = Connection.Open(folder.DatabasePath, write: false);
        var ui = Interface.For("en");
        var today = new DateOnly(2026, 11, 23);
        var view = new StatementReading(db).Page(slug, null, ui, 1, today)!;
        var site = new SiteView { NetworkName = "Bench", Description = "", Secretariat = "", PublicUrl = "", Origin = folder.Key.Origin, LogSize = 1 };
        var statement = db.Scalar("SELECT no FROM statement");
        var html = PageRenderer.Render<StatementPage, StatementView>(site, ui, view);
        // Three rounds: the first is the compiler's.
        for (var round = 0; round < 3; round++)
        {
            Console.WriteLine($"µs of CPU for a page, {view.Groups.Sum(group => group.Signatories.Count)} names on it");
            Alone("read all of it", () => GC.KeepAlive(Read(db, () => new StatementReading(db).Page(slug, null, ui, 1, today))));
            Alone("  the names", () => GC.KeepAlive(new SignatoryReading(db).Groups(statement, "2026-03-14", "en", ui, 1, out _)));
            Alone("  the kinds of evidence", () => GC.KeepAlive(new SignatoryReading(db).Evidence(statement)));
            Alone("  the reservations", () => GC.KeepAlive(new SignatoryReading(db).Reservations(statement)));
            Alone("  the growth of the list", () => GC.KeepAlive(new HistoryReading(db).Growth(statement)));
            Alone("  the history", () => GC.KeepAlive(new HistoryReading(db).Latest(statement)));
            Alone("render it", () => GC.KeepAlive(PageRenderer.Render<StatementPage, StatementView>(site, ui, view)));
            Alone("take its tag", () => GC.KeepAlive(new RenderedPage(html)));
        }
    }

    private static T Read<T>(Connection db, Func<T> read)
    {
        db.Execute("BEGIN");
        var result = read();
        db.Execute("COMMIT");
        return result;
    }

    private static void Alone(string part, Action action)
    {
        for (var i = 0; i < Times / 10; i++) action();
        var start = ThreadClock.Microseconds();
        for (var i = 0; i < Times; i++) action();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(ThreadClock.Microseconds() - start) / Times,8:F2}  {part}"));
    }
}
