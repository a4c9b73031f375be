// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Layout;

namespace Undersigned.Documents.Signatories;

/// <summary>One entry of a list, taken apart; whether it is a person may still hang on the others of the list.</summary>
internal sealed class ParsedEntry(MappedText name)
{
    /// <summary>What is left of the entry as the name, with all that may turn out to be an affiliation after its first separator.</summary>
    public MappedText Name { get; set; } = name;

    public string? Country { get; set; }

    public string? Abbreviation { get; set; }

    public string? Note { get; set; }

    /// <summary>The content of a bracket that is neither country, abbreviation nor note.</summary>
    public string? Bracket { get; set; }

    /// <summary>The entry up to before that bracket, which stays in the name of a body and leaves that of a person.</summary>
    public MappedText? BeforeBracket { get; set; }

    /// <summary>Whether the country stood in the entry or over it, and not in the name.</summary>
    public bool CountryIsSuffix { get; set; }

    /// <summary>The same name in another script, where the entry gives both.</summary>
    public string? Other { get; set; }

    /// <summary>What is known of a person's affiliation apart from the name: said of two, on lines under it, or in other cells of its row.</summary>
    public string? Affiliation { get; set; }

    /// <summary>Another name out of the same entry, with the same country and note.</summary>
    public ParsedEntry With(MappedText name, string? affiliation) => new(name) { Country = Country, CountryIsSuffix = CountryIsSuffix, Note = Note, Affiliation = affiliation ?? Affiliation, Sure = Sure };

    /// <summary>Organisation or person, when its table says so.</summary>
    public SignatoryKind? Kind { get; set; }

    /// <summary>Whether it is a row of a table that gives affiliations in cells of their own.</summary>
    public bool IsRow { get; set; }

    /// <summary>How sure it is that this is one entry.</summary>
    public double Sure { get; set; } = 1;

    public void AddNote(string note) => Note = Note is null ? note : Note + "; " + note;
}
