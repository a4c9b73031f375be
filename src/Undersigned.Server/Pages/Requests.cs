// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Undersigned.Server.Log;
using Undersigned.Server.Organisations;
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Pages;

/// <summary>What the handler of a page asks of its request and of the site.</summary>
internal static class Requests
{
    public static DataFolder Folder(this HttpContext context) => context.RequestServices.GetRequiredService<DataFolder>();

    public static Interface Ui(this HttpContext context) => PageResponses.Ui(context.Request);

    /// <summary>The day in the network's time zone, <c>yyyy-MM-dd</c>.</summary>
    public static string Today(this HttpContext context) => context.RequestServices.GetRequiredService<NetworkDay>().Today;

    /// <summary>The registry in memory.</summary>
    public static OrganisationIndex Names(this HttpContext context) => context.RequestServices.GetRequiredService<OrganisationIndex>();

    public static T Read<T>(this HttpContext context, Func<Connection, T> read) => context.RequestServices.GetRequiredService<ReaderPool>().Read(read);

    /// <summary>Runs an operation in the next transaction, and gives what it gave once that is durable.</summary>
    public static async Task<T> Submit<T>(this HttpContext context, Func<LogTransaction, T> operation) => (await context.RequestServices.GetRequiredService<Sequencer>().Submit(operation)).Value;

    public static string Route(this HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    /// <summary>The number in the address; −1, which nothing has, for what is none.</summary>
    public static long Number(this HttpContext context, string name) => long.TryParse(context.Route(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>A number of the query; null where there is none.</summary>
    public static long? Asked(this HttpContext context, string name) => long.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
