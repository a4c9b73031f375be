// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Home;
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Tests.Pages;

/// <summary>An invented network of towns on rivers, to show on every page.</summary>
internal static class RiverTowns
{
    public static readonly SiteView Site = new()
    {
        NetworkName = "Alliance of River Towns",
        Description = "Ninety-one towns on forty rivers, and what they have said together since 1976.",
        Secretariat = "Alliance of River Towns, Brückengasse 3, Weidenfurt",
        SecretariatEmail = "secretariat@river.example",
        PublicUrl = "https://river.example",
        Origin = "river.example/log",
        LogSize = 18442,
        LastCheckpoint = new DateTimeOffset(2026, 11, 23, 18, 40, 0, TimeSpan.Zero),
        Witnesses = 3,
        HasFeed = true,
    };

    public static readonly string TextHash = "sha256:6f1c42d98a7715e0c2b93f5ad01e664b1f0e2d7c95ab3388fe4170d2aa8a30b0";
    public static readonly string LeafHash = "9f91161f43433e49b7d2c6a05f18e3942c7b0d6618fa5e03cc41d97a8158440b";

    public static readonly StatementItem[] Items =
    [
        Item("common-flood-marks", "en", "Joint Statement on Common Flood Marks and Open River Records", "en ru ar zh", new(2026, 3, 14),
            new(PositionKind.Open, new(2026, 12, 31)), ("members", 24), ("others", 9), ("individuals", 312)),
        Item("ferry-logs", "en", "Appeal for the Keeping of Ferry Logs Older than Eighty Years", "en fr pt", new(2026, 2, 2),
            new(PositionKind.Open), ("members", 31), ("others", 4)),
        Item("schleusenwaerter", "de", "Erklärung zur gemeinsamen Ausbildung von Schleusenwärtern", "de en nl", new(2025, 11, 11),
            new(PositionKind.Closed, new(2026, 6, 30)), ("members", 18)),
        Item("perepis-mostov", "ru", "Совместное письмо о весенней переписи мостов", "ru en", new(2025, 9, 6),
            new(PositionKind.Closed, new(2026, 3, 1)), ("members", 22), ("others", 7)),
        Item("river-names", "ar", "رسالة مفتوحة بشأن أسماء الأنهار على الخرائط المشتركة", "ar en fr", new(2025, 6, 20),
            new(PositionKind.SourceSaysOpen), ("members", 27), ("individuals", 1204)),
        Item("dredgers-and-pumps", "en", "Resolution of the Forty-Ninth Assembly on the Lending of Dredgers and Pumps between Members", "en ru es zh", new(2025, 4, 3),
            new(PositionKind.NeverOpened), ("members", 41)),
    ];

    public static readonly FilterView[] Filters =
    [
        new("country", [new("AT", 38), new("FR", 52), new("DE", 61), new("IN", 24)]),
        new("language", [new("en", 208), new("ru", 131), new("ar", 46), new("zh", 39)]),
        new("kind", [new("joint-statement", 120), new("open-letter", 44), new("appeal", 27), new("resolution", 20)]),
        new("year", [new("2026", 7), new("2025", 11)]),
        new("open", [new("true", 2), new("false", 209)]),
    ];

    private static readonly int[] PerYear = [7, 11, 9, 12, 8, 6, 14, 10, 9, 7, 11, 8];

    public static HomeView Home => new()
    {
        Latest = Items,
        Years = [.. PerYear.Select((n, i) => new YearCount(2026 - i, n))],
        Total = 211,
        Filters = Filters,
    };

    public static StatementListView List => new() { Items = Items, Total = 211, Filters = Filters, Next = "?after=eyJuIjoyMH0" };

    public static StatementListView Refused => new()
    {
        Items = [],
        Total = 0,
        Filters = Filters,
        Errors = [new FieldError("country", "error.country", "XQ"), new FieldError("year", "error.year", "next")],
    };

    public static StatementListView Near => new() { Items = [], Total = 0, Query = "comon flod marks", Filters = Filters, Near = [Items[0]] };

