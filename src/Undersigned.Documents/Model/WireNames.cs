// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Documents;

/// <summary>The names under which kinds and roles stand in JSON.</summary>
public static class WireNames
{
    /// <summary>The name of a kind of statement, such as <c>joint-statement</c>.</summary>
    public static string ToWireName(this StatementKind kind) => kind switch
    {
        StatementKind.JointStatement => "joint-statement",
        StatementKind.OpenLetter => "open-letter",
        StatementKind.Declaration => "declaration",
        StatementKind.Appeal => "appeal",
        StatementKind.Resolution => "resolution",
        _ => "other",
    };

    /// <summary>The name of a kind of block, such as <c>paragraph</c>.</summary>
    public static string ToWireName(this BlockKind kind) => kind switch
    {
        BlockKind.Heading => "heading",
        BlockKind.Item => "item",
        BlockKind.Quote => "quote",
        _ => "paragraph",
    };

    /// <summary>The name of a role, such as <c>members</c>.</summary>
    public static string ToWireName(this GroupRole role) => role switch
    {
        GroupRole.Initiators => "initiators",
        GroupRole.Members => "members",
        GroupRole.Others => "others",
        GroupRole.Individuals => "individuals",
        _ => "unknown",
    };

    /// <summary>The name of a kind of signatory: <c>organisation</c> or <c>person</c>.</summary>
    public static string ToWireName(this SignatoryKind kind) => kind == SignatoryKind.Person ? "person" : "organisation";
}
