// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Log;

/// <summary>More is asked than can be recorded now, or storage has no room. Nothing was recorded. Mapped to 503 with Retry-After.</summary>
internal sealed class OverloadException(string message, int retryAfterSeconds) : Exception(message)
{
    public int RetryAfterSeconds { get; } = retryAfterSeconds;
}