    public static OrganisationView Organisation => new()
    {
        Id = "01KATYB0Q2R4S6T8V0W2X4Y6Z8",
        Slug = "stadt-weidenfurt",
        Name = new("Stadt Weidenfurt", "de"),
        OtherNames = [new("Town of Weidenfurt", "en", "official"), new("Вайденфурт", "ru", "short"), new("Weidenfuhrt", null, "misspelt"), new("Marktflecken Weiden an der Furt", "de", "former")],
        Country = "DE",
        Qualifier = "on the Traisen",
        Memberships = [new(null, new(1976, 5, 1), null)],
        Region = "Traisental",
        Domains = ["weidenfurt.example"],
        Identifiers = [("registration", "GKZ 31947"), ("wikidata", "Q105000001")],
        Timeline =
        [
            new("timeline.joined", new(new(1976, 5, 1))),
            new("timeline.merged-from", new(new(1994, 1, 1), Precision: DatePrecision.Year), "Gemeinde Oberfurt", "de", "/organisations/gemeinde-oberfurt", "Stadt Weidenfurt"),
            new("timeline.signed-first", new(new(2025, 4, 3)), Items[5].Title, Items[5].TitleLanguage, "/statements/" + Items[5].Slug),
        ],
        Endorsed = [new(Items[0], new(2026, 3, 14), EvidenceMark.Passkey), new(Items[2], new(2025, 11, 11), EvidenceMark.DomainEmail), new(Items[3], null, EvidenceMark.Reported), new(Items[5], new(2025, 4, 3), EvidenceMark.Reviewed, Withdrawn: true)],
        EndorsedTotal = 4,
        With = [new("commune-de-pont-l-aubier", "Commune de Pont-l’Aubier", "fr", "FR", 31), new("nakhila", "مجلس مدينة النخيلة", "ar", "EG", 12)],
    };

    public static OrganisationListView Organisations => new()
    {
        Items =
        [
            new("ulmenwerd", "Marktgemeinde Ulmenwerd", "de", "AT", null, 12, Member: true),
            new("flussrat-traisental", "Flussrat Traisental", "de", "AT", null, 4),
            new("liuwan", "柳湾镇", "zh", "CN", null, 1, Member: true),
            new("nakhila", "مجلس مدينة النخيلة", "ar", "EG", null, 22, Member: true),
            new("island-council", "Council of the Long Island", "en", null, "Lower Anse", 2),
        ],
        Total = 5,
        Filters = [Filters[0]],
    };

    public static CountryView Country => new()
    {
        Code = "AT",
        Organisations = [.. Organisations.Items.Take(2)],
        About = [Items[2]],
        Endorsed = [Items[0], Items[1]],
        EndorsedTotal = 2,
    };

    public static ReceiptView Receipt => new()
    {
        Id = "9k4m27qt3f8h0xwz",
        Name = "Withy Bridge Town Council",
        NameLanguage = "en",
        Country = "GB",
        StatementSlug = "common-flood-marks",
        StatementTitle = "Joint Statement on Common Flood Marks and Open River Records",
        StatementLanguage = "en",
        GroupRole = "members",
        Recorded = new DateTimeOffset(2026, 11, 21, 10, 42, 7, 318, TimeSpan.Zero),
        Adopted = new(2026, 3, 14),
        TextHash = TextHash,
        RenditionLanguage = "en",
        RenditionRole = RenditionRole.Authentic,
        Evidence = EvidenceMark.Passkey,
        Index = 18431,
        TreeSize = 18432,
        LeafHash = LeafHash,
        Witnesses = 3,
        ProofBytes = 2048,
    };

    public static LogView Log => new()
    {
        Origin = Site.Origin,
        Key = "river.example/log+1b1a3d4c+ATxvHnVbLJWm0gVJhQ3m1c5uYpXq2d8eKf7sWlR9aBcD",
        Size = 18442,
        Root = "n5EWH0NDPkm30sagXxjjlCx7DWYY+l4DzEHZeoFYRAs=",
        Checkpoint = Site.LastCheckpoint,
        Witnesses = ["witness.archive.example", "w.library.example", "witness.uni.example"],
        Latest = [new(18441, "endorsement", new DateTimeOffset(2026, 11, 23, 18, 39, 0, TimeSpan.Zero), Items[0].Title, "en", Items[0].Slug), new(18440, "organisation", new DateTimeOffset(2026, 11, 23, 18, 31, 0, TimeSpan.Zero), null, null, null)],
    };

    public static LogEntryView Entry => new()
    {
        Index = 18431,
        Act = "endorsement",
        At = new DateTimeOffset(2026, 11, 21, 10, 42, 7, 318, TimeSpan.Zero),
        StatementSlug = "common-flood-marks",
        StatementTitle = Items[0].Title,
        StatementLanguage = "en",
        Name = "Withy Bridge Town Council",
        NameLanguage = "en",
        Country = "GB",
        GroupRole = "members",
        RenditionLanguage = "en",
        Evidence = EvidenceMark.Passkey,
        Disclosure = DisclosureState.Public,
        LeafHash = LeafHash,
        Json = """{"act":"endorsement","at":"2026-11-21T10:42:07.318Z","capacity":"organisation","evidence":"passkey","group":"members","rendition":"en","signatory":"sha256:1f0e2d7c","statement":"01K9","text":"sha256:6f1c","v":1}""",
        LogSize = 18442,
    };

    private static StatementItem Item(string slug, string language, string title, string languages, DateOnly published, PositionView position, params (string Role, int Count)[] counts) => new()
    {
        Slug = slug,
        Title = title,
        TitleLanguage = language,
        Languages = languages.Split(' '),
        Published = new DateView(published),
        Position = position,
        Counts = [.. counts.Select(c => new RoleCount(c.Role, c.Count))],
    };
}
