// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Statements;

public enum PositionKind { NeverOpened, SourceSaysOpen, Open, Closed }

/// <summary>Whether a statement may be endorsed now.</summary>
// Until: The last day on which it may be endorsed, or on which it could.
// Reopened: Open, after it had been closed.
public sealed record PositionView(PositionKind Kind, DateOnly? Until = null, bool Reopened = false);
