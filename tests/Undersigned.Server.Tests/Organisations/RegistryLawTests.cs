// SPDX-License-Identifier: Apache-2.0
using CsCheck;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Organisations;

namespace Undersigned.Server.Tests.Organisations;

/// <summary>Laws of the registry, after any history: a rebuild gives the same rows, and a merge that is undone leaves none behind.</summary>
public sealed class RegistryLawTests
{
    private const int Organisations = 5;
    private static readonly string[] Kinds = ["renamed", "merged", "split"];

    [Fact]
    public async Task Whatever_happened_a_rebuild_gives_the_same_rows_and_an_undone_merge_leaves_nothing() =>
        await Gen.Select(Gen.Int[0, 8], Gen.Int[0, 1000], Gen.Int[0, 1000]).Array[5, 40].SampleAsync(
            async steps =>
            {
                await using var server = await Server.Start();
                var slugs = new[] { await server.Statement("On the harbour"), await server.Statement("On the quay") };
                var ids = new List<string>();
                for (var i = 0; i < Organisations; i++) ids.Add(await server.Enter($"Body {i}", null, $"B{i}"));
                var (acts, signed) = (new List<long>(), new List<long>());
                foreach (var (what, a, b) in steps) await Step(server, slugs, ids, acts, signed, what, a, b);
                server.ExpectRebuilt();

                var before = server.State();
                foreach (var from in ids)
                {
                    if (await server.Merge(from, ids[steps.Length % Organisations]) is not RegistryOutcome.Done merged) continue;
                    Assert.IsType<RegistryOutcome.Done>(await server.Undo(merged.Index));
                    Registrar.ExpectSame(before, server.State());
                }

                server.ExpectRebuilt();
            },
            iter: 12, threads: 1);

    private static async Task Step(Server server, string[] slugs, List<string> ids, List<long> acts, List<long> signed, int what, int a, int b)
    {
        var (one, other, slug) = (ids[a % ids.Count], ids[b % ids.Count], slugs[b % slugs.Length]);
        switch (what)
        {
            // One that came in right before an endorsement that was annulled has left with it.
            case 0 or 1 when await server.Do(tx => Registry.NameOf(tx.Db, one)) is not null:
                if (await server.Sign(slug, one) is EndorseOutcome.Recorded recorded) signed.Add(recorded.Entry.Index);
                return;
            case 2:
                Keep(await server.Merge(one, other));
                return;
            case 3 when acts.Count > 0:
                await server.Undo(acts[a % acts.Count]);
                return;
            case 4 when signed.Count > 0:
                await server.Do(new Withdraw(signed[a % signed.Count]).Run);
                return;
            case 5 when signed.Count > 0:
                await server.Do(tx => b % 2 == 0 ? new Annul(signed[a % signed.Count], "duplicate").Run(tx) : new Erase(signed[a % signed.Count]).Run(tx));
                return;
            case 6:
                Keep(await server.Do(new StateFacts(one, Registrar.Facts($"Body {a}", null, $"B{b}")).Run));
                return;
            case 7:
                Keep(await server.Do(tx => b % 3 == 0 ? new StateMembership(one, $"20{(a % 30) + 10}-01-01", null).Run(tx) : new StateSuccession(one, [other], Kinds[b % 3]).Run(tx)));
                return;
            case 8 when signed.Count > 0:
                Keep(await server.Do(new SplitOrganisation(one, [other], false, Moves: new Dictionary<long, string> { [signed[a % signed.Count]] = other }).Run));
                return;
        }

        void Keep(RegistryOutcome outcome)
        {
            if (outcome is RegistryOutcome.Done done) acts.Add(done.Index);
        }
    }
}
