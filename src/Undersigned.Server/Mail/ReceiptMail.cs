// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Mail;

/// <summary>A mail as it is read: the same in plain text and in HTML, with a file.</summary>
internal sealed record Letter(string Language, string SenderName, string Subject, string Text, string Html, string FileName, string File);

/// <summary>
/// The receipt of an endorsement, as a mail. Nothing in it that is read was written by a visitor, or mail from here could be made
/// to say anything to anybody: neither the signatory's name nor a reservation. The attached proof holds them, encoded.
/// </summary>
internal static class ReceiptMail
{
    private const string Template = "receipt";
    private const char RightToLeftMark = '\u200f';

    /// <summary>Queues the receipt of an entry that was just appended.</summary>
    /// <param name="language">Of the rendition, or as it was asked for; English where the interface does not speak it.</param>
    public static void Queue(LogTransaction tx, EmailAddress recipient, string language, long entry)
    {
        var primary = language.Split('-')[0];
        Outbox.Add(tx, recipient, Template, Interface.Languages.Contains(primary) ? primary : "en", entry);
    }

    /// <summary>Null where the endorsement was annulled or its signatory forgotten: then nothing is told of it.</summary>
    public static Letter? Write(Connection db, DataFolder folder, Waiting mail)
    {
        var query = db.Query("""
            SELECT s.slug, e.at FROM endorsement e JOIN statement s ON s.no = e.statement
            WHERE e.idx = ?1 AND e.state <> 'annulled' AND EXISTS(SELECT 1 FROM disclosure WHERE idx = e.idx)
            """).With(mail.Entry);
        if (!query.Next()) return null;
        var (slug, at) = (query.Text(0), Timestamp.Parse(query.Text(1)));
        query.Reset();

        // The tree that the entry was first signed in: a second copy of the mail is the same to the letter.
        var store = new LogStore(db);
        var size = store.SizeSignedWith(mail.Entry);
        var (proven, root) = store.Prove(mail.Entry, size) ?? throw new IntegrityException($"Entry {mail.Entry} waits to be mailed and is not in the log.");

        var ui = Interface.For(mail.Language, asked: true);
        var settings = folder.Settings;
        var id = Receipts.Address(folder.Keys, mail.Entry);
        var site = new SiteView
        {
            NetworkName = In(settings.Name, ui) ?? "Undersigned",
            Description = "",
            Secretariat = In(settings.Secretariat, ui) ?? "",
            PublicUrl = settings.PublicUrl ?? "",
            Origin = folder.Key.Origin,
            LogSize = size,
        };
        var item = new StatementSearch(db, "").One(slug)!.Item(ui.Language);
        var view = new ReceiptMailView
        {
            Title = item.Title,
            TitleLanguage = item.TitleLanguage,
            Day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, settings.TimeZone).DateTime),
            Index = mail.Entry,
            FileName = id + ".tlog-proof",
            Address = settings.PublicUrl is { } url ? url + ui.Link("/receipts/" + id) : null,
            KeyAddress = settings.PublicUrl is { } host ? host + "/log/key" : null,
        };
        var html = PageRenderer.Render<ReceiptMailPage, ReceiptMailView>(site, ui, view);
        return new Letter(
            ui.Language,
            In(settings.Smtp!.FromName, ui) ?? In(settings.Name, ui) ?? "",
            ui.Line("mail.receipt.subject", ("title", view.Title)),
            Text(site, ui, view),
            Encoding.UTF8.GetString(html),
            view.FileName,
            ReceiptFile.Write(proven, folder.Key.Sign(size, root)));
    }

    private static string Text(SiteView site, Interface ui, ReceiptMailView view)
    {
        var paragraphs = new List<string>
        {
            ui.Line("mail.receipt.deed", ("date", view.Day), ("title", Isolated(view.Title)), ("index", view.Index), ("network", Isolated(site.NetworkName))),
            ui.Line("mail.receipt.keep", ("file", Isolated(view.FileName))),
        };
        if (view.Address is not null) paragraphs.Add(ui["receipt.address"] + "\r\n" + view.Address);
        paragraphs.Add(ui["receipt.prove"] + "\r\n" + ui["receipt.run"] + "\r\n" + view.Command);
        if (view.KeyAddress is not null) paragraphs.Add(ui.Line("receipt.key", ("link", view.KeyAddress)));
        paragraphs.Add(ui["receipt.answer"]);
        paragraphs.Add(ui["mail.receipt.given"]);
        if (site.Secretariat.Length > 0) paragraphs.Add(ui.Line("mail.receipt.stray", ("secretariat", Isolated(site.Secretariat))));
        var text = string.Join("\r\n\r\n", paragraphs) + "\r\n";
        // Plain text has no direction of its own: readers take that of the first strong character of each paragraph.
        return ui.IsRightToLeft ? RightToLeftMark + text.Replace("\r\n\r\n", "\r\n\r\n" + RightToLeftMark, StringComparison.Ordinal) : text;
    }

    // FIRST STRONG ISOLATE and its end (UAX #9): a title of the other direction does not turn the sentence around it.
    private static string Isolated(string text) => $"\u2068{text}\u2069";

    private static string? In(IReadOnlyDictionary<string, string> texts, Interface ui) =>
        texts.GetValueOrDefault(ui.Language) ?? texts.GetValueOrDefault("en") ?? texts.Values.FirstOrDefault();
}
