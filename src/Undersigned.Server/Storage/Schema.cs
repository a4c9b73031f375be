// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Storage;

/// <summary>
/// The tables in three parts. The <em>log</em> is the truth: entries, tiles, texts and the erasable disclosures.
/// <em>Projections</em> hold the current state, follow from the log alone and are dropped by <c>rebuild</c>.
/// <em>Private</em> working state (keys against duplicates, tokens, drafts, receipts' addresses) is neither.
/// </summary>
internal static class Schema
{
    /// <summary>Kept in the database's <c>user_version</c>; a higher one comes from a newer program.</summary>
    public const int Version = 2;

    public const string Log = """
        CREATE TABLE log_entry(idx INTEGER PRIMARY KEY, entry BLOB NOT NULL);
        CREATE TABLE log_tile(level INTEGER NOT NULL, n INTEGER NOT NULL, hashes BLOB NOT NULL, PRIMARY KEY(level, n)) WITHOUT ROWID;
        CREATE TABLE log_head(id INTEGER PRIMARY KEY CHECK(id = 1), size INTEGER NOT NULL, root BLOB NOT NULL, at TEXT NOT NULL, checkpoint BLOB NOT NULL);
        CREATE TABLE log_commit(size INTEGER PRIMARY KEY);
        CREATE TABLE text(sha256 BLOB PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE disclosure(idx INTEGER PRIMARY KEY, json BLOB NOT NULL);
        """;

