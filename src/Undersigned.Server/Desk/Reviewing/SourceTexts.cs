// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents;
using Undersigned.Server.Import;
using Undersigned.Server.Pages;

namespace Undersigned.Server.Desk.Reviewing;

/// <summary>
/// The lines of documents that are being looked at, the last few kept in memory: a page of corrections asks for the same document again and again, and to read a long PDF
/// takes seconds.
/// </summary>
internal sealed class SourceTexts
{
    private const int MaxKept = 12;

    private readonly Lock _gate = new();
    private readonly LinkedList<(string Sha256, IReadOnlyList<SourceText> Texts)> _kept = new();

    /// <summary>The documents of a draft in the order in which it names them; one whose bytes are not here is null.</summary>
    public IReadOnlyList<SourceText?> Of(HttpContext context, IReadOnlyList<byte[]> sources)
    {
        var all = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        // A mail stands before what is attached to it, and holds it.
        foreach (var hash in sources.Where(hash => !all.ContainsKey(Convert.ToHexStringLower(hash))))
            foreach (var text in Read(context, hash)) all.TryAdd(text.Sha256, text);
        return [.. sources.Select(hash => all.GetValueOrDefault(Convert.ToHexStringLower(hash)))];
    }

    private IReadOnlyList<SourceText> Read(HttpContext context, byte[] hash)
    {
        var key = Convert.ToHexStringLower(hash);
        lock (_gate)
        {
            for (var node = _kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Sha256 != key) continue;
                _kept.Remove(node);
                _kept.AddFirst(node);
                return node.Value.Texts;
            }
        }

        if (context.Read(db => Originals.Find(db, hash)) is not { } original) return [];
        var texts = SourceText.Of(new SourceDocument(original.Name, original.Bytes));
        lock (_gate)
        {
            _kept.AddFirst((key, texts));
            if (_kept.Count > MaxKept) _kept.RemoveLast();
        }

        return texts;
    }
}
