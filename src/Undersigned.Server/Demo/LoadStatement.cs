// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Organisations;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Demo;

/// <summary>What comes first on one day: a statement is open before it is signed, and closed after it was.</summary>
internal enum Turn { Adoption, Opening, Endorsement, Later, Closing }

/// <summary>One act of a statement, to be done by the real operation when its day comes.</summary>
internal readonly record struct DatedStep(string Day, Turn Turn, Action<LogTransaction> Run);

/// <summary>Turns one sample into the acts of a statement's life. The operations check their rules as they would for anybody; a refusal is a mistake in the sample.</summary>
internal sealed class LoadStatement(SampleStatement sample, SampleNetwork network)
{
    private readonly Dictionary<string, SampleOrganisation> _organisations = network.Organisations.ToDictionary(organisation => organisation.Key, StringComparer.Ordinal);
    private readonly EndorseOutcome.Recorded[] _recorded = new EndorseOutcome.Recorded[sample.Endorsements.Count];
    private string _slug = "";

    public LoadedStatement Loaded => new(sample, _slug, [.. _recorded.Select(recorded => recorded.Entry.Index)]);

    /// <summary>Not in order: the days of all statements run together.</summary>
    public IEnumerable<DatedStep> Steps()
    {
        yield return new(sample.Published, Turn.Adoption, Adopt);
        yield return new(sample.Opened, Turn.Opening, tx => Open(tx, sample.Opened, sample.Until));
        for (var i = 0; i < sample.Endorsements.Count; i++)
        {
            var n = i;
            yield return new(sample.Endorsements[n].On, Turn.Endorsement, tx => _recorded[n] = Endorse(tx, sample.Endorsements[n], $"{sample.Key}/{n}"));
        }

        if (sample.Generate is { } crowd)
        {
            var people = DrawnPeople.Draw(crowd, network.People, [.. sample.Renditions.Select(rendition => rendition.Language)]);
            for (var i = 0; i < people.Count; i++)
            {
                var n = i;
                yield return new(people[n].On, Turn.Endorsement, tx => Endorse(tx, people[n], $"{sample.Key}/drawn/{n}"));
            }
        }

        foreach (var act in sample.Later) yield return new(act.On, Turn.Later, tx => Later(tx, act));
        if (sample.Closed is { } closed) yield return new(closed, Turn.Closing, tx => Done(new CloseForEndorsement(_slug, closed).Run(tx)));
        // The day announced at first does not bind the second time.
        if (sample.Reopened is { } reopened) yield return new(reopened, Turn.Opening, tx => Open(tx, reopened, until: null));
    }

    private void Adopt(LogTransaction tx)
    {
        var renditions = sample.Renditions.Select(rendition => new NewRendition(rendition.Language, rendition.Role, Blocks(rendition.Language), rendition.Translator, rendition.From)).ToList();
        var languages = renditions.ConvertAll(rendition => rendition.Language);
        // An alignment numbers the blocks after title and subtitle.
        var alignment = Alignment.OneToOne(languages, renditions.ConvertAll(rendition => rendition.Blocks.Count(block => block.Kind is not (TextBlockKind.Title or TextBlockKind.Subtitle))));
        if (alignment is null && renditions.Count > 1) throw Wrong("its renditions have different numbers of blocks");
        var adopted = Statements.Adopt.Run(tx, new NewStatement
        {
            Kind = sample.Kind,
            Renditions = renditions,
            Alignment = alignment,
            Published = new PublishedDate(sample.Published, "text"),
            On = sample.Published,
            Issuers = sample.Issuers,
            Countries = sample.Countries,
            Tags = sample.Tags,
            Groups = Groups(),
        });
        _slug = adopted.Slug;
    }

    private IReadOnlyList<TextBlock> Blocks(string language)
    {
        var bytes = SampleNetwork.Read($"{sample.Folder}{language}.md");
        var blocks = RenditionText.Read(bytes);
        if (blocks is not [{ Kind: TextBlockKind.Title }, ..]) throw Wrong($"its text {language} has no title");
        return RenditionText.Write(blocks).AsSpan().SequenceEqual(bytes) ? blocks : throw Wrong($"its text {language} is not in the frozen form");
    }

