// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;

namespace Undersigned.Server.Endorsements;

/// <summary>What became of a request to endorse.</summary>
internal abstract record EndorseOutcome
{
    private EndorseOutcome() { }

    /// <summary>It stands in the log.</summary>
    public sealed record Recorded(Proven Entry) : EndorseOutcome;

    /// <summary>The secretariat will look at it; nothing is in the log.</summary>
    public sealed record ToReview(byte[] Id) : EndorseOutcome;

    /// <summary>Of a rehearsal: nothing stands against it. <paramref name="Organisation"/> is null for a person, and for an organisation that the registry does not know.</summary>
    public sealed record Allowed(OpenGroup Group, string? Organisation) : EndorseOutcome;

    public sealed record UnknownStatement : EndorseOutcome;

    /// <summary>It takes no endorsements now; <paramref name="Position"/> is <c>unopened</c>, <c>closed</c> or <c>ended</c> on <paramref name="Day"/>.</summary>
    public sealed record NotOpen(string Position, string? Day) : EndorseOutcome;

    public sealed record UnknownGroup(IReadOnlyList<string> Known) : EndorseOutcome;

    /// <summary>The role, or no group named, fits several groups.</summary>
    public sealed record AmbiguousGroup(IReadOnlyList<string> Candidates) : EndorseOutcome;

    /// <summary>The group takes no such signatory; <paramref name="Takes"/> is what it takes.</summary>
    public sealed record WrongGroup(string Group, string Takes) : EndorseOutcome;

    public sealed record NotMember(string Group) : EndorseOutcome;

    public sealed record NotConfidential(string Group) : EndorseOutcome;

    public sealed record UnknownRendition(IReadOnlyList<string> Known) : EndorseOutcome;

    /// <summary>The signatory's endorsement stands already.</summary>
    public sealed record Stands(long Index) : EndorseOutcome;
}

/// <summary>Records one endorsement, under every rule, within the transaction that appends it.</summary>
/// <param name="Evidence">How the caller knows: what the act will say.</param>
/// <param name="MayRegister">Whether an organisation that the registry does not know is entered, or reviewed.</param>
internal sealed record Endorse(string Slug, EndorseRequest Request, string Evidence, bool MayRegister)
{
    /// <summary>The day whose rules hold, such as who was a member; null for today. What an archive records holds the rules of its own day.</summary>
    public string? Day { get; init; }

    /// <summary>Somebody has looked at the name, and at whose it is.</summary>
    public bool Looked { get; init; }

    /// <summary>Only asks the rules, and writes nothing.</summary>
    public bool Rehearsal { get; init; }

    public EndorseOutcome Run(LogTransaction tx)
    {
        var day = Day ?? tx.Today;
        if (tx.Open(Slug) is not { } statement) return new EndorseOutcome.UnknownStatement();
        if (statement.RefuseOn(day) is { } notOpen) return notOpen;

        var groups = Request.Group is null ? statement.Admitting(Request.IsPerson) : [.. statement.Groups.Where(group => group.Id == Request.Group)];
        if (groups.Count == 0 && Request.Group is not null) groups = [.. statement.Groups.Where(group => group.Role == Request.Group)];
        if (groups.Count > 1 && groups.Where(group => group.Admits(Request.IsPerson)).ToList() is { Count: > 0 } admitting) groups = admitting;
        if (groups.Count == 0) return new EndorseOutcome.UnknownGroup([.. statement.Groups.Where(group => group.Admits(Request.IsPerson)).Select(group => group.Id)]);
        if (groups.Count > 1) return new EndorseOutcome.AmbiguousGroup([.. groups.Select(group => group.Id)]);
        var group = groups[0];
        if (!group.Admits(Request.IsPerson)) return new EndorseOutcome.WrongGroup(group.Id, group.Takes);
        if (Request.Confidential && !group.Confidential) return new EndorseOutcome.NotConfidential(group.Id);

        var rendition = Request.Rendition ?? statement.Languages[0];
        if (!statement.Languages.Contains(rendition)) return new EndorseOutcome.UnknownRendition(statement.Languages);

        var organisation = Request.IsPerson ? null : Request.Organisation is { } known ? Registry.Get(tx.Db, known) : Registry.Find(tx.Db, Request.Name.Value, Request.Country);
        if (group.Who == "members" && (organisation is null || !Registry.IsMember(tx.Db, organisation, day))) return new EndorseOutcome.NotMember(group.Id);

        var unsure = !Looked && (Request.Name.MixesScripts || (!Request.IsPerson && organisation is null && (!MayRegister || Registry.HasName(tx.Db, Request.Name.Value))));
        if (unsure) return new EndorseOutcome.ToReview(Review.Add(tx, statement.Id, ReviewRequest.From(Request), "api", Request.ReceiptLanguage ?? rendition).Id);

        var id = organisation?.Id;
        var key = tx.Keys.For(statement.Id, Request.IsPerson ? Request.Key! : "organisation:" + (id ??= Registry.NewId(tx)));
        if (Standing.Find(tx, key) is { } standing) return new EndorseOutcome.Stands(standing);
        // Who was merged keeps the key that it signed by, so that an undone merge leaves nothing behind.
        foreach (var merged in organisation is null ? [] : Registry.MergedInto(tx.Db, organisation.No))
            if (Standing.Find(tx, tx.Keys.For(statement.Id, "organisation:" + merged)) is { } before) return new EndorseOutcome.Stands(before);
        if (Rehearsal) return new EndorseOutcome.Allowed(group, organisation?.Id);

        if (!Request.IsPerson && organisation is null) Registry.Register(tx, id!, [new OrganisationName(Request.Name.Value, null, "official")], Request.Country);
        var index = tx.Append(
            new Endorsing
            {
                Statement = statement.Id,
                Text = statement.Text,
                Rendition = rendition,
                Group = group.Id,
                Capacity = Request.Capacity,
                Evidence = Evidence,
                AdReferendum = Request.AdReferendum,
                Withheld = Request.Confidential,
                On = Request.On,
            },
            new Disclosure
            {
                Kind = Request.IsPerson ? "person" : "organisation",
                Organisation = id,
                Name = Request.Name.Value,
                Country = Request.Country ?? organisation?.Country,
                Affiliation = Request.Affiliation,
                Reservation = Request.Reservation,
            });
        Standing.Add(tx, key, index);
        if (Request.ReceiptTo is { } recipient) ReceiptMail.Queue(tx, recipient, Request.ReceiptLanguage ?? rendition, index);
        return new EndorseOutcome.Recorded(tx.ProveLast());
    }
}
