// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Accounts;

/// <summary>That a delegate may bind an organisation.</summary>
/// <param name="Organisation">Its id.</param>
/// <param name="Statement">The id of the one statement that they are for; null for all.</param>
/// <param name="Since">The first day.</param>
/// <param name="Until">The last day; null where none is set.</param>
/// <param name="Contested">The day on which somebody said that they were not validly given: what is done under them now is held for the secretariat.</param>
/// <param name="Ended">The day on which they were taken back.</param>
internal sealed record FullPower(long No, long Account, string Organisation, string? Statement, string Since, string? Until, string? Contested, string? Ended)
{
    public bool IsContested => Contested is not null;

    /// <summary>Whether they are in force on a day, contested or not.</summary>
    public bool IsInForce(string day) => Ended is null && string.CompareOrdinal(Since, day) <= 0 && (Until is null || string.CompareOrdinal(day, Until) <= 0);

    /// <summary>In a word for the page: <c>in-force</c>, <c>later</c>, <c>past</c>, <c>contested</c> or <c>ended</c>, with the day since when or from when.</summary>
    public (string State, string? Day) State(string today) => this switch
    {
        { Ended: { } ended } => ("ended", ended),
        { Until: { } until } when string.CompareOrdinal(until, today) < 0 => ("past", until),
        { Contested: { } contested } => ("contested", contested),
        _ => string.CompareOrdinal(Since, today) > 0 ? ("later", Since) : ("in-force", null),
    };
}

/// <summary>
/// Full powers: who may act for which organisation, for all statements or one, between which days. Days are of the network's time
/// zone, <c>yyyy-MM-dd</c>, and both ends count.
/// </summary>
internal static class FullPowers
{
    private const string Columns = "no, account, organisation, statement, since, until, contested, ended";

    /// <summary>The full powers by which an account may act for an organisation under a statement on a day; those that nobody contests before others. Null where it has none.</summary>
    public static FullPower? Of(Connection db, long account, string organisation, string statement, string day) =>
        List(db.Query($"SELECT {Columns} FROM full_powers WHERE account = ?1 AND ended IS NULL ORDER BY contested IS NOT NULL, no").With(account))
            .FirstOrDefault(power => (power.Organisation == organisation || Registry.SameBody(db, organisation).Contains(power.Organisation)) && power.IsInForce(day) && (power.Statement is null || power.Statement == statement));

    /// <summary>The same for whoever has confirmed an address.</summary>
    public static FullPower? Of(Connection db, EmailAddress email, string organisation, string statement, string day) =>
        People.Find(db, email) is { } person ? Of(db, person.Account, organisation, statement, day) : null;

    /// <summary>All that an account was ever given, the oldest first.</summary>
    public static IReadOnlyList<FullPower> OfAccount(Connection db, long account) => List(db.Query($"SELECT {Columns} FROM full_powers WHERE account = ?1 ORDER BY no").With(account));

    /// <summary>Those for an organisation and for all that were merged with it, the oldest first.</summary>
    public static IReadOnlyList<FullPower> OfOrganisation(Connection db, string organisation) =>
        [.. Registry.SameBody(db, organisation).SelectMany(one => List(db.Query($"SELECT {Columns} FROM full_powers WHERE organisation = ?1 ORDER BY no").With(one))).OrderBy(power => power.No)];

    public static FullPower? Get(Connection db, long no) => List(db.Query($"SELECT {Columns} FROM full_powers WHERE no = ?1").With(no)).FirstOrDefault();

    public static long Give(LogTransaction tx, long account, string organisation, string? statement, string since, string? until, Person? by)
    {
        tx.Db.Query("INSERT INTO full_powers(account, organisation, statement, since, until, given_by) VALUES(?1, ?2, ?3, ?4, ?5, ?6)")
            .With(account).With(organisation).With(statement).With(since).With(until).With(by?.Account).Run();
        return tx.Db.LastRow;
    }

    /// <summary>From now on acts under them are held; false where they are contested or ended already.</summary>
    public static bool Contest(LogTransaction tx, long no) =>
        tx.Db.Query("UPDATE full_powers SET contested = ?2 WHERE no = ?1 AND contested IS NULL AND ended IS NULL RETURNING no").With(no).With(tx.Today).Any();

    /// <summary>The doubt is settled in favour of the delegate.</summary>
    public static bool Uphold(LogTransaction tx, long no) =>
        tx.Db.Query("UPDATE full_powers SET contested = NULL WHERE no = ?1 AND contested IS NOT NULL AND ended IS NULL RETURNING no").With(no).Any();

    /// <summary>They are taken back; what was done under them stands.</summary>
    public static bool End(LogTransaction tx, long no) =>
        tx.Db.Query("UPDATE full_powers SET ended = ?2 WHERE no = ?1 AND ended IS NULL RETURNING no").With(no).With(tx.Today).Any();

    private static List<FullPower> List(Query query)
    {
        var powers = new List<FullPower>();
        while (query.Next())
            powers.Add(new FullPower(query.Int(0), query.Int(1), query.Text(2), query.TextOrNull(3), query.Text(4), query.TextOrNull(5), query.TextOrNull(6), query.TextOrNull(7)));
        return powers;
    }
}
