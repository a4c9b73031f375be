// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Matching.Text;

namespace Undersigned.Matching;

/// <summary>A fault of a registry file.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Reason">What is wrong there and what would be right.</param>
public sealed record RegistryFault(int Line, string Reason);

/// <summary>What a registry file holds. With a single fault nothing of it should be used.</summary>
/// <param name="Organisations">Those of its lines that could be read, in order.</param>
/// <param name="Faults">Its faults, by line.</param>
public sealed record RegistryContents(IReadOnlyList<Organisation> Organisations, IReadOnlyList<RegistryFault> Faults);

/// <summary>
/// Reads a registry: one JSON object a line, in the form of the Research Organization Registry (<c>id</c>, <c>names</c> with <c>value</c>, <c>lang</c> and
/// <c>types</c>, <c>country</c>, <c>city</c>, <c>types</c>, <c>status</c>, <c>domains</c>, <c>relationships</c> with <c>type</c> and <c>id</c>) or in that of
/// our own exports, whose names have <c>name</c>, <c>language</c> and <c>kind</c>.
/// </summary>
public static class RegistryReader
{
    private const int MostNames = 1000;

    /// <summary>Whether a text is a code of ISO 3166-1 in capitals, two letters, as registries and queries give countries.</summary>
    public static bool IsCountry(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return CountryNames.Instance.IsCode(code);
    }

    /// <summary>Reads JSON lines in UTF-8.</summary>
    public static RegistryContents Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var organisations = new List<Organisation>();
        var faults = new List<RegistryFault>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var lineOf = new List<int>();
        var number = 0;
        foreach (var line in JsonLines.Of(stream))
        {
            number++;
            if (line.Span.Trim(" \t\r\uFEFF"u8).IsEmpty) continue;
            try
            {
                var organisation = OrganisationJson.Read(line.Span);
                if (!lines.TryAdd(organisation.Id, number)) faults.Add(new(number, $"the id {organisation.Id} stands already on line {lines[organisation.Id]}; ids are unique"));
                else if (organisation.Names.Count > MostNames) faults.Add(new(number, $"it has {organisation.Names.Count} names; at most {MostNames} are read"));
                else { organisations.Add(organisation); lineOf.Add(number); }
            }
            catch (JsonException error)
            {
                faults.Add(new(number, "it is not JSON: " + error.Message.Split(". Path")[0].Split(" LineNumber")[0].TrimEnd('.')));
            }
            catch (FormatException error)
            {
                faults.Add(new(number, error.Message));
            }
        }
        Successions.Check(organisations, lineOf, faults);
        return new(organisations, [.. faults.OrderBy(fault => fault.Line)]);
    }
}
