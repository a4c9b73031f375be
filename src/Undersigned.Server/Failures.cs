// SPDX-License-Identifier: Apache-2.0
using Microsoft.AspNetCore.Http.Features;
using Undersigned.Server.Api;
using Undersigned.Server.Log;
using Undersigned.Server.Pages;

namespace Undersigned.Server;

/// <summary>What the program answers when it cannot do what was asked: overload and broken integrity, each mapped once.</summary>
internal static class Failures
{
    private const long MaxDrained = 32 * 1024 * 1024;
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(10);

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
            if (isLarge) await Drain(context);
            await Refusal.Send(context, isLarge ? 413 : 400, isLarge ? "too-large" : "bad-form");
        }
    }

    /// <summary>
    /// Reads what is still being sent, and throws it away: a browser that is sending hears of no answer, only that the connection broke. What is much too large is not waited for.
    /// </summary>
    private static async Task Drain(HttpContext context)
    {
        if (context.Request.ContentLength is null or > MaxDrained || context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit) return;
        limit.MaxRequestBodySize = MaxDrained;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        late.CancelAfter(LongestDrain);
        try
        {
            await context.Request.Body.CopyToAsync(Stream.Null, late.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // Nobody waits for the answer, or not long enough.
        }
    }

    private static bool IsForPrograms(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
}
