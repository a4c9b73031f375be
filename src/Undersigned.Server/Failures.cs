// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Api;
using Undersigned.Server.Log;

namespace Undersigned.Server;

/// <summary>What the program answers when it cannot do what was asked: overload and broken integrity, each mapped once.</summary>
internal static class Failures
{
    public static async Task Answer(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OverloadException error) when (!context.Response.HasStarted)
        {
            context.Response.Headers.RetryAfter = error.RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await Problem.Write(context, 503, "overload", "It cannot be recorded now", $"{error.Message} Try again in {error.RetryAfterSeconds} seconds.");
        }
        catch (IntegrityException error) when (!context.Response.HasStarted)
        {
            await Console.Error.WriteLineAsync("undersigned: " + error.Message);
            await Problem.Write(context, 503, "integrity", "The log takes nothing now", "A check of the log failed and appending has stopped. The secretariat has been told by the instance's readiness.");
        }
    }
}
