// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Organisations;

namespace Undersigned.Server.Demo;

/// <summary>
/// Loads the sample network into a new log, as an archive is loaded: in the order of the days that the acts give as <c>on</c>,
/// recorded <c>at</c> the present moment, in one transaction.
/// </summary>
internal sealed record LoadNetwork(SampleNetwork Network)
{
    public IReadOnlyList<LoadedStatement> Run(LogTransaction tx)
    {
        foreach (var organisation in Network.Organisations) Register(tx, organisation);
        var statements = Network.Statements.Select(sample => new LoadStatement(sample, Network)).ToList();
        foreach (var step in statements.SelectMany(statement => statement.Steps()).OrderBy(step => step.Day, StringComparer.Ordinal).ThenBy(step => step.Turn)) step.Run(tx);
        return [.. statements.Select(statement => statement.Loaded)];
    }

    private static void Register(LogTransaction tx, SampleOrganisation organisation)
    {
        if (organisation.Country is { } country && !CountryCode.IsKnown(country)) throw new InvalidDataException($"The sample organisation {organisation.Key} has the country {country}.");
        if (organisation.Member == organisation.Since is null) throw new InvalidDataException($"The sample organisation {organisation.Key} is a member without a first day, or the reverse.");
        var id = Registry.NewId(tx);
        Registry.Register(tx, id, organisation.Names, organisation.Country);
        if (organisation.Member) tx.Append(new Joining(id, organisation.Since, Until: null) { On = organisation.Since });
    }
}
