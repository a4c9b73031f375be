// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Log;
using Undersigned.Server.Log.Acts;
using Undersigned.Server.Organisations;
using Undersigned.Server.Storage;
using Undersigned.Server.Storage.Sqlite;
using Undersigned.Transparency;

namespace Undersigned.Server.Tests.Log;

public sealed class SequencerTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static long Register(LogTransaction tx, string name) => Registry.Register(tx, Registry.NewId(tx), [new OrganisationName(name, null, "official")], null);

    private static Task<Committed<long>> Append(Sequencer sequencer, string name) => sequencer.Submit(tx => Register(tx, name));

    private static List<byte[]> Entries(Connection db)
    {
        var entries = new List<byte[]>();
        var query = db.Query("SELECT entry FROM log_entry ORDER BY idx");
        while (query.Next()) entries.Add(query.Blob(0).ToArray());
        return entries;
    }

    private void ExpectSoundLog(int size)
    {
        using var db = _scratch.Read();
        var head = new LogStore(db).ReadHead();
        var leaves = Entries(db).Select(entry => MerkleHash.OfLeaf(entry)).ToArray();
        Assert.Equal(size, leaves.Length);
        Assert.Equal(size, head.Size);
        Assert.Equal(MerkleTree.Root(leaves), head.Root);
        Assert.Equal(NoteVerdict.Verified, head.Checkpoint!.Check(NoteVerifier.Parse(_scratch.Folder.Key.Verifier)));
        Assert.Equal(head.Root, new TiledTree(size, new LogStore(db).ReadStored).Root());
    }

    [Fact]
    public async Task What_is_appended_is_in_a_tree_whose_root_is_signed()
    {
        using (var sequencer = _scratch.Sequencer())
            await Task.WhenAll(Enumerable.Range(0, 700).Select(i => Append(sequencer, $"Body {i}")));
        ExpectSoundLog(700);
    }

    [Fact]
    public async Task A_tile_is_given_at_every_width_that_the_log_had_and_at_no_other()
    {
        using (var sequencer = _scratch.Sequencer())
            await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Append(sequencer, $"Body {i}")));
        using var db = _scratch.Read();
        var leaves = Entries(db).Select(entry => MerkleHash.OfLeaf(entry)).ToArray();
        var store = new LogStore(db);
        foreach (var (index, widths) in new[] { (0, 256), (1, 44) })
        {
            for (var width = 1; width <= widths; width++)
                Assert.Equal(leaves.Skip(index * 256).Take(width).SelectMany(leaf => leaf.ToArray()), store.ReadTile(new TileId(0, index, width)));
        }

        Assert.Null(store.ReadTile(new TileId(0, 1, 45)));
        Assert.Null(store.ReadTile(new TileId(0, 1)));
        Assert.Null(store.ReadTile(new TileId(0, 2, 1)));
        Assert.Null(store.ReadTile(new TileId(1, 0, 2)));
    }

    [Fact]
    public async Task The_write_ahead_log_is_begun_anew_while_the_log_grows()
    {
        var longest = 0L;
        using (var sequencer = _scratch.Sequencer())
        {
            var text = new byte[64 * 1024];
            for (var i = 0; i < 1_000; i++)
            {
                BitConverter.TryWriteBytes(text, i);
                await sequencer.Submit(tx => tx.Keep(text));
                longest = Math.Max(longest, new FileInfo(_scratch.Folder.DatabasePath + "-wal").Length);
            }
        }

        // All of it is 70 MB; a part goes into the database when it is told to, and what comes while it does so is bounded by the disk alone.
        Assert.InRange(longest, 1_000_000, 50_000_000);
    }

    [Fact]
    public async Task Each_answer_has_a_proof_for_the_head_that_it_came_with()
    {
        using var sequencer = _scratch.Sequencer();
        var done = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => sequencer.Submit(tx =>
        {
            Register(tx, $"Body {i}");
            return tx.ProveLast();
        })));
        foreach (var one in done)
            Assert.True(MerkleProof.VerifyInclusion(MerkleHash.OfLeaf(one.Value.Entry), one.Value.Index, one.Head.Size, one.Head.Root, one.Value.Path));
    }

    [Fact]
    public async Task An_operation_that_fails_leaves_the_others_of_its_batch_recorded()
    {
        using (var sequencer = _scratch.Sequencer())
        {
            using var gate = new ManualResetEventSlim();
            var first = sequencer.Submit(tx =>
            {
                gate.Wait();
                return Register(tx, "first");
            });
            var good = Append(sequencer, "good");
            var bad = sequencer.Submit<long>(tx =>
            {
                Register(tx, "half-written");
                throw new InvalidOperationException("a bug");
            });
            var last = Append(sequencer, "last");
            gate.Set();
            await Task.WhenAll(first, good, last);
            await Assert.ThrowsAsync<InvalidOperationException>(() => bad);
        }

        ExpectSoundLog(3);
        using var db = _scratch.Read();
        Assert.False(db.Query("SELECT 1 FROM organisation WHERE name = 'half-written'").Any());
    }

    [Fact]
    public async Task Time_never_goes_back_in_the_log()
    {
        using (var sequencer = _scratch.Sequencer())
        {
            await Append(sequencer, "now");
            Assert.False(sequencer.ClockIsBehind);
            _scratch.Clock.Now -= TimeSpan.FromHours(2);
            await Append(sequencer, "two hours before");
            Assert.True(sequencer.ClockIsBehind);
        }

        using var db = _scratch.Read();
        var times = Entries(db).Select(entry => Act.Read(entry).At).ToList();
        Assert.Equal(times[0], times[1]);
    }

    [Fact]
    public async Task Two_processes_may_append_to_one_log()
    {
        using (var one = _scratch.Sequencer())
        using (var other = _scratch.Sequencer())
        {
            for (var i = 0; i < 20; i++)
            {
                await Append(one, $"one {i}");
                await Append(other, $"other {i}");
            }

            await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Append(i % 3 == 0 ? one : other, $"at once {i}")));
        }

        ExpectSoundLog(240);
    }

    [Fact]
    public async Task An_old_copy_of_the_data_folder_is_refused()
    {
        string copy;
        using (var sequencer = _scratch.Sequencer()) await Append(sequencer, "first");
        copy = _scratch.Copy();
        using (var sequencer = _scratch.Sequencer()) await Append(sequencer, "second");
        _scratch.PutBack(copy);
        var error = Assert.Throws<DataFolderException>(() => _scratch.Sequencer());
        Assert.Contains("old copy", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_history_of_the_same_length_is_refused()
    {
        using (var sequencer = _scratch.Sequencer()) await Append(sequencer, "common");
        var copy = _scratch.Copy();
        using (var sequencer = _scratch.Sequencer()) await Append(sequencer, "what was signed");
        var state = Path.Combine(_scratch.Path + ".state", "checkpoint");
        var kept = await File.ReadAllBytesAsync(state, TestContext.Current.CancellationToken);
        File.Delete(state);
        _scratch.PutBack(copy);
        using (var sequencer = _scratch.Sequencer()) await Append(sequencer, "another");
        await File.WriteAllBytesAsync(state, kept, TestContext.Current.CancellationToken);
        var error = Assert.Throws<DataFolderException>(() => _scratch.Sequencer());
        Assert.Contains("another history", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_crash_between_commit_and_remembering_is_no_fork()
    {
        using (var sequencer = _scratch.Sequencer()) await Append(sequencer, "remembered");
        var state = Path.Combine(_scratch.Path + ".state", "checkpoint");
        var before = await File.ReadAllBytesAsync(state, TestContext.Current.CancellationToken);
        using (var sequencer = _scratch.Sequencer()) await Append(sequencer, "committed, not remembered");
        await File.WriteAllBytesAsync(state, before, TestContext.Current.CancellationToken);
        using (var sequencer = _scratch.Sequencer()) await Append(sequencer, "after the restart");
        ExpectSoundLog(3);
    }

    [Theory]
    [InlineData("UPDATE log_tile SET hashes = zeroblob(8192)")]
    [InlineData("UPDATE log_entry SET entry = x'7b7d' WHERE idx = 299")]
    [InlineData("DELETE FROM log_entry WHERE idx = 280")]
    public async Task A_damaged_tile_or_entry_stops_the_log_at_start(string damage)
    {
        using (var sequencer = _scratch.Sequencer()) await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Append(sequencer, $"Body {i}")));
        using (var db = Connection.Open(_scratch.Folder.DatabasePath, write: true)) db.Execute(damage);
        Assert.Throws<IntegrityException>(() => _scratch.Sequencer());
    }

    [Fact]
    public void An_act_too_long_for_an_entry_is_refused_and_nothing_stays()
    {
        using (var sequencer = _scratch.Sequencer())
        {
            var job = sequencer.Submit(tx => tx.Append(new Closing(new string('x', LogTransaction.MaxEntryBytes))));
            Assert.ThrowsAny<ArgumentException>(() => job.GetAwaiter().GetResult());
        }

        using var db = _scratch.Read();
        Assert.Empty(Entries(db));
    }
}
