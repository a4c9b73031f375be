// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Globalization;
using System.Text;
using Undersigned.Server.Accounts;
using Undersigned.Server.Api;
using Undersigned.Server.Endorsements;
using Undersigned.Server.Log;
using Undersigned.Server.Storage;
using Undersigned.Transparency;

namespace Undersigned.Bench;

/// <summary>
/// Where the time of an endorsement goes: each part alone, in microseconds of CPU of the thread that runs it, for a person in batches of
/// <see cref="Batch"/>. CPU and not the clock, so that a busy machine tells nearly the same; the disk's share is told apart.
/// </summary>
internal static class EndorsementParts
{
    private const int Batch = 48;
    private const int Batches = 400;
    private const int Seed = 100_000;

    private static readonly Token Token = new(1, [Tokens.Endorse, Tokens.EndorseNew], "bench");
    private static int _next;

    public static async Task Run(string data)
    {
        var folder = DataFolder.Open(data);
        using var sequencer = new Sequencer(folder, TimeProvider.System);
        var slug = (await sequencer.Submit(OpenStatement.Adopted)).Value;

        // Rows before those that are measured: an empty table is kinder than a full one.
        for (var i = 0; i < Seed; i += Batch * 8) await EndorseTogether(sequencer, slug, Batch * 8);
        for (var i = 0; i < 50; i++) await EndorseTogether(sequencer, slug, Batch);

        Console.WriteLine($"µs of CPU for each of {Batch * Batches:N0} endorsements, in batches of {Batch}, after {Seed:N0} others");
        await Writer(sequencer, slug);
        await Rows(sequencer, slug);
        var committed = await Last(sequencer, slug);
        Alone("read the JSON and check its fields", () => GC.KeepAlive(GoodBody.Read(Body(_next++))));
        Alone("hash the key and the body", () => GC.KeepAlive(new Idempotency(Token, "0123456789abcdef", "/api/v1/statements/x/endorsements", Body(7))));
        Alone("sign a checkpoint (once a batch)", () => GC.KeepAlive(folder.Key.Sign(committed.Head.Size, committed.Head.Root)));
        var receipt = new ArrayBufferWriter<byte>(8192);
        Alone("format the receipt", () =>
        {
            receipt.ResetWrittenCount();
            ReceiptFile.Write(receipt, committed.Value, committed.Head.Note);
        });
        Alone("encrypt the receipt's address", () => GC.KeepAlive(Receipts.Address(folder.Keys, _next++)));
        Tree();
        StateFile(folder, committed.Head);
    }

    private static byte[] Body(int number) => Encoding.UTF8.GetBytes(
        $$$"""{"person":{"name":"Maria da Conceição Pereira","affiliation":"Teacher, Évora","country":"PT","reference":"{{{Scattered(number)}}}"},"rendition":"en"}""");

    private static string Scattered(int number) => Convert.ToHexStringLower(ContentHash.Of(BitConverter.GetBytes(number)).AsSpan()[..8]);

    private static (Endorse Endorse, Idempotency Key) Request(string slug)
    {
        var body = Body(_next);
        var wanted = GoodBody.Read(body)!;
        return (new Endorse(slug, wanted, "reviewed", true), new Idempotency(Token, Scattered(_next++), "/api/v1/statements/x/endorsements", body));
    }

    private static EndorseOutcome Operation(LogTransaction tx, Endorse endorse, Idempotency key)
    {
        if (key.Find(tx) is not null) throw new InvalidOperationException("The same key twice.");
        var outcome = endorse.Run(tx);
        if (outcome is not EndorseOutcome.Recorded recorded) throw new InvalidOperationException($"Refused: {outcome}");
        key.Keep(tx, new FirstAnswer(201, recorded.Entry.Index, null));
        return outcome;
    }

    private static Task<Committed<EndorseOutcome>[]> EndorseTogether(Sequencer sequencer, string slug, int count) => Task.WhenAll(Enumerable.Range(0, count).Select(_ =>
    {
        var (endorse, key) = Request(slug);
        return sequencer.Submit(tx => Operation(tx, endorse, key));
    }));

