// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Mail;

/// <summary>A mail as it is read: the same in plain text and in HTML, perhaps with a file.</summary>
internal sealed record Letter(string Language, string SenderName, string Subject, string Text, string Html, LetterFile? File)
{
    private const char RightToLeftMark = '\u200f';

    /// <summary>Writes what a row of the outbox stands for, as things are now; null where there is nothing to tell any more.</summary>
    public static Letter? Write(Connection db, DataFolder folder, Waiting mail) => mail.Template switch
    {
        ReceiptMail.Template or ReceiptMail.Accepted => ReceiptMail.Write(db, folder, mail),
        RequestMail.Endorse or RequestMail.Invitation or RequestMail.Withdraw => RequestMail.Write(db, folder, mail),
        DecisionMail.Refused or DecisionMail.Withdrawn => DecisionMail.Write(db, folder, mail),
        QuestionMail.Template => QuestionMail.Write(db, folder, mail),
        SignInMail.Template => SignInMail.Write(db, folder, mail),
        _ => throw new InvalidOperationException($"No letter is called {mail.Template}."),
    };

    /// <summary>The language of a letter to somebody who reads <paramref name="language"/>: English where the interface does not speak it.</summary>
    public static string LanguageFor(string language) => language.Split('-')[0] is var primary && Interface.Languages.Contains(primary) ? primary : "en";

    /// <summary>Sets a letter in both forms, under the name of the network.</summary>
    public static Letter Set(DataFolder folder, Interface ui, LetterView view, LetterFile? file = null)
    {
        var settings = folder.Settings;
        var site = new SiteView
        {
            NetworkName = NetworkName(folder, ui),
            Description = "",
            Secretariat = Secretariat(folder, ui) ?? "",
            PublicUrl = settings.PublicUrl ?? "",
            Origin = folder.Key.Origin,
            LogSize = 0,
        };
        var html = PageRenderer.Render<LetterPage, LetterView>(site, ui, view);
        return new Letter(ui.Language, settings.Smtp?.FromName.In(ui) ?? settings.Name.In(ui) ?? "", view.Subject, PlainText(ui, view), Encoding.UTF8.GetString(html), file);
    }

    public static string NetworkName(DataFolder folder, Interface ui) => folder.Settings.Name.In(ui) ?? "Undersigned";

    /// <summary>Who runs the instance; null where that is not set.</summary>
    public static string? Secretariat(DataFolder folder, Interface ui) => folder.Settings.Secretariat.In(ui) is { Length: > 0 } name ? name : null;

    private static string PlainText(Interface ui, LetterView view)
    {
        var text = string.Join("\r\n\r\n", view.Parts.Select(part => Marked(ui, part, part switch
        {
            LetterPart.Sentence sentence => ui.Line(sentence.Key, [.. sentence.Values.Select(value => (value.Name, value.Value is Markup markup ? Isolated(markup.Text) : value.Value))]),
            LetterPart.Address address => Lines(ui, address.Keys, address.Url),
            LetterPart.Code code => Lines(ui, code.Keys, code.Text),
            LetterPart.Passage passage => passage.Text,
            _ => throw new InvalidOperationException(),
        })));
        return text + "\r\n";
    }

    private static string Lines(Interface ui, IReadOnlyList<string> keys, string last) => string.Join("\r\n", [.. keys.Select(key => ui[key]), last]);

    // Plain text has no direction of its own: readers take that of the first strong character of each paragraph.
    private static string Marked(Interface ui, LetterPart part, string text) => ui.IsRightToLeft && part is not LetterPart.Passage ? RightToLeftMark + text : text;

    // FIRST STRONG ISOLATE and its end (UAX #9): a title of the other direction does not turn the sentence around it.
    private static string Isolated(string text) => $"\u2068{text}\u2069";
}

/// <summary>A file that goes with a mail.</summary>
internal sealed record LetterFile(string Name, string Content);
