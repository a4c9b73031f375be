// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using Undersigned.Transparency;

namespace Undersigned.Cli.Verify;

/// <summary>Checks the texts that acts name: each has to be there and to have the hash that it is named by.</summary>
internal sealed class TextAudit(LogSource source, Report report)
{
    private readonly HashSet<ContentHash> _seen = [];

    /// <summary>Texts named by a manifest's hash, checked with all their renditions.</summary>
    public int Texts { get; private set; }

    /// <summary>All files checked: manifests, renditions, alignments.</summary>
    public int Files { get; private set; }

    public async Task CheckAsync(LoggedAct act, CancellationToken cancellation)
    {
        if (!act.IsKnown) return;
        foreach (var text in act.Manifests)
        {
            if (_seen.Add(text)) await CheckManifestAsync(act, text, cancellation);
        }

        foreach (var file in act.OtherFiles)
        {
            if (_seen.Add(file)) await ReadAsync(act, file, "a text", cancellation);
        }
    }

    private async Task CheckManifestAsync(LoggedAct act, ContentHash hash, CancellationToken cancellation)
    {
        if (await ReadAsync(act, hash, "the text's manifest", cancellation) is not { } manifest) return;
        if (!CanonicalJson.IsCanonical(manifest, out var malformation))
        {
            report.Problem($"The manifest {hash}, which act {act.Index} names, is not canonical JSON: {malformation}.");
            return;
        }

        using var document = JsonDocument.Parse(manifest);
        var json = document.RootElement;
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("renditions", out var renditions)
            || renditions.ValueKind != JsonValueKind.Array || renditions.GetArrayLength() == 0)
        {
            report.Problem($"The manifest {hash}, which act {act.Index} names, lists no renditions.");
            return;
        }

        Texts++;
        foreach (var rendition in renditions.EnumerateArray()) await CheckRenditionAsync(act, hash, rendition, cancellation);
    }

    private async Task CheckRenditionAsync(LoggedAct act, ContentHash manifest, JsonElement rendition, CancellationToken cancellation)
    {
        if (rendition.ValueKind != JsonValueKind.Object
            || !rendition.TryGetProperty("sha256", out var name) || name.ValueKind != JsonValueKind.String
            || !ContentHash.TryParse(name.GetString(), out var hash, out _)
            || !rendition.TryGetProperty("bytes", out var size) || !size.TryGetInt64(out var bytes))
        {
            report.Problem($"The manifest {manifest} lists a rendition without a hash or a number of bytes.");
            return;
        }

        // The number of bytes belongs to this manifest, so it is checked even where another one listed the same rendition.
        _seen.Add(hash);
        var language = rendition.TryGetProperty("language", out var value) ? value.ToString() : "no language";
        if (await ReadAsync(act, hash, $"the rendition in {language}", cancellation) is { } read && read.Length != bytes)
            report.Problem($"The rendition {hash} ({language}) has {read.Length} bytes, but its manifest {manifest} says {bytes}.");
    }

    private async Task<byte[]?> ReadAsync(LoggedAct act, ContentHash hash, string what, CancellationToken cancellation)
    {
        var bytes = await source.ReadAsync($"text/{hash.ToHex()}", LogSource.MaxTextSize, cancellation);
        if (bytes is null)
        {
            report.Problem($"Act {act.Index} ({act.Kind}) names {what} {hash}, and {source.Name} has no such text: nobody can read what was signed.");
            return null;
        }

        if (ContentHash.Of(bytes) != hash)
        {
            report.Problem($"What is served as {what} {hash}, named by act {act.Index} ({act.Kind}), has the hash {ContentHash.Of(bytes)}: it is not the text that was adopted.");
            return null;
        }

        Files++;
        return bytes;
    }
}
