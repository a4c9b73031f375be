// SPDX-License-Identifier: Apache-2.0
using System.Text;
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;

namespace Undersigned.Server.Tests.Protocol;

/// <summary>An act of every kind and form that the program writes: what docs/protocol/golden/ holds as bytes.</summary>
internal static class Examples
{
    private const string Statement = ExampleText.Statement;
    private const string Lamplighters = "01KATYB0Q2R4S6T8V0W2X4Y6Z8";
    private const string Keepers = "01KATYB1A3B5C7D9E1F3G5H7J9";
    private const string Harbour = "01KATYB2K4M6N8P0Q2R4S6T8V0";

    private static readonly string Source = ExampleText.Hash(Encoding.UTF8.GetBytes("<h1>On the lamps of the harbour</h1>"));
    private static readonly string Corrected = ExampleText.Hash(Encoding.UTF8.GetBytes("another manifest"));
    private static readonly Dictionary<string, string> None = [];

    private static readonly Disclosure Organisation = new() { Kind = "organisation", Organisation = Lamplighters, Name = "Lamplighters' Union", Country = "PT" };
    private static readonly Disclosure Person = new() { Kind = "person", Name = "Ana Belém", Affiliation = "keeper of the north lamp", Country = "PT" };

    public static IReadOnlyList<Example> All { get; } =
    [
        new("adoption", new Adoption
        {
            On = "2026-11-20", Statement = Statement, Slug = "on-the-lamps-of-the-harbour", StatementKind = "joint-statement",
            Titles = new Dictionary<string, string> { ["en"] = "On the lamps of the harbour", ["ru"] = "О фонарях гавани" },
            Issuers = ["Keepers of the Harbour"], Countries = ["PT", "x-north-quay"], Tags = ["Lamps"], Published = new PublishedDate("2026-11-20T11:30", "page"),
            Text = ExampleText.Text, Alignment = ExampleText.Hash(ExampleText.Alignment.Write()), Sources = [Source],
            Groups =
            [
                new GroupRule("initiators", "initiators", new Dictionary<string, string> { ["en"] = "Initiators", ["ru"] = "Инициаторы" }, "none", "anyone", Review: false, Confidential: false),
                new GroupRule("members", "members", None, "organisations", "members", Review: false, Confidential: true, Order: "country"),
                new GroupRule("individuals", "individuals", None, "persons", "anyone", Review: true, Confidential: false, Order: "name"),
            ],
            SaysOpen = true, Deadline = "2026-12-31",
        }),
        new("adoption-bare", new Adoption
        {
            Statement = Statement, Slug = "untitled", StatementKind = "other", Titles = new Dictionary<string, string> { ["und"] = "…" },
            Issuers = [], Countries = [], Tags = [], Text = ExampleText.Text, Sources = [], Groups = [],
        }),
        new("filing", new Filing
        {
            Statement = Statement, Slug = "lamps", StatementKind = "appeal", Titles = new Dictionary<string, string> { ["en"] = "The lamps" }, Issuers = ["Keepers"],
            Countries = [], Tags = ["Harbours", "Lamps"], Published = new PublishedDate("1958", "text", "1959", About: true), About = new Subjects(["PT"], ["Navigation"]),
        }),
        new("opening", new Opening(Statement, Again: false, "2026-12-31",
            [new GroupRule("others", "others", new Dictionary<string, string> { ["en"] = "Other organisations" }, "organisations", "anyone", Review: true, Confidential: false)]) { On = "2026-11-21" }),
        new("reopening", new Opening(Statement, Again: true, null, [new GroupRule("members", "members", None, "any", "members", Review: false, Confidential: false)])),
        new("closing", new Closing(Statement)),
        new("rendition", new AddedRendition(Statement, ExampleText.Text, "fr", "official-translation", ExampleText.Hash(ExampleText.French), "en",
            ExampleText.Hash("another alignment"u8)), new Disclosure { Kind = "translator", Name = "Bureau des fanaux" }),
        new("rendition-credit", new AddedRendition(Statement, ExampleText.Text, "ru", "authentic", ExampleText.Hash(ExampleText.Russian), "en", null)),
        new("endorsement", new Endorsing { Statement = Statement, Text = ExampleText.Text, Rendition = "ru", Group = "members", Capacity = "organisation", Evidence = "passkey" }, Organisation),
        new("endorsement-person", new Endorsing { Statement = Statement, Text = ExampleText.Text, Rendition = "en", Group = "individuals", Capacity = "personal", Evidence = "email" },
            Person with { Reservation = "On paragraph 2: \"every lamp\" means those of the quay." }),
        new("endorsement-reported", new Endorsing { Statement = Statement, Text = ExampleText.Text, Group = "initiators", Capacity = "organisation", Evidence = "reported", Source = Source, OnOrBefore = "2026-11-20" },
            Organisation with { Note = "with a reservation" }),
        new("endorsement-withheld", new Endorsing
        {
            Statement = Statement, Text = ExampleText.Text, Rendition = "en", Group = "members", Capacity = "organisation", Evidence = "domain", AdReferendum = true, Withheld = true, On = "2026-11-22",
        }, Organisation),
        new("confirmation", new ActOnEndorsement(ActOnEndorsement.ConfirmationName, 7, null) { On = "2026-12-01", Evidence = "domain-email" },
            Organisation with { Country = null, Words = "Confirmed by the council on 30 November 2026." }),
        new("declaration", new ActOnEndorsement(ActOnEndorsement.DeclarationName, 7, null) { Evidence = "reviewed" },
            Organisation with { Country = null, Words = "«Dusk» is the hour of the almanac." }),
        new("withdrawal", new ActOnEndorsement(ActOnEndorsement.WithdrawalName, 7, null) { Evidence = "passkey" }),
        new("withdrawal-reservation", new ActOnEndorsement(ActOnEndorsement.WithdrawalName, 8, null) { Evidence = "email", Part = ActOnEndorsement.ReservationPart }),
        new("annulment", new ActOnEndorsement(ActOnEndorsement.AnnulmentName, 7, "not-signed-by-it")),
        new("correction", new Correction { Lane = "clerical", Of = 8 }, Person with { Name = "Ana Belèm" }),
        new("correction-text", new Correction { Lane = "transcription", Statement = Statement, From = ExampleText.Text, Text = Corrected, Alignment = ExampleText.Hash("another alignment"u8) }),
        new("correction-filing", new Correction { Lane = "transcription", Statement = Statement, Filing = new Filing { Statement = Statement, Countries = ["PT"], Published = new PublishedDate("2026-11-19", "text") } }),
        new("organisation", new Registration(Lamplighters),
            Organisation with { Slug = "lamplighters-union", Names = [new("Lamplighters' Union", "en", "official"), new("LU", null, "abbreviation"), new("Lampliters' Union", "en", "misspelt")] }),
        new("organisation-again", new Registration(Lamplighters, Of: 18),
            Organisation with { Slug = "lamplighters-union", Qualifier = "north quay", Names = [new("Lamplighters' and Keepers' Union", "en", "official"), new("Lamplighters' Union", "en", "former")] }),
        new("organisation-facts", new Registration(Lamplighters, Of: 18), Organisation with
        {
            Country = null, International = true, Region = "Atlantic harbours", Slug = "lamplighters-union", Domains = ["lamplighters.example", "xn--faris-2ta.example"],
            Identifiers = new Dictionary<string, string> { ["lei"] = "549300LAMPLIGHTERS62", ["registration"] = "PT-RNPC 501 442 600", ["ror"] = "02ampx385", ["wikidata"] = "Q105000001" },
            Names = [new("Lamplighters' Union", "en", "official"), new("Guild of Lamps", "en", "former") { Until = "1958-05" }],
        }),
        new("organisation-merge", new Merger([Lamplighters, Keepers], Harbour, "succession", Claim: Harbour) { On = "2026-01-01" }),
        new("organisation-merge-duplicate", new Merger([Keepers], Lamplighters, "duplicate")),
        new("organisation-split", new Division(Lamplighters, [Keepers, Harbour], "distinct")),
        new("organisation-split-claimed", new Division(Lamplighters, [Keepers], "succession", "1991-12", Keepers)),
        new("succession", new Succession(Lamplighters, [Keepers, Harbour], "split", "1991")),
        new("succession-dissolved", new Succession(Harbour, [], "dissolved", Claim: Keepers, Of: 24) { On = "2026-03-31" }),
        new("membership", new Joining(Lamplighters, "1958-05-02", null)),
        new("membership-end", new Joining(Lamplighters, "1958-05-02", "2026-10-31", Of: 20)),
        new("membership-elsewhere", new Joining(Lamplighters, null, null, Network: "league-of-ports")),
        new("reversal", new ActOnEndorsement(ActOnEndorsement.ReversalName, 15, null)),
        new("erasure-notice", new ActOnEndorsement(ActOnEndorsement.ErasureName, 8, null)),
    ];

    /// <summary>Acts that the protocol has and the program does not write yet: they are published as they will be.</summary>
    public static readonly IReadOnlyList<string> NotYetWritten =
        ["objection", "rectification", "rectification-made", "moved", "moved-succeeding"];
}
