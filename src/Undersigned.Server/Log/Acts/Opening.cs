// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Log.Acts;

/// <summary>The statement takes endorsements, for the first time or again, in the groups given; other groups take none.</summary>
/// <param name="Again">Whether it is a <c>reopening</c>.</param>
/// <param name="Until">The last day, in the network's time zone; null without one.</param>
internal sealed record Opening(string Statement, bool Again, string? Until, IReadOnlyList<GroupRule> Groups) : Act
{
    public const string OpeningName = "opening";
    public const string ReopeningName = "reopening";

    public override string Kind => Again ? ReopeningName : OpeningName;

    public override void Write(CanonicalWriter writer, string at, string? commitment)
    {
        writer.Begin().Member("act", Kind).Member("at", at);
        GroupRule.WriteAll(writer, Groups);
        writer.Member("on", On).Member("statement", Statement).Member("until", Until).Member("v", Version).End();
    }

    public static Opening Read(JsonElement json) =>
        new(json.Text("statement"), json.Text("act") == ReopeningName, json.TextOrNull("until"), GroupRule.ReadAll(json)) { On = json.TextOrNull("on") };
}

/// <summary>The statement takes no more endorsements.</summary>
internal sealed record Closing(string Statement) : Act
{
    public const string Name = "closing";

    public override string Kind => Name;

    public override void Write(CanonicalWriter writer, string at, string? commitment) =>
        writer.Begin().Member("act", Kind).Member("at", at).Member("on", On).Member("statement", Statement).Member("v", Version).End();

    public static Closing Read(JsonElement json) => new(json.Text("statement")) { On = json.TextOrNull("on") };
}
