// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Tests.Pages;

/// <summary>The statement of the towns on rivers, in two languages, with names of many scripts under it.</summary>
internal static class FloodMarks
{
    private static readonly DateOnly Adopted = new(2026, 3, 14);
    private static readonly ReservationView Reservation = new("It will publish the owner’s answer only with the owner’s consent.", "en", 6, new(2026, 3, 20), 15240);

    private static readonly BlockView[] English =
    [
        new(BlockKind.Heading, "What the marks are"),
        new(BlockKind.Paragraph, "We, the towns and river councils named below, have met at Weidenfurt from 12 to 14 March 2026, in the fiftieth year of our Alliance.", 1),
        new(BlockKind.Paragraph, "A flood mark is the oldest public record many of our towns possess. Cut into a bridge pier or a church wall, it tells every passer-by how high the water came, and on what day. It asks for no reader but the eye, and it outlasts the office that made it.", 2),
        new(BlockKind.Paragraph, "These marks are being lost. Of the 1,140 recorded by our members in 1976, fewer than 700 can still be found; the others went with the walls that carried them, and no copy was kept.", 3),
        new(BlockKind.Heading, "What we undertake"),
        new(BlockKind.Paragraph, "We therefore undertake:", 4),
        new(BlockKind.Item, "to survey the flood marks in our territory by the end of 2028, and to photograph, measure and describe each one;", Marker: "(a)"),
        new(BlockKind.Item, "to set new marks in the common form shown in the annex, with the date in figures and the height above the national datum;", Marker: "(b)"),
        new(BlockKind.Item, "to place no mark where it cannot be read from a public way.", Marker: "(c)"),
        new(BlockKind.Heading, "Open records"),
        new(BlockKind.Paragraph, "Each of us will publish the readings of the gauges in its care, at intervals of no more than one hour, in a form that anyone may copy without asking and without payment.", 5),
        new(BlockKind.Paragraph, "Where a gauge belongs to a mill, a lock or a power station, we will ask its owner to publish on the same terms, and we will publish the answer.", 6),
        new(BlockKind.Paragraph, "Readings once published are not altered. An error is corrected by a later entry that names the earlier one, so that both remain.", 7),
        new(BlockKind.Heading, "Warning"),
        new(BlockKind.Paragraph, "Towns upstream will warn towns downstream directly, by telephone and in writing, without waiting for a national service to do so. The list of persons to be called is renewed every spring.", 8),
        new(BlockKind.Heading, "Endorsement"),
        new(BlockKind.Paragraph, "This statement stands open for endorsement by any town, river council, school, museum or person who shares its purpose. An endorsement takes effect on the day it is entered in the log kept by the secretariat.", 9),
    ];