    // In `endorsement` and `membership`, `organisation` is the body as it is known now. Where that was merged, `signer` and `stated` are
    // the one that the entry names; `signer` is null where it is the same. State `double`: shown in the `place` of another entry.
    public const string Projections = """
        CREATE TABLE statement(
            no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, slug TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, text BLOB NOT NULL, alignment BLOB,
            published TEXT, published_kind TEXT, says_open INTEGER, deadline TEXT, adopted INTEGER NOT NULL, adopted_at TEXT NOT NULL,
            position TEXT NOT NULL DEFAULT 'unopened', until TEXT, opened TEXT, closed TEXT, sort TEXT NOT NULL, title_search TEXT NOT NULL);
        CREATE INDEX statement_sort ON statement(sort DESC, no DESC);
        CREATE TABLE statement_slug(slug TEXT PRIMARY KEY, statement INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE statement_facet(facet TEXT NOT NULL, value TEXT NOT NULL, statement INTEGER NOT NULL, ord INTEGER NOT NULL, PRIMARY KEY(facet, value, statement)) WITHOUT ROWID;
        CREATE INDEX facet_of_statement ON statement_facet(statement, facet, ord);
        CREATE TABLE statement_source(sha256 BLOB NOT NULL, statement INTEGER NOT NULL, ord INTEGER NOT NULL, PRIMARY KEY(sha256, statement)) WITHOUT ROWID;
        CREATE TABLE rendition(statement INTEGER NOT NULL, ord INTEGER NOT NULL, language TEXT NOT NULL, role TEXT NOT NULL, title TEXT NOT NULL, sha256 BLOB NOT NULL,
            translator TEXT, translated_from TEXT, recorded INTEGER NOT NULL, PRIMARY KEY(statement, ord)) WITHOUT ROWID;
        CREATE TABLE signatory_group(no INTEGER PRIMARY KEY, statement INTEGER NOT NULL, ord INTEGER NOT NULL, id TEXT NOT NULL, role TEXT NOT NULL, headings TEXT NOT NULL,
            takes TEXT NOT NULL, who TEXT NOT NULL, review INTEGER NOT NULL, confidential INTEGER NOT NULL, sequence TEXT, standing INTEGER NOT NULL DEFAULT 0, unnamed INTEGER NOT NULL DEFAULT 0, UNIQUE(statement, id));
        CREATE TABLE organisation(no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, country TEXT,
            international INTEGER NOT NULL, region TEXT, qualifier TEXT, merged INTEGER);
        CREATE INDEX organisation_merged ON organisation(merged) WHERE merged IS NOT NULL;
        CREATE TABLE organisation_identifier(scheme TEXT NOT NULL, value TEXT NOT NULL, organisation INTEGER NOT NULL, PRIMARY KEY(scheme, value, organisation)) WITHOUT ROWID;
        CREATE INDEX identifier_of_organisation ON organisation_identifier(organisation);
        CREATE TABLE succession(recorded INTEGER NOT NULL, ord INTEGER NOT NULL, kind TEXT NOT NULL, of INTEGER NOT NULL, by INTEGER, date TEXT, claim INTEGER, PRIMARY KEY(recorded, ord)) WITHOUT ROWID;
        CREATE INDEX succession_of ON succession(of);
        CREATE INDEX succession_by ON succession(by) WHERE by IS NOT NULL;
        CREATE TABLE organisation_name(name TEXT NOT NULL, organisation INTEGER NOT NULL, ord INTEGER NOT NULL, language TEXT, kind TEXT NOT NULL, until TEXT, PRIMARY KEY(name, organisation, ord)) WITHOUT ROWID;
        CREATE INDEX name_of_organisation ON organisation_name(organisation, ord);
        CREATE TABLE membership(organisation INTEGER NOT NULL, recorded INTEGER NOT NULL, since TEXT, until TEXT, network TEXT, stated INTEGER NOT NULL, PRIMARY KEY(organisation, recorded)) WITHOUT ROWID;
        CREATE TABLE endorsement(
            idx INTEGER PRIMARY KEY, statement INTEGER NOT NULL, grp INTEGER NOT NULL, organisation INTEGER, name TEXT, country TEXT, affiliation TEXT, reservation TEXT, note TEXT,
            rendition TEXT, capacity TEXT NOT NULL, evidence TEXT NOT NULL, ad_referendum INTEGER NOT NULL, day TEXT, at TEXT NOT NULL, source BLOB, withheld INTEGER NOT NULL, state TEXT NOT NULL,
            signer INTEGER, place INTEGER);
        CREATE INDEX endorsement_in_group ON endorsement(grp, idx);
        CREATE INDEX endorsement_made ON endorsement(statement, idx) WHERE evidence <> 'reported';
        CREATE INDEX endorsement_reserved ON endorsement(statement, idx) WHERE reservation IS NOT NULL;
        CREATE INDEX endorsement_of_organisation ON endorsement(organisation) WHERE organisation IS NOT NULL;
        CREATE INDEX endorsement_signer ON endorsement(signer) WHERE signer IS NOT NULL;
        CREATE INDEX endorsement_place ON endorsement(place) WHERE place IS NOT NULL;
        CREATE TABLE endorsement_day(statement INTEGER NOT NULL, day TEXT NOT NULL, evidence TEXT NOT NULL, standing INTEGER NOT NULL, named INTEGER NOT NULL, recorded INTEGER NOT NULL,
            last INTEGER NOT NULL, PRIMARY KEY(statement, day, evidence)) WITHOUT ROWID;
        CREATE TABLE name_chunk(grp INTEGER NOT NULL, n INTEGER NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL, names BLOB NOT NULL, PRIMARY KEY(grp, n));
        CREATE TABLE act(idx INTEGER PRIMARY KEY, statement INTEGER, kind TEXT NOT NULL, of INTEGER, day TEXT, at TEXT NOT NULL, detail TEXT);
        CREATE INDEX act_of_statement ON act(statement, idx);
        CREATE INDEX act_of_registry ON act(idx) WHERE statement IS NULL;
        CREATE INDEX act_of ON act(of) WHERE of IS NOT NULL;
        """;

    public const string Private = """
        CREATE TABLE late_index(name TEXT PRIMARY KEY, row INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE standing(idx INTEGER PRIMARY KEY, key BLOB NOT NULL);
        CREATE TABLE standing_key(key BLOB PRIMARY KEY, row INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE token(no INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, scopes TEXT NOT NULL, label TEXT NOT NULL, created TEXT NOT NULL, revoked TEXT);
        CREATE TABLE idempotency(no INTEGER PRIMARY KEY, key BLOB NOT NULL, body BLOB NOT NULL, at INTEGER NOT NULL, status INTEGER NOT NULL, idx INTEGER, answer BLOB);
        CREATE TABLE idempotency_key(key BLOB PRIMARY KEY, row INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE draft(id TEXT PRIMARY KEY, content TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE draft_source(sha256 BLOB NOT NULL, draft TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY(sha256, draft)) WITHOUT ROWID;
        CREATE TABLE source(sha256 BLOB PRIMARY KEY, name TEXT NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE mail_count(day TEXT NOT NULL, template TEXT NOT NULL, ending TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY(day, template, ending)) WITHOUT ROWID;
        """;

