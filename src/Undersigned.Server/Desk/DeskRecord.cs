// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Log;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk;

/// <summary>One thing that was done at the desk.</summary>
/// <param name="Who">The name of who did it; null for the operator at the command line.</param>
internal sealed record DeskDeed(string At, string? Who, string Operation, string Subject, string? Detail);

/// <summary>
/// Who did what at the desk, and when: private, beside the log, which says what was done and not by whom. Written in the
/// transaction of the deed.
/// </summary>
internal static class DeskRecord
{
    /// <param name="person">Null for the operator at the command line.</param>
    /// <param name="operation">A word of the strings <c>did.</c>.</param>
    /// <param name="subject">What it was done to: <c>statement:ID</c>, <c>endorsement:INDEX</c>, <c>account:NO</c>, <c>draft:ID</c>, <c>review:NO</c>, <c>organisation:ID</c>, <c>batch:NO</c>, <c>profile:NAME</c>.</param>
    /// <param name="detail">What else is to be remembered, such as the entry that it made. Never a message's free text.</param>
    public static void Write(LogTransaction tx, Person? person, string operation, string subject, string? detail = null) =>
        tx.Db.Query("INSERT INTO desk_record(at, account, operation, subject, detail) VALUES(?1, ?2, ?3, ?4, ?5)")
            .With(tx.AtText).With(person?.Account).With(operation).With(subject).With(detail).Run();

    /// <summary>What was done to something, newest first.</summary>
    public static IReadOnlyList<DeskDeed> Of(Connection db, string subject, int limit) => List(db.Query($"{Select} WHERE d.subject = ?1 ORDER BY d.no DESC LIMIT ?2").With(subject).With(limit));

    /// <summary>What was done last. What was done to an endorsement stands there once, under its statement.</summary>
    public static IReadOnlyList<DeskDeed> Latest(Connection db, int limit) => List(db.Query($"{Select} WHERE d.subject NOT LIKE 'endorsement:%' ORDER BY d.no DESC LIMIT ?1").With(limit));

    private const string Select = "SELECT d.at, a.name, d.operation, d.subject, d.detail FROM desk_record d LEFT JOIN account a ON a.no = d.account";

    private static List<DeskDeed> List(Query query)
    {
        var deeds = new List<DeskDeed>();
        while (query.Next()) deeds.Add(new DeskDeed(query.Text(0), query.TextOrNull(1), query.Text(2), query.Text(3), query.TextOrNull(4)));
        return deeds;
    }
}