    private static readonly BlockView[] Arabic =
    [
        new(BlockKind.Heading, "ما هي العلامات"),
        new(BlockKind.Paragraph, "نحن المدنَ ومجالسَ الأنهار المذكورة أدناه، اجتمعنا في فايدنفورت من ١٢ إلى ١٤ آذار/مارس ٢٠٢٦، في السنة الخمسين من عمر تحالفنا.", 1),
        new(BlockKind.Paragraph, "علامة الفيضان هي أقدم سجل عام تملكه كثير من مدننا. وهي، إذ تُنقش على دعامة جسر أو جدار كنيسة، تُخبر كل عابر إلى أي حدٍّ ارتفع الماء وفي أي يوم. لا تحتاج إلى غير العين لتُقرأ، وتبقى بعد زوال المكتب الذي وضعها.", 2),
        new(BlockKind.Paragraph, "وهذه العلامات آخذة في الضياع. فمن أصل ١١٤٠ علامة دوّنها أعضاؤنا عام ١٩٧٦ لم يعد يُعثر إلا على أقل من ٧٠٠؛ أما البقية فقد زالت مع الجدران التي حملتها، ولم تُحفظ لها نسخة.", 3),
        new(BlockKind.Heading, "ما نتعهد به"),
        new(BlockKind.Paragraph, "ولذلك نتعهد بما يأتي:", 4),
        new(BlockKind.Item, "أن نحصر علامات الفيضان في نطاقنا قبل نهاية عام ٢٠٢٨، وأن نصوّر كل علامة ونقيسها ونصفها؛", Marker: "(أ)"),
        new(BlockKind.Item, "أن نضع العلامات الجديدة بالشكل الموحَّد المبيَّن في المرفق، مع التاريخ بالأرقام والارتفاع فوق المنسوب الوطني المرجعي؛", Marker: "(ب)"),
        new(BlockKind.Item, "ألا نضع علامة حيث لا يمكن قراءتها من طريق عام.", Marker: "(ج)"),
        new(BlockKind.Heading, "السجلات المفتوحة"),
        new(BlockKind.Paragraph, "ينشر كلٌّ منا قراءات المقاييس التي في عهدته، على فترات لا تتجاوز ساعة واحدة، في صيغة يستطيع أي شخص نسخها بلا استئذان وبلا مقابل.", 5),
        new(BlockKind.Paragraph, "وإذا كان المقياس ملكًا لطاحونة أو هويس أو محطة كهرباء، طلبنا من مالكه أن ينشر بالشروط نفسها، ونشرنا جوابه.", 6),
        new(BlockKind.Paragraph, "لا تُغيَّر القراءات بعد نشرها. ويُصحَّح الخطأ بقيدٍ لاحق يسمّي القيد السابق، فيبقى القيدان معًا.", 7),
        new(BlockKind.Heading, "الإنذار"),
        new(BlockKind.Paragraph, "تُنذر المدنُ الواقعة في أعلى النهر المدنَ الواقعة في أسفله مباشرةً، هاتفيًّا وكتابةً، من غير انتظار أن تفعل ذلك دائرة وطنية. وتُجدَّد قائمة الأشخاص الواجب الاتصال بهم كل ربيع.", 8),
        new(BlockKind.Heading, "التأييد"),
        new(BlockKind.Paragraph, "يبقى هذا البيان مفتوحًا لتأييد أي مدينة أو مجلس نهر أو مدرسة أو متحف أو شخص يشاركه غايته. ويسري التأييد من يوم قيده في السجل الذي تمسكه الأمانة.", 9),
    ];

    private static readonly RenditionView[] Renditions =
    [
        new() { Language = "en", Title = "Joint Statement on Common Flood Marks and Open River Records", Role = RenditionRole.Authentic, Blocks = English },
        new() { Language = "ru", Title = "Совместное заявление об общих метках паводка и открытых речных записях", Role = RenditionRole.Authentic },
        new() { Language = "ar", Title = "بيان مشترك بشأن علامات الفيضان الموحَّدة والسجلات المفتوحة للأنهار", Role = RenditionRole.OfficialTranslation, From = "en", Blocks = Arabic },
        new() { Language = "zh", Title = "关于统一洪水标记与开放河流记录的联合声明", Role = RenditionRole.Translation, From = "en" },
    ];

