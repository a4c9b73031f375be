// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Security.Cryptography;
using Undersigned.Server.Storage.Sqlite;

namespace Undersigned.Server.Tests.Storage;

/// <summary>Against a dictionary: whatever is added, removed and sorted meanwhile, and however often it is read anew, both know the same.</summary>
public sealed class LateIndexTests : IDisposable
{
    private const int Generation = 1_000;

    private readonly Scratch _scratch = new();
    private readonly Connection _db;
    private readonly Dictionary<string, long> _expected = new(StringComparer.Ordinal);
    private readonly List<byte[]> _keys = [];
    private LateIndex _index;
    private long _row;

    public LateIndexTests()
    {
        _db = Connection.Open(_scratch.Folder.DatabasePath, write: true);
        _index = Anew();
    }

    public void Dispose()
    {
        _db.Dispose();
        _scratch.Dispose();
    }

    private LateIndex Anew() => new(_db, "standing", "idx", Generation);

    private static byte[] Key(long number)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return SHA256.HashData(bytes)[..LateIndex.KeyBytes];
    }

    private void Add(byte[] key)
    {
        _db.Query("INSERT INTO standing VALUES(?1, ?2)").With(++_row).With(key).Run();
        _index.Add(key, _row);
        _expected[Convert.ToHexString(key)] = _row;
        _keys.Add(key);
    }

    private void Remove(byte[] key)
    {
        if (!_expected.Remove(Convert.ToHexString(key), out var row)) return;
        _db.Query("DELETE FROM standing WHERE idx = ?1").With(row).Run();
        _index.Remove(key);
    }

    private void ExpectTheSame()
    {
        foreach (var key in _keys) Assert.Equal(_expected.TryGetValue(Convert.ToHexString(key), out var row) ? row : null, _index.Find(key));
        Assert.Null(_index.Find(Key(-1)));
    }

    private long Sorted() => _db.Scalar("SELECT count(*) FROM standing_key");

    [Fact]
    public void Keys_are_found_before_while_and_after_they_are_sorted()
    {
        for (var i = 0; i < 6 * Generation; i++)
        {
            Add(Key(i));
            if (i % 700 == 0) ExpectTheSame();
        }

        ExpectTheSame();
        Assert.InRange(Sorted(), 3 * Generation, 6 * Generation);
    }

    [Fact]
    public void What_was_removed_stays_away_when_its_turn_to_be_sorted_comes()
    {
        for (var i = 0; i < 6 * Generation; i++)
        {
            Add(Key(i));
            if (i % 3 == 0) Remove(Key(i));
            if (i % 7 == 0) Remove(Key(i / 2));
        }

        ExpectTheSame();
    }

    [Fact]
    public void A_key_that_comes_again_leads_to_the_later_row()
    {
        for (var i = 0; i < 6 * Generation; i++)
        {
            Add(Key(i));
            if (i % 5 == 0)
            {
                Remove(Key(i / 5));
                Add(Key(i / 5));
            }
        }

        ExpectTheSame();
    }

    [Fact]
    public void It_goes_on_from_the_rows_wherever_it_was_left()
    {
        for (var i = 0; i < 6 * Generation; i++)
        {
            Add(Key(i));
            if (i % 5 == 0) Remove(Key(i / 2));
            if (i % 333 == 0) _index = Anew();
        }

        _index = Anew();
        ExpectTheSame();
    }

    [Fact]
    public void After_a_roll_back_it_knows_what_was_committed()
    {
        for (var i = 0; i < 3 * Generation; i++) Add(Key(i));
        _db.Execute("BEGIN IMMEDIATE");
        for (var i = 0; i < 2 * Generation; i++)
        {
            _db.Query("INSERT INTO standing VALUES(?1, ?2)").With(_row + 1 + i).With(Key(1_000_000 + i)).Run();
            _index.Add(Key(1_000_000 + i), _row + 1 + i);
        }

        _db.Execute("ROLLBACK");
        _index = Anew();
        ExpectTheSame();
        Assert.Null(_index.Find(Key(1_000_000)));
    }
}
