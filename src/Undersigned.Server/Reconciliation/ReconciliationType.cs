// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Reconciliation;

/// <summary>A type of entities, in the sense of the specification.</summary>
internal sealed record ReconciliationType(string Id, string Name)
{
    public static readonly ReconciliationType Organisation = new("organisation", "Organisation");

    /// <summary>All, the general one first; the others are narrower than that.</summary>
    public static readonly IReadOnlyList<ReconciliationType> All = [Organisation, new("member", "Member of the network"), new("international", "International organisation"), new("dissolved", "Organisation that exists no more")];

    public static IReadOnlyList<ReconciliationType> Of(Connection db, RegisteredBody body, string today)
    {
        var types = new List<ReconciliationType> { Organisation };
        if (Registry.IsMember(db, new KnownOrganisation(body.No, body.Id, body.Country), today)) types.Add(All[1]);
        if (body.International) types.Add(All[2]);
        if (body.IsDissolved) types.Add(All[3]);
        return types;
    }
}
