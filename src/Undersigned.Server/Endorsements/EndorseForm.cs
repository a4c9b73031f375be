// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Mail;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Endorsements;

/// <summary>What somebody typed into the form, as it is shown again.</summary>
// Pick: The organisation that was chosen among those found, `new` for none of them, empty for no choice.
public sealed record EndorseFields(bool IsPerson, string Organisation, string Pick, string Office, string Affiliation, string Country, string Name, string Email, string Reservation, bool Authorised, bool Agreed, bool Unnamed)
{
    public static EndorseFields Empty(bool isPerson) => new(isPerson, "", "", "", "", "", "", "", "", false, false, false);
}

/// <summary>The public form as it was sent, and what it asks for where every field can be used.</summary>
internal sealed class EndorseForm
{
    public const string NewOrganisation = "new";

    /// <summary>The id of the control for the address: <c>email</c> is that of a mark of evidence.</summary>
    public const string MailField = "mail";

    public const int MaxReservation = 4000;
    private const int MaxOffice = 200;

    private readonly FieldFault _fault = new();

    private EndorseForm(EndorseFields fields) => Fields = fields;

    public EndorseFields Fields { get; }

    public IReadOnlyList<FieldError> Errors => _fault.Errors;

    /// <summary>The organisations that the name typed may mean, where it is none's exactly.</summary>
    public List<FoundOrganisation> Found { get; private set; } = [];

    /// <summary>Whether the registry was searched.</summary>
    public bool Searched { get; private set; }

    public ReviewRequest? Request { get; private set; }

    public EmailAddress? Email { get; private set; }

    /// <param name="find">Only the organisation is looked for.</param>
    /// <param name="text">The language that was read.</param>
    public static EndorseForm Read(IFormCollection sent, Connection db, SignedText text, OpenStatement statement, bool takesPersons, bool takesOrganisations, bool find)
    {
        string Field(string name, bool manyLines = false) => FieldFault.Shown(sent[name].ToString().ReplaceLineEndings("\n"), manyLines);
        var isPerson = takesPersons && (sent["as"] == "person" || !takesOrganisations);
        var form = new EndorseForm(new EndorseFields(
            isPerson, Field("org"), Field("pick"), Field("role"), Field("affiliation"), Field("country"), Field("name"), Field("email").Trim(), Field("reservation", manyLines: true), sent["authorised"] == "1", sent["agreed"] == "1", sent["unnamed"] == "1"));
        if (find) form.Look(db, sent["org"].ToString());
        else form.Check(sent, db, text, statement);
        return form;
    }

    private void Look(Connection db, string name)
    {
        Searched = true;
        Found = OrganisationSearch.Find(db, name[..Math.Min(name.Length, SignatoryName.MaxLength)]);
    }

    private void Check(IFormCollection sent, Connection db, SignedText text, OpenStatement statement)
    {
        var (organisation, name) = Fields.IsPerson ? (null, null) : Organisation(db, sent["org"].ToString());
        var office = Fields.IsPerson ? null : _fault.Line("role", sent["role"].ToString(), MaxOffice);
        var affiliation = Fields.IsPerson ? _fault.Line("affiliation", sent["affiliation"].ToString(), SignatoryName.MaxLength) : null;
        var country = Fields.Country.Length == 0 ? null : Fields.Country;
        if (country is not null && !CountryCode.IsKnown(country)) _fault.Add("country", "error.country", Fields.Country);
        else if (country is null && !Fields.IsPerson && organisation is null && name is not null) _fault.Add("country", "error.country.new");
        var person = _fault.Line("name", sent["name"].ToString(), SignatoryName.MaxLength, "error.person-name.empty");
        Email = Address();
        // Line ends are kept nowhere: a reservation stands beside a name, as one paragraph.
        var reservation = _fault.Line("reservation", sent["reservation"].ToString().ReplaceLineEndings(" ").Replace('\t', ' '), MaxReservation);
        if (Fields.Unnamed && !statement.CountsUnnamed(Fields.IsPerson)) _fault.Add("unnamed", "error.unnamed");
        if (!Fields.IsPerson && !Fields.Authorised) _fault.Add("authorised", "error.authorised");
        if (!Fields.Agreed) _fault.Add("agreed", "error.agreed");
        if (Errors.Count > 0) return;
        Request = new ReviewRequest(
            Fields.IsPerson, Fields.IsPerson ? person! : name!, country, affiliation, Fields.IsPerson ? EndorseRequest.KeyOf(Email!.Value) : null, null, text.Language, reservation, false, Fields.Unnamed, null, null, null)
        {
            Organisation = organisation,
            Signer = Fields.IsPerson ? null : person,
            Office = office,
        };
    }

    /// <summary>The organisation meant: one of the registry, or a name that the registry does not have.</summary>
    private (string? Id, string? Name) Organisation(Connection db, string typed)
    {
        if (_fault.Line("org", typed, SignatoryName.MaxLength, "error.org.empty") is not { } name) return default;
        // What was picked for another name than the one typed now is not what is meant.
        var picked = Fields.Pick is { Length: > 0 } id && id != NewOrganisation ? Registry.NameOf(db, id) : null;
        if (picked is not null && Same(db, name).Exists(one => one.Id == Fields.Pick)) return (Fields.Pick, picked);
        if (Fields.Pick != NewOrganisation && Registry.Find(db, name, null) is { } exact) return (exact.Id, Registry.NameOf(db, exact.Id));
        Look(db, name);
        if (Fields.Pick == NewOrganisation || Found.Count == 0) return (null, name);
        _fault.Add("org", "error.org.pick");
        return default;
    }

    private static List<FoundOrganisation> Same(Connection db, string name) => OrganisationSearch.Find(db, name);

    private EmailAddress? Address()
    {
        if (Fields.Email.Length == 0) _fault.Add(MailField, "error.email.empty");
        else if (!EmailAddress.TryParse(Fields.Email, out var email)) _fault.Add(MailField, "error.email", Fields.Email.Length > 100 ? Fields.Email[..100] + "…" : Fields.Email);
        else if (email.MixesScripts) _fault.Add(MailField, "error.email.mixed");
        else if (DisposableMail.Is(email)) _fault.Add(MailField, "error.email.disposable");
        else return email;
        return null;
    }
}