    private static readonly SignatoryView[] Members =
    [
        new() { Name = "Municipalidad de Sauce Viejo del Paso", Language = "es", Country = "AR", Evidence = EvidenceMark.DomainEmail, Day = Adopted, OrganisationSlug = "municipalidad-de-sauce-viejo-del-paso" },
        new() { Name = "Marktgemeinde Ulmenwerd", Language = "de", Country = "AT", Evidence = EvidenceMark.Passkey, Day = Adopted, OrganisationSlug = "marktgemeinde-ulmenwerd" },
        new() { Name = "Flussrat Traisental", Language = "de", Country = "AT", Evidence = EvidenceMark.DomainEmail, Day = Adopted, OrganisationSlug = "flussrat-traisental" },
        new() { Name = "Char Shapla Pourashava", Language = "en", Country = "BD", Evidence = EvidenceMark.Email, Late = true, Day = new(2026, 5, 2), OrganisationSlug = "char-shapla-pourashava" },
        new() { Name = "Prefeitura de Porto das Garças", Language = "pt", Country = "BR", Evidence = EvidenceMark.DomainEmail, Day = Adopted, OrganisationSlug = "prefeitura-de-porto-das-garcas" },
        new() { Name = "Община Брястово", Language = "bg", Country = "BG", Evidence = EvidenceMark.Passkey, Day = Adopted, OrganisationSlug = "o5" },
        new() { Name = "柳湾镇", Language = "zh", Country = "CN", Evidence = EvidenceMark.DomainEmail, Day = Adopted, OrganisationSlug = "o6" },
        new() { Name = "مجلس مدينة النخيلة", Language = "ar", Country = "EG", Evidence = EvidenceMark.DomainEmail, Day = Adopted, OrganisationSlug = "o7" },
        new() { Name = "Commune de Pont-l’Aubier", Language = "fr", Country = "FR", Evidence = EvidenceMark.Passkey, Day = Adopted, OrganisationSlug = "commune-de-pont-laubier" },
        new() { Name = "Ville de Sainte-Rive", Language = "fr", Country = "FR", Evidence = EvidenceMark.DomainEmail, Day = Adopted, OrganisationSlug = "ville-de-sainte-rive" },
        new() { Name = "Stadt Weidenfurt", Language = "de", Country = "DE", Evidence = EvidenceMark.Passkey, Day = Adopted, OrganisationSlug = "stadt-weidenfurt" },
        new() { Name = "Gemeinde Altmühlenau", Language = "de", Country = "DE", Evidence = EvidenceMark.DomainEmail, Day = Adopted, OrganisationSlug = "gemeinde-altmuhlenau" },
        new() { Name = "Füzesd Város", Language = "hu", Country = "HU", Evidence = EvidenceMark.Email, Day = Adopted, OrganisationSlug = "fuzesd-varos" },
        new() { Name = "Nadipur Municipality", Language = "en", Country = "IN", Evidence = EvidenceMark.Reviewed, Day = Adopted, OrganisationSlug = "nadipur-municipality" },
        new() { Name = "بلدية الصفصافة", Language = "ar", Country = "IQ", Evidence = EvidenceMark.DomainEmail, Late = true, Day = new(2026, 6, 19), OrganisationSlug = "o14" },
        new() { Name = "Comune di Ripalta sul Secchio", Language = "it", Country = "IT", Evidence = EvidenceMark.DomainEmail, Day = Adopted, OrganisationSlug = "comune-di-ripalta-sul-secchio" },
        new() { Name = "Город Ак-Тал", Language = "ru", Country = "KG", Evidence = EvidenceMark.Passkey, Day = Adopted, OrganisationSlug = "o16" },
        new() { Name = "Gemeente Oudewaal", Language = "nl", Country = "NL", Evidence = EvidenceMark.Passkey, Day = Adopted, OrganisationSlug = "gemeente-oudewaal", Reservation = Reservation },
        new() { Name = "Município de Vila do Salgueiro", Language = "pt", Country = "PT", Evidence = EvidenceMark.DomainEmail, Day = Adopted, OrganisationSlug = "municipio-de-vila-do-salgueiro" },
        new() { Name = "Општина Врбица", Language = "sr", Country = "RS", Evidence = EvidenceMark.Reported, OrganisationSlug = "o19", Source = "the printed list of 1 April 2026" },
        new() { Name = "Ayuntamiento de Riba de Olmos", Language = "es", Country = "ES", Evidence = EvidenceMark.DomainEmail, Day = Adopted, OrganisationSlug = "ayuntamiento-de-riba-de-olmos" },
        new() { Name = "Mancomunidad del Alto Duratín", Language = "es", Country = "ES", Evidence = EvidenceMark.Email, Late = true, Day = new(2026, 9, 8), OrganisationSlug = "mancomunidad-del-alto-duratin" },
        new() { Name = "Withy Bridge Town Council", Language = "en", Country = "GB", Evidence = EvidenceMark.Passkey, Late = true, Day = new(2026, 11, 21), OrganisationSlug = "withy-bridge-town-council" },
        new() { Name = "Municipio de Paso del Ceibo", Language = "es", Country = "UY", Evidence = EvidenceMark.DomainEmail, Day = Adopted, OrganisationSlug = "municipio-de-paso-del-ceibo" },
    ];

