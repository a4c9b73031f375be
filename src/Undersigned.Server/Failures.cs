// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Api;
using Undersigned.Server.Log;
using Undersigned.Server.Pages;

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
            await (IsForPrograms(context)
                ? Problem.Write(context, 503, "overload", "It cannot be recorded now", $"{error.Message} Try again in {error.RetryAfterSeconds} seconds.")
                : context.RequestServices.GetRequiredService<PublicPages>().Error(context, 503, retryAfter: error.RetryAfterSeconds));
        }
        catch (IntegrityException error) when (!context.Response.HasStarted)
        {
            await Console.Error.WriteLineAsync("undersigned: " + error.Message);
            await (IsForPrograms(context)
                ? Problem.Write(context, 503, "integrity", "The log takes nothing now", "A check of the log failed and appending has stopped. The secretariat has been told by the instance's readiness.")
                : Refusal.Send(context, 503, "integrity"));
        }
        catch (Exception error) when (error is BadHttpRequestException or InvalidDataException && !context.Response.HasStarted && !IsForPrograms(context))
        {
            // A form that is longer than it may be, or is none: the reader of forms says the second by InvalidDataException.
            var isLarge = error is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge };
            await Refusal.Send(context, isLarge ? 413 : 400, isLarge ? "too-large" : "bad-form");
        }
    }

    private static bool IsForPrograms(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
}
