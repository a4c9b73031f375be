// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Accounts;

/// <summary>Somebody who has an account and is not removed.</summary>
/// <param name="Email">In its folded form.</param>
/// <param name="Language">The interface language of mail to this person.</param>
internal sealed record Person(long Account, string Email, string Name, string Language, Role Role);

/// <summary>The accounts. One that is removed keeps its number, by which the desk's record knows it.</summary>
internal static class People
{
    private const string Columns = "no, email, name, language, role";

    /// <summary>Who is signed in; null for a visitor.</summary>
    public static Person? Of(HttpContext context) => Sessions.Of(context)?.Person;

    public static Person? Find(Connection db, long account) => One(db.Query($"SELECT {Columns} FROM account WHERE no = ?1 AND removed IS NULL").With(account));

    public static Person? Find(Connection db, EmailAddress email) => One(db.Query($"SELECT {Columns} FROM account WHERE email = ?1 AND removed IS NULL").With(email.Folded));

    public static IReadOnlyList<Person> All(Connection db)
    {
        var query = db.Query($"SELECT {Columns} FROM account WHERE removed IS NULL ORDER BY no");
        var people = new List<Person>();
        while (query.Next()) people.Add(Row(query));
        return people;
    }

    public static bool HasAdministrator(Connection db) => db.Query("SELECT 1 FROM account WHERE role = 'administrator' AND removed IS NULL").Any();

    /// <summary>Makes an account, or gives an existing or removed one this name and role.</summary>
    public static long Put(LogTransaction tx, EmailAddress email, string name, string language, Role role)
    {
        var query = tx.Db.Query("""
            INSERT INTO account(email, name, language, role, created) VALUES(?1, ?2, ?3, ?4, ?5)
            ON CONFLICT(email) DO UPDATE SET name = ?2, language = ?3, role = ?4, removed = NULL RETURNING no
            """).With(email.Folded).With(name).With(language).With(Word(role)).With(tx.AtText);
        query.Next();
        var no = query.Int(0);
        query.Reset();
        return no;
    }

    /// <summary>Takes an account away: its sessions and full powers end with it.</summary>
    public static void Remove(LogTransaction tx, long account)
    {
        tx.Db.Query("UPDATE account SET removed = ?2, role = NULL WHERE no = ?1").With(account).With(tx.AtText).Run();
        tx.Db.Query("UPDATE full_powers SET ended = ?2 WHERE account = ?1 AND ended IS NULL").With(account).With(tx.Today).Run();
        Sessions.EndAll(tx, account);
    }

    /// <summary>The language in which this person last used the site.</summary>
    public static void Speaks(LogTransaction tx, long account, string language) => tx.Db.Query("UPDATE account SET language = ?2 WHERE no = ?1").With(account).With(language).Run();

    /// <summary>A role as the database and the command line have it; null for a delegate, who has none at the desk.</summary>
    public static string? Word(Role role) => role switch { Role.Administrator => "administrator", Role.Secretary => "secretary", _ => null };

    private static Person? One(Query query)
    {
        if (!query.Next()) return null;
        var person = Row(query);
        query.Reset();
        return person;
    }

    private static Person Row(Query query) => new(query.Int(0), query.Text(1), query.Text(2), query.Text(3),
        query.TextOrNull(4) switch { "administrator" => Role.Administrator, "secretary" => Role.Secretary, _ => Role.Delegate });
}
