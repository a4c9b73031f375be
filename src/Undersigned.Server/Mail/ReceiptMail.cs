// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Mail;

/// <summary>
/// The receipt of an endorsement, as a mail. Nothing in it that is read was written by a visitor, or mail from here could be made
/// to say anything to anybody: neither the signatory's name nor a reservation. The attached proof holds them, encoded.
/// </summary>
internal static class ReceiptMail
{
    public const string Template = "receipt";

    /// <summary>The receipt of what the secretariat accepted from the queue.</summary>
    public const string Accepted = "accepted";

    /// <summary>Queues the receipt of an entry that was just appended.</summary>
    /// <param name="language">Of the rendition, or as it was asked for; English where the interface does not speak it.</param>
    public static void Queue(LogTransaction tx, EmailAddress recipient, string language, long entry) =>
        Outbox.Add(tx, recipient, Template, Letter.LanguageFor(language), new MailSubject(Entry: entry));

    /// <summary>Queues the receipt of a request that was reviewed, and says so.</summary>
    public static void QueueAccepted(LogTransaction tx, EmailAddress recipient, string language, long entry) =>
        Outbox.Add(tx, recipient, Accepted, Letter.LanguageFor(language), new MailSubject(Entry: entry));

    /// <summary>Null where the endorsement was annulled or its signatory forgotten: then nothing is told of it.</summary>
    public static Letter? Write(Connection db, DataFolder folder, Waiting mail)
    {
        var entry = mail.About.Entry!.Value;
        var query = db.Query("""
            SELECT s.slug, e.at FROM endorsement e JOIN statement s ON s.no = e.statement
            WHERE e.idx = ?1 AND e.state <> 'annulled' AND EXISTS(SELECT 1 FROM disclosure WHERE idx = e.idx)
            """).With(entry);
        if (!query.Next()) return null;
        var (slug, at) = (query.Text(0), Timestamp.Parse(query.Text(1)));
        query.Reset();

        // The tree that the entry was first signed in: a second copy of the mail is the same to the letter.
        var store = new LogStore(db);
        var size = store.SizeSignedWith(entry);
        var (proven, root) = store.Prove(entry, size) ?? throw new IntegrityException($"Entry {entry} waits to be mailed and is not in the log.");

        var ui = Interface.For(mail.Language, asked: true);
        var settings = folder.Settings;
        var id = Receipts.Address(folder.Keys, entry);
        var item = new StatementSearch(db, "").One(slug)!.Item(ui.Language);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, settings.TimeZone).DateTime);
        var file = new LetterFile(id + ".tlog-proof", ReceiptFile.Write(proven, folder.Key.Sign(size, root)));
        List<LetterPart> parts =
        [
            .. mail.Template == Accepted ? [new LetterPart.Sentence("mail.accepted.what")] : Array.Empty<LetterPart>(),
            new LetterPart.Sentence("mail.receipt.deed", ("date", day), ("title", Markup.Title(item.Title, item.TitleLanguage)), ("index", entry), ("network", Markup.Name(Letter.NetworkName(folder, ui), null))),
            new LetterPart.Sentence("mail.receipt.keep", ("file", Markup.Name(file.Name, null))),
        ];
        if (settings.PublicUrl is { } url) parts.Add(new LetterPart.Address(["receipt.address"], url + ui.Link("/receipts/" + id)));
        parts.Add(new LetterPart.Code(["receipt.prove", "receipt.run"], $"undersigned verify {file.Name} --key log.key"));
        if (settings.PublicUrl is { } host) parts.Add(new LetterPart.Sentence("receipt.key", ("link", Markup.Link(host + "/log/key", host + "/log/key"))));
        parts.Add(new LetterPart.Sentence("receipt.answer"));
        parts.Add(new LetterPart.Sentence("mail.receipt.given"));
        if (Letter.Secretariat(folder, ui) is { } secretariat) parts.Add(new LetterPart.Sentence("mail.receipt.stray", ("secretariat", Markup.Name(secretariat, null))));
        return Letter.Set(folder, ui, new LetterView { Subject = ui.Line("mail.receipt.subject", ("title", item.Title)), Parts = parts }, file);
    }
}
