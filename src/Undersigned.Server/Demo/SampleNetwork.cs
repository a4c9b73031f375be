// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Undersigned.Server.Log;

namespace Undersigned.Server.Demo;

/// <summary>The network of samples/network as its files say it. A file that says something else than is known here is refused.</summary>
internal sealed record SampleNetwork(
    IReadOnlyList<SampleOrganisation> Organisations, IReadOnlyDictionary<string, SampleNames> People, IReadOnlyList<SampleStatement> Statements)
{
    private const string Root = "samples/";

    public static SampleNetwork Read() => new(
        Json(Read("organisations.json"), SampleJson.Default.SampleOrganisationArray),
        Json(Read("people.json"), SampleJson.Default.DictionaryStringSampleNames),
        [.. Folders().Select(folder => Json(Read(folder + "statement.json"), SampleJson.Default.SampleStatement) with { Folder = folder })]);

    /// <summary>The operator's settings: what network.json holds and the program has a setting for.</summary>
    public static string Settings()
    {
        var settings = JsonNode.Parse(Read("network.json"))!.AsObject();
        settings.Remove("founded");
        return settings.ToJsonString();
    }

    /// <summary>The bytes of a sample file, by its path within samples/network.</summary>
    public static byte[] Read(string path)
    {
        using var stream = typeof(SampleNetwork).Assembly.GetManifestResourceStream(Root + path) ?? throw new InvalidDataException($"There is no sample file {path}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static IEnumerable<string> Folders() => typeof(SampleNetwork).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Root, StringComparison.Ordinal) && name.EndsWith("/statement.json", StringComparison.Ordinal))
        .Select(name => name[Root.Length..^"statement.json".Length])
        .Order(StringComparer.Ordinal);

    private static T Json<T>(byte[] bytes, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(bytes, type) ?? throw new InvalidDataException("A sample file holds null.");
}

/// <param name="Country">ISO 3166-1; null for an international body.</param>
/// <param name="Names">The first is the one that it signs by.</param>
internal sealed record SampleOrganisation(string Key, string? Country, bool Member, string? Since, IReadOnlyList<OrganisationName> Names);

/// <summary>The lists that people are drawn from, in one language. Those of a gender go together.</summary>
internal sealed record SampleNames(string Form, string Affiliation, string[][] Places)
{
    public string[]? Given { get; init; }
    public string[]? Family { get; init; }
    public string[]? Professions { get; init; }

    [JsonPropertyName("given_f")]
    public string[]? GivenF { get; init; }

    [JsonPropertyName("given_m")]
    public string[]? GivenM { get; init; }

    [JsonPropertyName("family_f")]
    public string[]? FamilyF { get; init; }

    [JsonPropertyName("family_m")]
    public string[]? FamilyM { get; init; }

    [JsonPropertyName("professions_f")]
    public string[]? ProfessionsF { get; init; }

    [JsonPropertyName("professions_m")]
    public string[]? ProfessionsM { get; init; }
}

internal sealed record SampleRendition(string Language, string Role, string? Translator, string? From);

internal sealed record SampleGroup(string Id, string Role, IReadOnlyDictionary<string, string> Headings, string Takes, string Who, bool Confidential);

internal sealed record SamplePerson(string Name, string? Affiliation, string? Country);

/// <summary>One signatory's endorsement: of an organisation by its key, or of a person.</summary>
internal sealed record SampleEndorsement(
    string Group, string On, string Rendition, string Evidence, string Capacity, string? Reservation, bool AdReferendum, bool Confidential)
{
    public string? Organisation { get; init; }
    public SamplePerson? Person { get; init; }
}

/// <summary>What happened to an endorsement afterwards.</summary>
/// <param name="Of">Which one, in the order of the file.</param>
/// <param name="Text">Words of the signatory; of a correction, the right name.</param>
/// <param name="Reason">Of an annulment, one of the fixed list.</param>
internal sealed record SampleAct(string Act, int Of, string On, string? Text, string? Reason);

/// <summary>How many people are drawn, into which group, and between which days.</summary>
internal sealed record SampleCrowd(int People, string Group, DateOnly From, DateOnly To);

internal sealed record SampleStatement(
    string Key, string Shows, string Kind, string Published, IReadOnlyList<string> Issuers, IReadOnlyList<string> Countries, IReadOnlyList<string> Tags,
    IReadOnlyList<SampleRendition> Renditions, IReadOnlyList<SampleGroup> Groups, string Opened, string? Until, string? Closed, string? Reopened,
    IReadOnlyList<SampleEndorsement> Endorsements, IReadOnlyList<SampleAct> Later)
{
    public SampleCrowd? Generate { get; init; }

    /// <summary>Where its texts are, with a final slash.</summary>
    [JsonIgnore]
    public string Folder { get; init; } = "";
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SampleOrganisation[]))]
[JsonSerializable(typeof(Dictionary<string, SampleNames>))]
[JsonSerializable(typeof(SampleStatement))]
internal sealed partial class SampleJson : JsonSerializerContext;
