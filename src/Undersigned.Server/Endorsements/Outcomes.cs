// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Log;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>Says what became of a request, for the page of its link and for its own.</summary>
internal sealed class Outcomes(ReaderPool readers, Sequencer sequencer, DataFolder folder)
{
    /// <summary>The end of the key <c>cause.…</c>.</summary>
    public static string CauseKey(ReviewCause cause) => cause switch
    {
        ReviewCause.PowersEnded => "powers-ended",
        ReviewCause.PowersContested => "powers-contested",
        ReviewCause.Group => "group",
        ReviewCause.Name => "name",
        _ => "not-a-delegate",
    };

    /// <param name="statement">The statement's ULID.</param>
    public SignedText Text(string statement, string? language) => readers.Read(db => SignedText.Read(db, OpenStatement.SlugOf(db, statement)!, language))!;

    /// <summary>What stands against a request; null where its button may be pressed.</summary>
    public OutcomeView? Against(Prospect prospect, SignedText text, ReviewItem item) => prospect switch
    {
        Prospect.Stands stands => Stands(stands.Index, text),
        Prospect.NotOpen not => NotOpen(not.Day, text),
        Prospect.NotTaken => new OutcomeView { Case = "not-taken", Text = text, Name = item.Request?.Name },
        _ => null,
    };

    /// <summary>Of a link that was used, or has expired.</summary>
    public async Task<OutcomeView> Of(MailedRequest mailed, Interface ui, DateTimeOffset now)
    {
        var text = Text(mailed.Item.Statement, mailed.Item.Request?.Rendition ?? ui.Language);
        if (mailed.Link.Used is null) return new OutcomeView { Case = mailed.Link.IsExpired(now) ? "expired" : "lapsed", Text = text, Status = 410, Day = Day(mailed.Link.Expires) };
        var words = (mailed.Link.Outcome ?? "").Split(' ');
        return words[0] switch
        {
            ConfirmRequest.Stands => Stands(long.Parse(words[1], CultureInfo.InvariantCulture), text),
            ConfirmRequest.NotOpen => NotOpen(words.Length > 2 ? words[2] : null, text),
            ConfirmRequest.NotTaken => new OutcomeView { Case = "not-taken", Text = text },
            _ => await Of(mailed.Item, ui),
        };
    }

    public async Task<OutcomeView> Of(ReviewItem item, Interface ui)
    {
        var text = Text(item.Statement, item.Request?.Rendition ?? ui.Language);
        var view = new OutcomeView { Case = "waiting", Text = text, Name = item.Request?.Name, Request = Review.Format(item.Id), Day = Day(item.Decided ?? item.At), Entry = item.Entry };
        if (item is { Status: "accepted", Request: null or { IsWithdrawal: false } }) return Recorded(view, item.Entry!.Value);
        if (item.Request is not { } request || item.Status == "lapsed") return view with { Case = "lapsed", Request = null };
        switch (item.Status)
        {
            case Review.Unconfirmed:
                return view with { Case = "unconfirmed" };
            case "accepted":
                return view with { Case = "withdrawn", Request = null };
            case "refused":
                return view with { Case = request.IsWithdrawal ? "withdrawal-refused" : "refused", Reason = item.Reason, Words = item.Words, Request = null };
            case var _ when request.IsWithdrawal:
                return view with { Case = "withdrawal-waiting" };
            default:
                // What the rules say of it now; a request that came without an address has no such answer.
                var prospect = item.Email is null ? null : (await sequencer.Submit(tx => Prospect.Of(tx, item, request))).Value as Prospect.Reviewed;
                return prospect is null ? view : view with { Cause = CauseKey(prospect.Cause), CauseDay = Days.ParseOrNull(prospect.Day) };
        }
    }

    private OutcomeView Recorded(OutcomeView view, long entry)
    {
        var (state, name) = readers.Read(db => (EndorsementState.Load(db, entry)?.State, SignatoryNow.Load(db, entry)?.Name));
        return state switch
        {
            "annulled" => view with { Case = "annulled", Name = null, Request = null, Day = DayOfLast(entry) },
            "withdrawn" => view with { Case = "withdrawn-since", Name = null, Request = null, Day = DayOfLast(entry) },
            _ => view with { Case = "recorded", Name = name ?? view.Name, Receipt = Receipts.Address(folder.Keys, entry), Request = null },
        };
    }

    private OutcomeView Stands(long index, SignedText text)
    {
        var (name, day) = readers.Read(db =>
        {
            var query = db.Query("SELECT name, day, at FROM endorsement WHERE idx = ?1").With(index);
            query.Next();
            var row = (query.TextOrNull(0), Days.ParseOrNull(query.TextOrNull(1)) ?? Day(Timestamp.Parse(query.Text(2))));
            query.Reset();
            return row;
        });
        return new OutcomeView { Case = name is null ? "stands-unnamed" : "stands", Text = text, Name = name, Day = day, Entry = index, Receipt = name is null ? null : Receipts.Address(folder.Keys, index) };
    }

    private static OutcomeView NotOpen(string? day, SignedText text) => new() { Case = day is null ? "unopened" : "closed", Text = text, Day = Days.ParseOrNull(day) };

    private DateOnly? DayOfLast(long entry) => readers.Read(db =>
    {
        var query = db.Query("SELECT day, at FROM act WHERE of = ?1 ORDER BY idx DESC LIMIT 1").With(entry);
        DateOnly? day = query.Next() ? Days.ParseOrNull(query.TextOrNull(0)) ?? Day(Timestamp.Parse(query.Text(1))) : null;
        query.Reset();
        return day;
    });

    private DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, folder.Settings.TimeZone).DateTime);
}