    private static readonly SignatoryView[] Others =
    [
        new() { Name = "Wasserschule Altenmarkt", Language = "de", Country = "AT", Evidence = EvidenceMark.DomainEmail, Day = Adopted, OrganisationSlug = "wasserschule-altenmarkt" },
        new() { Name = "Musée de la Batellerie de Sainte-Rive", Language = "fr", Country = "FR", Evidence = EvidenceMark.DomainEmail, Day = Adopted, OrganisationSlug = "musee-de-la-batellerie-de-sainte-rive" },
        new() { Name = "Association des éclusiers du Val", Language = "fr", Country = "FR", Evidence = EvidenceMark.Email, Late = true, Day = new(2026, 5, 11), OrganisationSlug = "association-des-eclusiers-du-val" },
        new() { Name = "Nadipur River School", Language = "en", Country = "IN", Evidence = EvidenceMark.Reviewed, Day = Adopted, OrganisationSlug = "nadipur-river-school" },
        new() { Name = "Archivio dei Mulini", Language = "it", Country = "IT", Evidence = EvidenceMark.DomainEmail, Day = Adopted, OrganisationSlug = "archivio-dei-mulini" },
        new() { Name = "Stichting Peilschaal", Language = "nl", Country = "NL", Evidence = EvidenceMark.Passkey, Day = Adopted, OrganisationSlug = "stichting-peilschaal" },
        new() { Name = "Escola Secundária da Ribeira", Language = "pt", Country = "PT", Evidence = EvidenceMark.Email, Late = true, Day = new(2026, 10, 3), OrganisationSlug = "escola-secundaria-da-ribeira" },
        new() { Name = "Музеј река", Language = "sr", Country = "RS", Evidence = EvidenceMark.Reported, OrganisationSlug = "o7" },
        new() { Name = "Lock-Keepers’ Benevolent Society", Language = "en", Country = "GB", Evidence = EvidenceMark.Email, Day = Adopted, OrganisationSlug = "lock-keepers-benevolent-society" },
    ];

    private static readonly SignatoryView[] People =
    [
        new() { Name = "Amalia Brandt", Language = "de", Country = "DE", Evidence = EvidenceMark.Passkey, Day = Adopted, Affiliation = "hydrologist, Weidenfurt" },
        new() { Name = "Yusuf Hamdan", Language = "en", Country = "EG", Evidence = EvidenceMark.Email, Day = Adopted, Affiliation = "teacher, Nakhila" },
        new() { Name = "Inês Carvalho", Language = "pt", Country = "PT", Evidence = EvidenceMark.Email, Day = Adopted, Affiliation = "stone mason, Vila do Salgueiro" },
        new() { Name = "Пётр Лаптев", Language = "ru", Country = "KG", Evidence = EvidenceMark.Email, Day = Adopted, Affiliation = "archivist, Ak-Tal" },
        new() { Name = "Rosa Feliu i Soler", Language = "ca", Country = "ES", Evidence = EvidenceMark.Passkey, Day = Adopted, Affiliation = "bridge engineer, Riba de Olmos" },
        new() { Name = "周明远", Language = "zh", Country = "CN", Evidence = EvidenceMark.Email, Day = Adopted, Affiliation = "surveyor, Liuwan" },
        new() { Name = "Sanne de Wit", Language = "nl", Country = "NL", Evidence = EvidenceMark.Email, Day = Adopted, Affiliation = "Oudewaal" },
        new() { Name = "Thomas Ashdown", Language = "en", Country = "GB", Evidence = EvidenceMark.Email, Day = Adopted, Affiliation = "lock-keeper, Withy Bridge" },
        new() { Name = "Lucía Benítez", Language = "es", Country = "UY", Evidence = EvidenceMark.Email, Day = Adopted, Affiliation = "Paso del Ceibo" },
        new() { Name = "Ondine Marchal", Language = "fr", Country = "FR", Evidence = EvidenceMark.Passkey, Day = Adopted, Affiliation = "boat builder, Sainte-Rive" },
        new() { Name = "Arun Sengupta", Language = "en", Country = "IN", Evidence = EvidenceMark.Email, Day = Adopted, Affiliation = "Nadipur" },
        new() { Name = "Giulia Ferri", Language = "it", Country = "IT", Evidence = EvidenceMark.Email, Day = Adopted, Affiliation = "photographer, Ripalta" },
    ];

