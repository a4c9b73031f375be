// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server.Statements;

internal static class Position
{
    public static string Key(PositionView position) => position.Kind switch
    {
        PositionKind.SourceSaysOpen => "position.source-says-open",
        PositionKind.Open => position.Reopened ? "position.reopened" : "position.open",
        PositionKind.Closed => "position.closed",
        _ => "position.never-opened",
    };

    /// <summary>For a line of a list: one word.</summary>
    public static string ShortKey(PositionView position) => position.Kind switch
    {
        PositionKind.SourceSaysOpen => "position.source-says-open",
        PositionKind.Open => "position.open.short",
        PositionKind.Closed => "position.closed.short",
        _ => "position.never-opened",
    };
}
