// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Mail;

/// <summary>
/// The mail that carries the link of a request: to confirm an endorsement, to give one that the secretariat invites to, to
/// withdraw. Who endorses stands behind the link: nothing that a visitor wrote can be read here.
/// </summary>
internal static class RequestMail
{
    public const string Endorse = "endorse";
    public const string Invitation = "invitation";
    public const string Withdraw = "withdraw";

    /// <summary>Null where the link was used or has expired meanwhile, and where the site has no address of its own.</summary>
    public static Letter? Write(Connection db, DataFolder folder, Waiting mail)
    {
        if (folder.Settings.PublicUrl is not { } site || MailedRequest.Get(db, mail.About.Link!.Value) is not { Link: { Used: null } link, Item: { Request: { } request } item }) return null;
        var ui = Interface.For(mail.Language, asked: true);
        if (OpenStatement.SlugOf(db, item.Statement) is not { } slug || SignedText.Read(db, slug, request.Rendition ?? ui.Language) is not { } text) return null;
        var network = Markup.Name(Letter.NetworkName(folder, ui), null);
        var title = Markup.Title(text.Title, text.Language);
        var last = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(link.Expires, folder.Settings.TimeZone).DateTime);
        List<LetterPart> parts = [];
        if (mail.Template == Invitation)
        {
            if (request.Organisation is null || Registry.NameOf(db, request.Organisation) is not { } organisation) return null;
            parts.Add(new LetterPart.Sentence("mail.invitation.what", ("network", network), ("organisation", Markup.Name(organisation, null)), ("title", title)));
            parts.AddRange(text.Blocks(db).Select(block => new LetterPart.Passage(block.Text, text.Language, block.Kind is TextBlockKind.Title or TextBlockKind.Subtitle or TextBlockKind.Heading)));
        }
        else parts.Add(new LetterPart.Sentence($"mail.{mail.Template}.what", ("network", network), ("title", title)));

        parts.Add(new LetterPart.Address([$"mail.{mail.Template}.open"], site + ui.Link("/confirm/" + Links.Token(folder.Keys, link))));
        parts.Add(new LetterPart.Sentence("mail.request.button", ("date", last)));
        parts.Add(new LetterPart.Sentence(mail.Template == Invitation ? "mail.invitation.stray" : "mail.request.stray"));
        if (Letter.Secretariat(folder, ui) is { } secretariat) parts.Add(new LetterPart.Sentence("mail.request.from", ("secretariat", Markup.Name(secretariat, null))));
        return Letter.Set(folder, ui, new LetterView { Subject = ui.Line($"mail.{mail.Template}.subject", ("title", text.Title)), Parts = parts });
    }
}
