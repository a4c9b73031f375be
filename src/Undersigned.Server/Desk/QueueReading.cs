// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Accounts;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Desk;

/// <summary>Reads the queue for one reader, in one snapshot.</summary>
internal sealed class QueueReading(Connection db, NearestNames names, Interface ui, DateTimeOffset now, TimeZoneInfo zone)
{
    public const int Shown = 25;

    public static readonly IReadOnlyList<string> Tabs = ["review", "held", "returned", "reservations", "done"];

    private const string Pending = "status IN ('waiting', 'held', 'asked')";
    private const string Returned = "d.ending IN ('refused', 'given-up', 'bounced') AND d.review IS NOT NULL AND NOT EXISTS(SELECT 1 FROM delivery l WHERE l.review = d.review AND l.no > d.no)";

    private readonly Dictionary<string, (string Slug, StatementItem Item)?> _statements = new(StringComparer.Ordinal);

    /// <summary>How many cases stand under each tab.</summary>
    public IReadOnlyList<(string Tab, long Count)> Counts() =>
    [
        ("review", db.Scalar("SELECT count(*) FROM review WHERE status = 'waiting'")),
        ("held", db.Scalar("SELECT count(*) FROM review WHERE status IN ('held', 'asked')")),
        ("returned", db.Scalar($"SELECT count(*) FROM delivery d WHERE {Returned}")),
        ("reservations", db.Scalar($"SELECT count(*) FROM review WHERE {Pending} AND instr(request, '\"Reservation\":\"') > 0")),
        ("done", Count(db.Query("SELECT count(*) FROM review WHERE decided >= ?1").With(Today))),
    ];

    /// <summary>The numbers of a page of cases, those that have waited longest first; of what is done, the latest.</summary>
    /// <param name="after">The cursor: the last number of the page before, and of <c>returned</c> and <c>done</c> what that list is ordered by.</param>
    /// <param name="statement">The ULID of the one statement; null for all.</param>
    public List<(long No, string Cursor)> Page(string tab, string? after, string? statement)
    {
        var from = long.TryParse(after?.Split('_')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var no) ? no : 0;
        var query = tab switch
        {
            "held" => db.Query("SELECT no, no FROM review WHERE status IN ('held', 'asked') AND no > ?1 AND (?2 IS NULL OR statement = ?2) ORDER BY no LIMIT ?3").With(from).With(statement),
            "reservations" => db.Query($"SELECT no, no FROM review WHERE {Pending} AND instr(request, '\"Reservation\":\"') > 0 AND no > ?1 AND (?2 IS NULL OR statement = ?2) ORDER BY no LIMIT ?3").With(from).With(statement),
            "returned" => db.Query($"SELECT d.review, d.ended || '_' || d.no FROM delivery d WHERE {Returned} AND (d.ended, d.no) < (?1, ?2) ORDER BY d.ended DESC, d.no DESC LIMIT ?3")
                .With(after is null ? long.MaxValue : from).With(long.TryParse(after?.Split('_')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var delivery) ? delivery : long.MaxValue),
            "done" => db.Query("SELECT no, no FROM review WHERE decided >= ?1 AND no < ?2 ORDER BY no DESC LIMIT ?3").With(Today).With(after is null ? long.MaxValue : from),
            _ => statement is null
                ? db.Query("SELECT no, no FROM review WHERE status = 'waiting' AND no > ?1 AND ?2 IS NULL ORDER BY no LIMIT ?3").With(from).With(statement)
                : db.Query("SELECT no, no FROM review WHERE statement = ?2 AND status = 'waiting' AND no > ?1 ORDER BY no LIMIT ?3").With(from).With(statement),
        };
        query.With(Shown + 1);
        var page = new List<(long No, string Cursor)>();
        while (query.Next()) page.Add((query.Int(0), query.Text(1)));
        return page;
    }

