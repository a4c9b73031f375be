// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Matching;

/// <summary>Whether one can follow who succeeded whom without coming back to where one was. A successor that the registry does not hold ends the way.</summary>
internal static class Successions
{
    public static void Check(List<Organisation> organisations, List<int> lineOf, List<RegistryFault> faults)
    {
        var position = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < organisations.Count; i++) if (organisations[i].Successors.Count > 0) position[organisations[i].Id] = i;
        // 1: on the way now, 2: leads to an end.
        var state = new Dictionary<int, int>();
        var reported = new HashSet<int>();
        foreach (var start in position.Values.Order())
        {
            if (state.ContainsKey(start)) continue;
            // Of each organisation on the way: which of its successors is next. No recursion: chains may be long.
            var way = new Stack<(int At, int Next)>();
            way.Push((start, 0));
            state[start] = 1;
            while (way.Count > 0)
            {
                var (at, next) = way.Pop();
                var successors = organisations[at].Successors;
                if (next == successors.Count) { state[at] = 2; continue; }
                way.Push((at, next + 1));
                if (!position.TryGetValue(successors[next], out var to)) continue;
                var seen = state.GetValueOrDefault(to);
                if (seen == 0) { state[to] = 1; way.Push((to, 0)); }
                else if (seen == 1 && reported.Add(to))
                {
                    var circle = way.Select(step => step.At).TakeWhile(step => step != to).Append(to).Select(step => organisations[step].Id).Reverse();
                    faults.Add(new(lineOf[to], "its succession goes in a circle: " + string.Join(" → ", circle.Append(organisations[to].Id))));
                }
            }
        }
    }
}
