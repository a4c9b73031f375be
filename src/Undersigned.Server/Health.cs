// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Api;
using Undersigned.Server.Log;

namespace Undersigned.Server;

/// <summary>Whether the process lives, and whether it may be sent requests.</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var sequencer = routes.ServiceProvider.GetRequiredService<Sequencer>();
        routes.MapGet("/health/live", context => context.Response.WriteAsync("live\n"));
        routes.MapGet("/health/ready", context =>
        {
            if (sequencer.Broken is not null) return Problem.Write(context, 503, "integrity", "Not ready", "Appending has stopped: a check of the log failed. The program's own log says which.");
            return sequencer.ClockIsBehind
                ? Problem.Write(context, 503, "clock", "Not ready", "The clock is more than a minute behind the last entry of the log. Set the clock.")
                : context.Response.WriteAsync("ready\n");
        });
    }
}