    /// <summary>
    /// Private tables that came with version 2: people and what they may do, links that are mailed, requests to endorse with their
    /// evidence, what was done at the desk, mail with its fate. A mail's address stands in <c>outbox</c> alone and leaves with it; <c>delivery</c>
    /// keeps a keyed hash, by which an address is known again that refused.
    /// </summary>
    public const string People = """
        CREATE TABLE account(no INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, language TEXT NOT NULL, role TEXT, created TEXT NOT NULL, removed TEXT);
        CREATE TABLE session(hash BLOB PRIMARY KEY, account INTEGER NOT NULL, created INTEGER NOT NULL, seen INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX session_of_account ON session(account);
        CREATE TABLE form_used(token BLOB PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE full_powers(no INTEGER PRIMARY KEY, account INTEGER NOT NULL, organisation TEXT NOT NULL, statement TEXT, since TEXT NOT NULL, until TEXT,
            contested TEXT, ended TEXT, given_by INTEGER);
        CREATE INDEX full_powers_of_account ON full_powers(account);
        CREATE INDEX full_powers_of_organisation ON full_powers(organisation);
        CREATE TABLE link(no INTEGER PRIMARY KEY AUTOINCREMENT, purpose TEXT NOT NULL, subject TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER NOT NULL, used INTEGER, outcome TEXT);
        CREATE INDEX link_of_subject ON link(purpose, subject);
        CREATE TABLE review(no INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, statement TEXT NOT NULL, status TEXT NOT NULL, channel TEXT NOT NULL, evidence TEXT NOT NULL,
            request TEXT NOT NULL, email TEXT, language TEXT NOT NULL, at TEXT NOT NULL, decided TEXT, decider INTEGER, reason TEXT, words TEXT, idx INTEGER);
        CREATE INDEX review_in_status ON review(status, no);
        CREATE INDEX review_of_entry ON review(idx) WHERE idx IS NOT NULL;
        CREATE INDEX review_of_statement ON review(statement, status, no);
        CREATE TABLE own_domain(organisation TEXT NOT NULL, domain TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY(organisation, domain)) WITHOUT ROWID;
        CREATE INDEX review_reserved ON review(no) WHERE status IN ('waiting', 'held', 'asked') AND instr(request, '"Reservation":"') > 0;
        CREATE INDEX review_decided ON review(decided, no) WHERE decided IS NOT NULL;
        CREATE TABLE question(no INTEGER PRIMARY KEY, review INTEGER NOT NULL, link INTEGER NOT NULL UNIQUE, address TEXT, at TEXT NOT NULL, answer TEXT, answered TEXT);
        CREATE INDEX question_of_review ON question(review, no);
        CREATE TABLE review_piece(review INTEGER NOT NULL, ord INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(review, ord)) WITHOUT ROWID;
        CREATE TABLE draft_form(draft TEXT PRIMARY KEY, form TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE desk_record(no INTEGER PRIMARY KEY, at TEXT NOT NULL, account INTEGER, operation TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT);
        CREATE INDEX desk_record_of_subject ON desk_record(subject, no);
        CREATE TABLE outbox(no INTEGER PRIMARY KEY, recipient TEXT NOT NULL, template TEXT NOT NULL, language TEXT NOT NULL, entry INTEGER, link INTEGER, review INTEGER,
            at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL);
        CREATE INDEX outbox_due ON outbox(next_at, no);
        CREATE INDEX outbox_of_entry ON outbox(entry) WHERE entry IS NOT NULL;
        CREATE TABLE delivery(no INTEGER PRIMARY KEY AUTOINCREMENT, message BLOB NOT NULL UNIQUE, template TEXT NOT NULL, language TEXT NOT NULL, address BLOB NOT NULL, entry INTEGER, link INTEGER, review INTEGER,
            at INTEGER NOT NULL, ended INTEGER, ending TEXT, reason TEXT);
        CREATE INDEX delivery_of_entry ON delivery(entry) WHERE entry IS NOT NULL;
        CREATE INDEX delivery_of_link ON delivery(link) WHERE link IS NOT NULL;
        CREATE INDEX delivery_of_review ON delivery(review, no) WHERE review IS NOT NULL;
        CREATE INDEX delivery_ended ON delivery(ended);
        CREATE INDEX delivery_failed ON delivery(ended, no) WHERE ending IN ('refused', 'given-up', 'bounced');
        CREATE TABLE refused_address(address BLOB PRIMARY KEY, at INTEGER NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE mailbox_read(name TEXT PRIMARY KEY, validity INTEGER NOT NULL, last INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE succession_note(no INTEGER PRIMARY KEY, organisation TEXT NOT NULL, kind TEXT NOT NULL, successor TEXT, date TEXT, claim TEXT, at TEXT NOT NULL, account INTEGER);
        CREATE INDEX succession_note_of ON succession_note(organisation);
        CREATE TABLE mail_to(day TEXT NOT NULL, address BLOB NOT NULL, count INTEGER NOT NULL, PRIMARY KEY(day, address)) WITHOUT ROWID;
        """;

