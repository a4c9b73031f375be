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
    private readonly Dictionary<int, int> tails = [];
    private readonly Dictionary<int, int> skeletons = [];
    private readonly List<(int Head, int Tail, int Skeleton)> next = [];

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
        var links = (-1, -1, -1);
        if (surface.Length >= 3)
        {
            links.Item1 = Link(heads, Three(surface), id);
            links.Item2 = Link(tails, Three(surface.AsSpan(surface.Length - 3)), id);
            var skeleton = Stem.Skeleton(surface);
            if (skeleton.Length > 0) links.Item3 = Link(skeletons, Hash(skeleton), id);
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

    public int FirstWithTail(ReadOnlySpan<char> word) => tails.GetValueOrDefault(Three(word[^3..]), -1);

    public int NextWithTail(int surface) => next[surface].Tail;

    public int FirstWithSkeleton(string skeleton) => skeletons.GetValueOrDefault(Hash(skeleton), -1);

    public int NextWithSkeleton(int surface) => next[surface].Skeleton;

    private static int Link(Dictionary<int, int> buckets, int key, int id)
    {
        ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, key, out var known);
        var previous = known ? head : -1;
        head = id;
        return previous;
    }

    private static int Three(ReadOnlySpan<char> word) => word[0] << 16 ^ word[1] << 8 ^ word[2];

    // FNV-1a: the same in every process, unlike string.GetHashCode.
    private static int Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        return (int)hash;
    }
}
