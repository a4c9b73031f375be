// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;
using Undersigned.Matching.Text;

namespace Undersigned.Matching.Index;

/// <summary>
/// The words of a registry. A <em>surface</em> is a word as written (in ASCII); a <em>unit</em> is what surfaces are compared by: a meaning or a stem.
/// Buckets by first and last letters and by consonants find words that are spelt nearly alike.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> surfaceIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly List<string> surfaces = [];
    private readonly List<int> surfaceUnits = [];
    private readonly Dictionary<string, int> unitIds = new(StringComparer.Ordinal);
    private readonly List<string> unitKeys = [];
    private readonly List<float> unitShares = [];
    private readonly List<WordKinds> unitKinds = [];
    private readonly List<int> organisations = [];  // unit → how many organisations bear it
    private readonly List<int> lastOrganisation = [];
    private readonly Dictionary<int, int> heads = [];  // first three letters → the last surface that starts so; then nextHead
    private readonly Dictionary<int, int> nearHeads = []; // the same with the length of the word, for words spelt nearly alike
    private readonly Dictionary<int, int> nearTails = [];
    private readonly Dictionary<int, int> skeletons = [];
    private readonly List<(int Head, int NearHead, int NearTail, int Skeleton)> next = [];

    public Vocabulary() => bySpan = surfaceIds.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Units => unitKeys.Count;

    public int Surfaces => surfaces.Count;

    public int Find(string surface) => surfaceIds.TryGetValue(surface, out var id) ? id : -1;

    public int Find(ReadOnlySpan<char> surface) => bySpan.TryGetValue(surface, out var id) ? id : -1;

    public int FindUnit(string key) => unitIds.TryGetValue(key, out var id) ? id : -1;

    public int UnitOf(int surface) => surfaceUnits[surface];

    public string Surface(int surface) => surfaces[surface];

    public string Unit(int unit) => unitKeys[unit];

    public int OrganisationsWith(int unit) => organisations[unit];

    public float ShareOf(int unit) => unitShares[unit];

    public WordKinds KindsOf(int unit) => unitKinds[unit];

    public int Add(string surface)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(surfaceIds, surface, out var known);
        if (known) return slot;
        var id = slot = surfaces.Count;
        surfaces.Add(surface);
        surfaceUnits.Add(AddUnit(Lexicon.Instance.Unit(surface)));
        var links = (-1, -1, -1, -1);
        if (surface.Length >= 3)
        {
            links.Item1 = Link(heads, Three(surface), id);
            links.Item2 = Link(nearHeads, Near(surface, surface.Length), id);
            links.Item3 = Link(nearTails, Near(surface.AsSpan(surface.Length - 3), surface.Length), id);
            var skeleton = Stem.Skeleton(surface);
            if (skeleton.Length > 0) links.Item4 = Link(skeletons, Hash(skeleton), id);
        }
        next.Add(links);
        return id;
    }

    public int AddUnit(string key)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(unitIds, key, out var known);
        if (known) return slot;
        slot = unitKeys.Count;
        unitKeys.Add(key);
        unitShares.Add(Lexicon.Instance.ShareOf(key));
        unitKinds.Add(WordKind.Of(key));
        organisations.Add(0);
        lastOrganisation.Add(-1);
        return slot;
    }

    public void Count(int unit, int organisation)
    {
        if (lastOrganisation[unit] == organisation) return;
        lastOrganisation[unit] = organisation;
        organisations[unit]++;
    }

    public int FirstWithHead(ReadOnlySpan<char> word) => heads.GetValueOrDefault(Three(word), -1);

    public int NextWithHead(int surface) => next[surface].Head;

    /// <summary>The last surface of a length that starts with the same three letters as a word, or -1.</summary>
    public int FirstNearHead(ReadOnlySpan<char> word, int length) => nearHeads.GetValueOrDefault(Near(word, length), -1);

    public int NextNearHead(int surface) => next[surface].NearHead;

    /// <summary>The last surface of a length that ends with the same three letters as a word, or -1.</summary>
    public int FirstNearTail(ReadOnlySpan<char> word, int length) => nearTails.GetValueOrDefault(Near(word[^3..], length), -1);

    public int NextNearTail(int surface) => next[surface].NearTail;

    public int FirstWithSkeleton(string skeleton) => skeletons.GetValueOrDefault(Hash(skeleton), -1);

    public int NextWithSkeleton(int surface) => next[surface].Skeleton;

    private static int Link(Dictionary<int, int> buckets, int key, int id)
    {
        ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, key, out var known);
        var previous = known ? head : -1;
        head = id;
        return previous;
    }

    // ASCII letters take seven bits each, and a surface has at most forty letters.
    private static int Near(ReadOnlySpan<char> word, int length) => Math.Min(length, 63) << 21 | word[0] << 14 | word[1] << 7 | word[2];

    private static int Three(ReadOnlySpan<char> word) => word[0] << 16 ^ word[1] << 8 ^ word[2];

    // FNV-1a: the same in every process, unlike string.GetHashCode.
    private static int Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        return (int)hash;
    }
}