    /// <summary>Everything that the sequencer's thread does, by its own clock of CPU, and how long a batch takes by the clock on the wall.</summary>
    private static async Task Writer(Sequencer sequencer, string slug)
    {
        var before = (await sequencer.Submit(_ => ThreadClock.Microseconds())).Value;
        var wall = 0L;
        for (var i = 0; i < Batches; i++)
        {
            var requests = Enumerable.Range(0, Batch).Select(_ => Request(slug)).ToList();
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            // One job, so that a batch is a batch whatever the threads do.
            await sequencer.Submit(tx => requests.ConvertAll(request => Operation(tx, request.Endorse, request.Key)).Count);
            wall += System.Diagnostics.Stopwatch.GetTimestamp() - start;
        }

        Tell("the writer's thread, all of it", ((await sequencer.Submit(_ => ThreadClock.Microseconds())).Value - before) / (Batch * Batches));
        Tell("  by the clock on the wall, with the disk", wall * 1e6 / System.Diagnostics.Stopwatch.Frequency / (Batch * Batches));
    }

    /// <summary>What is done within the transaction, step by step, without its end.</summary>
    private static async Task Rows(Sequencer sequencer, string slug)
    {
        double load = 0, find = 0, run = 0, keep = 0;
        for (var i = 0; i < Batches; i++)
        {
            var requests = Enumerable.Range(0, Batch).Select(_ => Request(slug)).ToList();
            await sequencer.Submit(tx =>
            {
                var t0 = ThreadClock.Microseconds();
                foreach (var _ in requests) GC.KeepAlive(Server.Endorsements.OpenStatement.Load(tx.Db, slug));
                var t1 = ThreadClock.Microseconds();
                foreach (var (_, key) in requests) GC.KeepAlive(key.Find(tx));
                var t2 = ThreadClock.Microseconds();
                var outcomes = requests.ConvertAll(request => (EndorseOutcome.Recorded)request.Endorse.Run(tx));
                var t3 = ThreadClock.Microseconds();
                for (var r = 0; r < requests.Count; r++) requests[r].Key.Keep(tx, new FirstAnswer(201, outcomes[r].Entry.Index, null));
                var t4 = ThreadClock.Microseconds();
                (load, find, run, keep) = (load + t1 - t0, find + t2 - t1, run + t3 - t2, keep + t4 - t3);
                return 0;
            });
        }

        const int All = Batch * Batches;
        Tell("  within it: look for the repeated request", find / All);
        Tell("  within it: rules, hashes and rows of the endorsement", run / All);
        Tell("    of that: load the statement's rules", load / All);
        Tell("  within it: keep the answer for repetition", keep / All);
    }

    private static async Task<Committed<Proven>> Last(Sequencer sequencer, string slug)
    {
        var (endorse, key) = Request(slug);
        return await sequencer.Submit(tx => ((EndorseOutcome.Recorded)Operation(tx, endorse, key)).Entry);
    }

    private static void Tree()
    {
        var tree = GrowingTree.Load(0, _ => throw new InvalidOperationException());
        var entry = new byte[450];
        var start = ThreadClock.Microseconds();
        for (var i = 0; i < Batches; i++)
        {
            var first = tree.Size;
            for (var j = 0; j < Batch; j++) tree.Append(MerkleHash.OfLeaf(entry));
            for (var j = 0; j < Batch; j++) GC.KeepAlive(tree.InclusionProof(first + j));
            GC.KeepAlive(tree.PendingTiles());
            tree.Commit();
        }

        Tell("hash the entry, grow the tree, take the proof", (ThreadClock.Microseconds() - start) / (Batch * Batches));
    }

    private static void StateFile(DataFolder folder, LogHead head) => Alone("write the checkpoint beside the data (once a batch)", () => folder.State.Keep(head.Note), 2000);

    private static void Alone(string part, Action action, int times = Batch * Batches)
    {
        for (var i = 0; i < times / 10; i++) action();
        var start = ThreadClock.Microseconds();
        for (var i = 0; i < times; i++) action();
        Tell(part, (ThreadClock.Microseconds() - start) / times);
    }

    private static void Tell(string part, double microseconds) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{microseconds,8:F2}  {part}"));
}
