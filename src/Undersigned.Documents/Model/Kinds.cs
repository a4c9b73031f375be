// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Serialization;

namespace Undersigned.Documents;

/// <summary>What a document calls itself.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StatementKind>))]
public enum StatementKind
{
    /// <summary>It names no kind, or one of its own.</summary>
    [JsonStringEnumMemberName("other")] Other,

    /// <summary>A joint statement.</summary>
    [JsonStringEnumMemberName("joint-statement")] JointStatement,

    /// <summary>An open letter.</summary>
    [JsonStringEnumMemberName("open-letter")] OpenLetter,

    /// <summary>A declaration, manifesto or charter.</summary>
    [JsonStringEnumMemberName("declaration")] Declaration,

    /// <summary>An appeal, call or petition.</summary>
    [JsonStringEnumMemberName("appeal")] Appeal,

    /// <summary>A resolution.</summary>
    [JsonStringEnumMemberName("resolution")] Resolution,
}

/// <summary>What a block of the body is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BlockKind>))]
public enum BlockKind
{
    /// <summary>A paragraph; a salutation too.</summary>
    [JsonStringEnumMemberName("paragraph")] Paragraph,

    /// <summary>A heading over a part of the body.</summary>
    [JsonStringEnumMemberName("heading")] Heading,

    /// <summary>One item of a list.</summary>
    [JsonStringEnumMemberName("item")] Item,

    /// <summary>A quotation set apart.</summary>
    [JsonStringEnumMemberName("quote")] Quote,
}

/// <summary>What a list of signatories is, as its heading says.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GroupRole>))]
public enum GroupRole
{
    /// <summary>The document does not say.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,

    /// <summary>Those who started it.</summary>
    [JsonStringEnumMemberName("initiators")] Initiators,

    /// <summary>Members of the network that issues it.</summary>
    [JsonStringEnumMemberName("members")] Members,

    /// <summary>Others, observers, supporters, and those who came later.</summary>
    [JsonStringEnumMemberName("others")] Others,

    /// <summary>People who sign for themselves.</summary>
    [JsonStringEnumMemberName("individuals")] Individuals,
}

/// <summary>Who signs.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SignatoryKind>))]
public enum SignatoryKind
{
    /// <summary>A party, association, institution or other body.</summary>
    [JsonStringEnumMemberName("organisation")] Organisation,

    /// <summary>A person.</summary>
    [JsonStringEnumMemberName("person")] Person,
}