    // Times of rows are UTC; the day is the network's.
    private string Today
    {
        get
        {
            var day = TimeZoneInfo.ConvertTime(now, zone).Date;
            return Timestamp.Format(new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(day, DateTimeKind.Unspecified), zone), TimeSpan.Zero));
        }
    }

    /// <summary>A case; null where there is no such request, or nothing is left of it.</summary>
    /// <param name="whole">With what was done, and where the body can be asked.</param>
    public CaseView? Case(long no, bool whole = false)
    {
        if (Review.Load(db, no) is not { Request: { } request } item || Statement(item.Statement) is not { } statement) return null;
        var organisation = request.IsPerson ? null : request.Organisation is { } asked ? Registry.Get(db, asked) : Registry.Find(db, request.Name, request.Country);
        // Of a name that stands already nearest is itself; a decided case is not compared any more.
        var near = item.IsPending && !request.IsWithdrawal ? names.To(db, item.Statement, request.Name, request.IsPerson) : null;
        var questions = Questions.Of(db, no);
        var evidence = item is { Evidence: "email", Email: { } address } ? OwnDomain.EvidenceOf(db, organisation?.Id, address) : item.Evidence;
        return new CaseView
        {
            No = no,
            Name = request.Name,
            IsPerson = request.IsPerson,
            About = About(item, request, organisation),
            Slug = statement.Slug,
            Title = statement.Item.Title,
            TitleLanguage = statement.Item.TitleLanguage,
            Evidence = evidence,
            Known = Known(item, request, evidence),
            Pieces = Desk.Pieces.Of(db, no),
            Near = near is null ? null : Near(near, request),
            NamesKnown = names.Known(item.Statement),
            Reservation = request.Reservation,
            Unnamed = request.Confidential,
            Notes = [.. Notes(item, questions)],
            IsPending = item.IsPending,
            IsWithdrawal = request.IsWithdrawal,
            AskFirst = !request.IsWithdrawal && !HasWritten(item, request) && questions.All(question => question.Answer is null),
            Deeds = whole ? [.. DeskRecord.Of(db, Subject(no), 50).Select(Deed)] : [],
            Addresses = whole ? Addresses(item, organisation) : [],
            Language = item.Language,
            OwnAddress = item is { Evidence: "email", Email: { } own } && !request.IsPerson && evidence == "email" && OwnDomain.CanBeOwned(own) ? own.Value : null,
        };
    }

    public static string Subject(long no) => string.Create(CultureInfo.InvariantCulture, $"review:{no}");

    /// <summary>Whether somebody of the body itself has put it in writing, to us or where we saw it.</summary>
    private static bool HasWritten(ReviewItem item, ReviewRequest request) => item.Evidence == "email" || request.IsPerson || (request.SaidByBody && item.Channel is ("chat" or "mail" or "paper"));

    private (string Slug, StatementItem Item)? Statement(string id)
    {
        if (_statements.TryGetValue(id, out var known)) return known;
        return _statements[id] = OpenStatement.SlugOf(db, id) is { } slug ? (slug, new StatementSearch(db, "").One(slug)!.Item(ui.Language)) : null;
    }

    private List<string> About(ReviewItem item, ReviewRequest request, KnownOrganisation? organisation)
    {
        var day = TimeZoneInfo.ConvertTime(now, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var about = new List<string>();
        if ((request.Country ?? organisation?.Country) is { } country) about.Add(ui.Country(country));
        about.Add(ui[request.IsWithdrawal ? "queue.kind.withdrawal" : request.IsPerson ? "queue.kind.person" : organisation is null ? "queue.kind.new" : Registry.IsMember(db, organisation, day) ? "queue.kind.member" : "queue.kind.known"]);
        if (request.Affiliation is { } affiliation) about.Add(affiliation);
        if (item.IsPending) about.Add(Waited(now - item.At));
        return about;
    }

    private string Waited(TimeSpan time) => time.TotalHours < 1 ? ui.Line("queue.waited.minutes", ("count", (long)Math.Max(time.TotalMinutes, 0)))
        : time.TotalDays < 1 ? ui.Line("queue.waited.hours", ("count", (long)time.TotalHours)) : ui.Line("queue.waited.days", ("count", (long)time.TotalDays));

    private List<Phrase> Known(ReviewItem item, ReviewRequest request, string evidence)
    {
        var known = new List<Phrase> { ui.Say("queue.channel." + item.Channel) };
        if (item.Email is { } email)
        {
            known.Add(ui.Say("queue.from", ("email", Markup.Name(email.Value, null))));
            if (!request.IsPerson) known.Add(ui.Say(evidence == "domain-email" ? "queue.domain.own" : OwnDomain.CanBeOwned(email) ? "queue.domain.unknown" : "queue.domain.anybody"));
        }

        if (request.Signer is { } signer)
            known.Add(request.Office is { } office ? ui.Say("queue.signer.office", ("name", Markup.Name(signer, null)), ("office", Markup.Name(office, null))) : ui.Say("queue.signer", ("name", Markup.Name(signer, null))));
        if (request.Said is { } said) known.Add(ui.Say(request.SaidByBody ? "queue.said.body" : "queue.said.other", ("name", Markup.Name(said, null))));
        return known;
    }

    private NearView Near(NearName near, ReviewRequest request)
    {
        var byLetters = near.Likeness is Likeness.Script or Likeness.Spelling or Likeness.Letters or Likeness.Part;
        var state = near.Entry is null ? ui.Say("queue.near.registry")
            : near is { Role: { } role, Day: { } day } && DateOnly.TryParseExact(day, "yyyy-MM-dd", out var signed) ? ui.Say("queue.near.signed", ("role", ui["queue.role." + role]), ("date", Markup.Day(ui, signed)))
            : ui.Say("queue.near.signed-once");
        return new NearView(
            byLetters ? NearestNames.Differing(near.Name, request.Name) : [(near.Name, false)],
            byLetters ? NearestNames.Differing(request.Name, near.Name) : null,
            near.Organisation,
            state,
            ui.Say("queue.like." + near.Likeness.ToString().ToLowerInvariant(), ("count", near.Letters)),
            near.Country is null || request.Country is null ? null : ui.Say(near.Country == request.Country ? "queue.country.same" : "queue.country.other"),
            near.IsDuplicate);
    }

    private IEnumerable<Phrase> Notes(ReviewItem item, IReadOnlyList<Question> questions)
    {
        if (item.Status == Review.Unconfirmed) yield return ui.Say("queue.note.unconfirmed");
        foreach (var question in questions)
        {
            yield return question switch
            {
                { Answer: { } answer, Answered: { } at } => ui.Say($"queue.note.answered-{answer}", ("date", Day(at))),
                { Address: { } address } => ui.Say("queue.note.asked", ("email", Markup.Name(address, null)), ("date", Day(question.At))),
                _ => ui.Say("queue.note.asked-once", ("date", Day(question.At))),
            };
        }

        if (Deliveries.OfReview(db, item.No) is { Failed: true } delivery) yield return ui.Say("queue.note.returned", ("why", MailReason.Say(ui, delivery.Reason ?? MailReason.Returned).ToString()));
        if (item.Decided is { } decided)
        {
            var who = item.Decider is { } account ? NameOf(account) : null;
            yield return who is null ? ui.Say($"queue.note.{item.Status}", ("time", Markup.Moment(ui, decided))) : ui.Say($"queue.note.{item.Status}-by", ("name", Markup.Name(who, null)), ("time", Markup.Moment(ui, decided)));
            if (item is { Status: "accepted", Entry: { } entry }) yield return ui.Say("queue.note.entry", ("entry", Markup.Link(ui.Link($"/log/entries/{entry}"), ui.Number(entry))));
            if (item is { Status: "refused", Reason: { } reason }) yield return ui.Say("refused.because." + reason);
        }
    }

    private string? NameOf(long account)
    {
        var query = db.Query("SELECT name FROM account WHERE no = ?1").With(account);
        var name = query.Next() ? query.Text(0) : null;
        query.Reset();
        return name;
    }

    private Phrase Deed(DeskDeed deed) => ui.Say(deed.Who is null ? "queue.deed.operator" : "queue.deed", ("name", Markup.Name(deed.Who ?? "", null)), ("time", Markup.Moment(ui, Timestamp.Parse(deed.At))), ("what", ui.Word("desk.did.", deed.Operation)));

    private List<string> Addresses(ReviewItem item, KnownOrganisation? organisation)
    {
        var addresses = new List<string>();
        if (organisation is not null)
            addresses.AddRange(FullPowers.OfOrganisation(db, organisation.Id).Where(power => power.Ended is null).Select(power => People.Find(db, power.Account)?.Email).OfType<string>());
        if (item.Email is { } email) addresses.Add(email.Value);
        return [.. addresses.Distinct(StringComparer.Ordinal)];
    }

    private Markup Day(DateTimeOffset at) => Markup.Day(ui, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime));

    private static long Count(Query query)
    {
        query.Next();
        var count = query.Int(0);
        query.Reset();
        return count;
    }
}
