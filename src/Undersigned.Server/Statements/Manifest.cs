// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;

namespace Undersigned.Server.Statements;

/// <summary>One rendition as a manifest lists it.</summary>
/// <param name="Role"><c>authentic</c>, <c>official-translation</c>, <c>translation</c> or <c>unstated</c>.</param>
/// <param name="Sha256">The hash of its bytes, as <c>sha256:</c> and hexadecimal digits.</param>
internal sealed record ManifestRendition(string Language, string Role, string Sha256, long Bytes);

/// <summary>
/// A text: the statement and its renditions at adoption. Its hash is the text's name, for ever, so that it names nobody: who
/// translated a rendition stands in the disclosure of a <see cref="AddedRendition"/>.
/// </summary>
internal sealed record Manifest(string Statement, IReadOnlyList<ManifestRendition> Renditions)
{
    public byte[] Write() => new CanonicalWriter().Begin()
        .Objects("renditions", Renditions, static (w, rendition) => w
            .Member("bytes", rendition.Bytes).Member("language", rendition.Language).Member("role", rendition.Role).Member("sha256", rendition.Sha256))
        .Member("statement", Statement).End().Written.ToArray();

    public static Manifest Read(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var json = document.RootElement;
        return new Manifest(json.Text("statement"), [.. json.GetProperty("renditions").EnumerateArray().Select(item => new ManifestRendition(
            item.Text("language"), item.Text("role"), item.Text("sha256"), item.Number("bytes")))]);
    }
}
