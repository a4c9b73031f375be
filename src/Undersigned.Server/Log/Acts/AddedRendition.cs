// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;

namespace Undersigned.Server.Log.Acts;

/// <summary>
/// A translation made after adoption, or who made one that the text has. It names the text that it renders and never changes it.
/// The translator stands in the disclosure: whoever translated may ask to be forgotten, too.
/// </summary>
/// <param name="Text">The manifest's hash.</param>
/// <param name="Role">Of a later translation <c>official-translation</c> or <c>translation</c>; of a credit, that of the manifest.</param>
/// <param name="From">The language it was translated from.</param>
/// <param name="Alignment">The hash of the alignment with the renditions before it.</param>
internal sealed record AddedRendition(string Statement, string Text, string Language, string Role, string Sha256, string? From, string? Alignment) : Act
{
    public const string Name = "rendition";

    public override string Kind => Name;

    public override void Write(CanonicalWriter writer, string at, string? commitment) => writer.Begin()
        .Member("act", Kind).Member("alignment", Alignment).Member("at", at).Member("from", From).Member("language", Language).Member("on", On)
        .Member("role", Role).Member("sha256", Sha256).Member("statement", Statement).Member("text", Text).Member("translator", commitment).Member("v", Version).End();

    public static AddedRendition Read(JsonElement json) => new(
        json.Text("statement"), json.Text("text"), json.Text("language"), json.Text("role"), json.Text("sha256"),
        json.TextOrNull("from"), json.TextOrNull("alignment"))
    { On = json.TextOrNull("on") };
}
