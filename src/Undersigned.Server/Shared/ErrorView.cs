// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Shared;

/// <summary>A page that says what was not done, and why.</summary>
public sealed record ErrorView
{
    /// <summary>400, 404, 410, 429, 500 or 503; another one is shown as 500.</summary>
    public required int Status { get; init; }

    /// <summary>For 503 and 429: when to try again.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>For 410: the day of the annulment or erasure.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>For 500: what the secretariat finds in its own log.</summary>
    public string? TraceId { get; init; }

    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