    /// <summary>From version 1, where requests had no channel and mail told of entries alone.</summary>
    private const string FromVersion1 = """
        ALTER TABLE review RENAME TO review_1;
        ALTER TABLE outbox RENAME TO outbox_1;
        DROP INDEX outbox_due;
        DROP INDEX outbox_of_entry;
        """;

    private const string ToVersion2 = """
        INSERT INTO review(id, statement, status, channel, evidence, request, language, at, idx) SELECT id, statement, status, 'api', 'reviewed', request, 'en', at, idx FROM review_1 ORDER BY at;
        INSERT INTO outbox(no, recipient, template, language, entry, at, attempts, next_at) SELECT no, recipient, template, language, entry, at, attempts, next_at FROM outbox_1;
        INSERT INTO delivery(no, message, template, language, address, entry, at) SELECT no, randomblob(16), template, language, zeroblob(0), entry, at FROM outbox_1;
        DROP TABLE review_1;
        DROP TABLE outbox_1;
        """;

    /// <summary>The tables that follow from the log, in the order in which they are dropped.</summary>
    public static readonly string[] ProjectionTables =
        ["statement", "statement_slug", "statement_facet", "statement_source", "rendition", "signatory_group", "organisation", "organisation_name", "organisation_identifier", "succession", "membership", "endorsement", "endorsement_day", "name_chunk", "act"];

    /// <summary>Makes the tables of a new database, brings those of an older version up to this one, or refuses those of a newer one. All or nothing.</summary>
    /// <param name="rebuild">Makes the projections again from the log, for a version that keeps others.</param>
    public static void Ensure(Connection database, Action<Connection> rebuild)
    {
        var version = database.Scalar("PRAGMA user_version");
        if (version == Version) return;
        if (version > Version)
            throw new DataFolderException($"The database was written by a newer version of Undersigned (its schema is {version}, this program knows {Version}). Use that version; nothing was changed.");

        database.Execute("BEGIN IMMEDIATE");
        try
        {
            switch (database.Scalar("PRAGMA user_version"))
            {
                case 0:
                    database.Execute(Log);
                    database.Execute(Projections);
                    database.Execute(Private);
                    database.Execute(People);
                    break;
                case 1:
                    database.Execute(FromVersion1);
                    database.Execute(People);
                    database.Execute(ToVersion2);
                    rebuild(database);
                    break;
            }

            database.Execute($"PRAGMA user_version={Version}");
            database.Execute("COMMIT");
        }
        catch
        {
            database.Execute("ROLLBACK");
            throw;
        }
    }
}
