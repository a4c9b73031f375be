// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
using Undersigned.Server.Pages;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Desk;

/// <summary>What the form of <c>/desk/enter</c> says, once nothing is wrong with it.</summary>
internal sealed record Entering(ReviewRequest Request, string Channel, EmailAddress? Email, string Language, IReadOnlyList<Piece> Pieces)
{
    public static readonly IReadOnlyList<string> Channels = ["chat", "telephone", "mail", "paper"];

    private const int MaxReservation = 4000;
    private const int MaxSaid = 300;

    /// <summary>Reads the form. Every mistake is told at once, at its field; null where there is one.</summary>
    public static async Task<Entering?> Read(IFormCollection form, List<FieldError> errors, CancellationToken cancel)
    {
        var isPerson = form["kind"] == "person";
        if (!SignatoryName.TryParse(form["name"].ToString(), out var name, out _)) errors.Add(new FieldError("name", form["name"].ToString().Trim().Length == 0 ? "error.enter.name" : "error.name", FormBody.Shown(form["name"].ToString())));
        var country = form["country"].ToString().Trim().ToUpperInvariant() is { Length: > 0 } code ? code : null;
        if (country is not null && !CountryCode.IsKnown(country)) errors.Add(new FieldError("country", "error.country", FormBody.Shown(country)));
        var channel = form["channel"].ToString();
        if (!Channels.Contains(channel)) errors.Add(new FieldError("channel", "error.enter.channel", FormBody.Shown(channel)));
        var said = Line(form, "said", MaxSaid, errors);
        if (said is null && errors.TrueForAll(error => error.Field != "said")) errors.Add(new FieldError("said", "error.enter.said", ""));
        var on = form["on"].ToString() is { Length: > 0 } day ? day : null;
        if (on is not null && !DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) errors.Add(new FieldError("on", "error.enter.on", FormBody.Shown(on)));
        EmailAddress? email = null;
        var given = form["address"].ToString().Trim();
        if (given.Length > 0 && EmailAddress.TryParse(given, out var address)) email = address;
        else if (given.Length > 0) errors.Add(new FieldError("address", "error.email", FormBody.Shown(given)));
        var affiliation = isPerson ? Line(form, "affiliation", SignatoryName.MaxLength, errors) : null;
        var reservation = Line(form, "reservation", MaxReservation, errors);
        var pieces = await ReadPieces(form, errors, cancel);
        if (errors.Count > 0) return null;
        var language = Letter.LanguageFor(form["language"].ToString());
        // Two people of one name are two people: the address tells them apart, and where there is none the queue shows who is near.
        var key = !isPerson ? null : email is { } mailbox ? "email:" + mailbox.Folded : "desk:" + Guid.CreateVersion7().ToString("N");
        var request = new ReviewRequest(isPerson, name.Value, country, affiliation, key, form["group"].ToString() is { Length: > 0 } group ? group : null, null, reservation, false, false, on, null, null)
        {
            Said = said,
            SaidByBody = form["by"] == "body",
        };
        return new Entering(request, channel, email, language, pieces);
    }

    private static string? Line(IFormCollection form, string field, int max, List<FieldError> errors)
    {
        var text = form[field].ToString();
        if (text.Trim().Length == 0) return null;
        if (SignatoryName.TryParse(text, max, out var line, out _)) return line.Value;
        errors.Add(new FieldError(field, "error.enter.line", ""));
        return null;
    }

    private static async Task<List<Piece>> ReadPieces(IFormCollection form, List<FieldError> errors, CancellationToken cancel)
    {
        var pieces = new List<Piece>();
        var quotation = form["quotation"].ToString().Trim().ReplaceLineEndings("\n");
        if (quotation.Length > Desk.Pieces.MaxText || quotation.Any(c => char.IsControl(c) && c is not ('\n' or '\t'))) errors.Add(new FieldError("quotation", "error.enter.quotation", ""));
        else if (quotation.Length > 0) pieces.Add(Desk.Pieces.Quotation(quotation));
        if (form.Files.GetFile("picture") is not { Length: > 0 } file) return pieces;
        if (file.Length > Desk.Pieces.MaxBytes)
        {
            errors.Add(new FieldError("picture", "error.enter.picture-size", ""));
            return pieces;
        }

        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancel);
        if (Desk.Pieces.Sniff(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) is not { } type) errors.Add(new FieldError("picture", "error.enter.picture-type", ""));
        else pieces.Add(new Piece("piece." + Desk.Pieces.Extension(type), type, bytes.ToArray()));
        return pieces;
    }

    /// <summary>Puts it into the queue, with what shows how it came.</summary>
    public ReviewItem Add(LogTransaction tx, string statement)
    {
        var item = Review.Add(tx, statement, Request, Channel, Language, email: Email);
        Desk.Pieces.Add(tx, item.No, Pieces);
        return item;
    }

    /// <summary>Takes it out again, where a rule stands against recording it at once.</summary>
    public static void Remove(LogTransaction tx, long no)
    {
        tx.Db.Query("DELETE FROM review_piece WHERE review = ?1").With(no).Run();
        tx.Db.Query("DELETE FROM review WHERE no = ?1").With(no).Run();
    }
}