    public static StatementView In(string language) => new()
    {
        Id = "01K9XMZ3T0V4J5N6P7Q8R9S0TW",
        Slug = "common-flood-marks",
        Kind = "joint-statement",
        Issuers = ["the Alliance of River Towns", "Stadt Weidenfurt", "Commune de Pont-l’Aubier"],
        Countries = ["DE", "FR"],
        Topics = ["rivers and records"],
        SourceTags = ["Joint", "Rivers & Floods"],
        Published = new DateView(new(2026, 3, 12), Adopted),
        Recorded = Adopted,
        TextHash = RiverTowns.TextHash,
        Renditions = Renditions,
        Current = Renditions.First(r => r.Language == language),
        Position = new(PositionKind.Open, new(2026, 12, 31)),
        Groups =
        [
            new() { Id = "members", Role = "members", Count = 24, Signatories = Members },
            new() { Id = "others", Role = "others", Heading = "Schools, museums, societies", HeadingLanguage = "en", Count = 9, Signatories = Others },
            new() { Id = "individuals", Role = "individuals", Count = 312, Unnamed = 14, Signatories = People },
        ],
        Names = new(1, 2),
        Evidence = [EvidenceMark.Reported, EvidenceMark.Reviewed, EvidenceMark.Email, EvidenceMark.DomainEmail, EvidenceMark.Passkey],
        Reservations =
        [
            new("Gemeente Oudewaal", "nl", Reservation),
            new("Stichting Peilschaal", "nl", new("It signs as a foundation without territory.", "en", null, new(2026, 3, 21), 15241)),
        ],
        Growth = [new(Adopted.AddDays(0), 26), new(Adopted.AddDays(2), 60), new(Adopted.AddDays(6), 81), new(Adopted.AddDays(14), 110), new(Adopted.AddDays(25), 140), new(Adopted.AddDays(40), 190), new(Adopted.AddDays(61), 220), new(Adopted.AddDays(90), 236), new(Adopted.AddDays(120), 250), new(Adopted.AddDays(150), 262), new(Adopted.AddDays(180), 280), new(Adopted.AddDays(210), 305), new(Adopted.AddDays(235), 330), new(Adopted.AddDays(250), 343), new(Adopted.AddDays(254), 345)],
        Today = new(2026, 11, 23),
        History =
        [
            new() { Kind = "endorsement", Day = new(2026, 11, 21), Index = 18431, Name = "Withy Bridge Town Council", NameLanguage = "en" },
            new() { Kind = "withdrawal", Day = new(2026, 7, 30), Index = 16902, Name = "River Trust of Lower Anse", NameLanguage = "en", Of = 15110, OfDay = Adopted },
            new() { Kind = "rectification", Day = new(2026, 4, 4), Index = 15377, Reason = "paragraph 3 of the Russian rendition, “1,140” for “1,104”" },
            new() { Kind = "annulment", Day = new(2026, 4, 2), Index = 15301, Reason = "forged" },
            new() { Kind = "endorsement", Day = Adopted, Index = 15103, Count = 26 },
            new() { Kind = "opening", Day = Adopted, Index = 15103, Until = new(2026, 12, 31) },
            new() { Kind = "adoption", Day = Adopted, Index = 15102 },
        ],
        HistoryTotal = 348,
        Sources = [new("docx", "c0ffee42d98a7715e0c2b93f5ad01e664b1f0e2d7c95ab3388fe4170d2aa8a30")],
    };

    public static SideBySideView SideBySide => new()
    {
        Slug = "common-flood-marks",
        Renditions = Renditions,
        First = Renditions[2],
        Second = Renditions[0],
        Rows = TextRow.Align(Arabic, English),
    };

    /// <summary>The statement with a group of many names, none of them remarkable.</summary>
    public static StatementView With(int names) => In("en") with
    {
        Groups =
        [
            new()
            {
                Id = "members",
                Role = "members",
                Count = names,
                Signatories = [.. Enumerable.Range(0, names).Select(i => Members[i % Members.Length] with { Name = $"{Members[i % Members.Length].Name} {i}", Country = Members[i * Members.Length / names].Country, Late = false, Source = null, Reservation = null, Day = Adopted })],
            },
        ],
    };
}
