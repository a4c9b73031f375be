// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Log;

/// <summary>About the log.</summary>
public sealed record LogView
{
    public required string Origin { get; init; }

    /// <summary>The verifier key in signed-note form.</summary>
    public required string Key { get; init; }

    public required long Size { get; init; }

    /// <summary>The root hash of the last checkpoint, in base64 as the checkpoint has it.</summary>
    public required string Root { get; init; }

    public DateTimeOffset? Checkpoint { get; init; }
    public IReadOnlyList<string> Witnesses { get; init; } = [];

    /// <summary>The latest entries, newest first.</summary>
    public IReadOnlyList<LogLine> Latest { get; init; } = [];
}

public sealed record LogLine(long Index, string Act, DateTimeOffset At, string? StatementTitle, string? StatementLanguage, string? StatementSlug);