    private List<GroupRule> Groups() => [.. sample.Groups.Select(group =>
        new GroupRule(group.Id, group.Role, group.Headings, group.Takes, group.Who, Review: false, group.Confidential, group.Takes == "organisations" ? "country" : null))];

    private void Open(LogTransaction tx, string day, string? until) => Done(new OpenForEndorsement(_slug, until, Groups(), day).Run(tx));

    private EndorseOutcome.Recorded Endorse(LogTransaction tx, SampleEndorsement endorsement, string reference)
    {
        var organisation = endorsement.Organisation is { } key ? _organisations.GetValueOrDefault(key) ?? throw Wrong($"it names the organisation {key}, which there is not") : null;
        if (organisation is null == (endorsement.Person is null)) throw Wrong($"{reference} names neither a person nor an organisation, or both");
        var country = organisation is null ? endorsement.Person!.Country : organisation.Country;
        if (country is not null && !CountryCode.IsKnown(country)) throw Wrong($"{reference} names the country {country}");
        var request = new EndorseRequest
        {
            IsPerson = organisation is null,
            Name = Line(organisation?.Names[0].Name ?? endorsement.Person!.Name),
            Country = country,
            Affiliation = endorsement.Person?.Affiliation is { } affiliation ? Line(affiliation).Value : null,
            Key = organisation is null ? "reference:" + reference : null,
            Group = endorsement.Group,
            Rendition = endorsement.Rendition,
            Reservation = endorsement.Reservation is { } reservation ? Line(reservation, reservation.Length).Value : null,
            AdReferendum = endorsement.AdReferendum,
            Confidential = endorsement.Confidential,
            On = endorsement.On,
        };
        if (request.Capacity != endorsement.Capacity) throw Wrong($"{reference} signs in the capacity {endorsement.Capacity}");
        var outcome = new Endorse(_slug, request, endorsement.Evidence, MayRegister: false) { Day = endorsement.On }.Run(tx);
        return outcome as EndorseOutcome.Recorded ?? throw Wrong($"{reference} was refused: {outcome}");
    }

    private void Later(LogTransaction tx, SampleAct act)
    {
        var of = _recorded[act.Of].Entry.Index;
        var outcome = act.Act switch
        {
            "annulment" => ActOnEndorsement.AnnulmentReasons.Contains(act.Reason) ? new Annul(of, act.Reason!, act.On).Run(tx) : throw Wrong($"an annulment has no such reason as {act.Reason}"),
            "confirmation" => new Confirm(of, act.On, act.Text).Run(tx),
            "correction" => new CorrectSignatory(of, "clerical", Line(act.Text ?? ""), On: act.On).Run(tx),
            "declaration" => new Declare(of, Line(act.Text ?? "", 4000).Value, act.On).Run(tx),
            "withdrawal" => new Withdraw(of, act.On, act.Text).Run(tx),
            _ => throw Wrong($"there is no act {act.Act}"),
        };
        if (outcome is not EndorsementOutcome.Done) throw Wrong($"the {act.Act} of {act.On} was refused: {outcome}");
    }

    private SignatoryName Line(string text, int maxLength = SignatoryName.MaxLength) =>
        !SignatoryName.TryParse(text, maxLength, out var line, out var error) ? throw Wrong($"\"{text}\": {error}")
            : line.Value == text ? line : throw Wrong($"\"{text}\" is not in its normal form, which is \"{line.Value}\"");

    private void Done(PositionOutcome outcome)
    {
        if (outcome is not PositionOutcome.Done) throw Wrong($"it can be neither opened nor closed so: {outcome}");
    }

    private InvalidDataException Wrong(string what) => new($"The sample {sample.Folder} is wrong: {what}.");
}

/// <summary>A sample that stands in the log, with the receipts of the endorsements that its file lists.</summary>
internal sealed record LoadedStatement(SampleStatement Sample, string Slug, IReadOnlyList<long> Entries);
