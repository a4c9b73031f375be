// SPDX-License-Identifier: Apache-2.0
using CsCheck;

namespace Undersigned.Transparency.Tests;

public sealed class TileIdTests
{
    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(0, 0, 1, "tile/0/000.p/1")]
    [InlineData(0, 999, 256, "tile/0/999")]
    [InlineData(1, 1000, 255, "tile/1/x001/000.p/255")]
    [InlineData(0, 1234067, 256, "tile/0/x001/x234/067")]
    [InlineData(63, 5, 256, "tile/63/005")]
    [InlineData(TileId.EntriesLevel, 1234067, 17, "tile/entries/x001/x234/067.p/17")]
    [InlineData(0, long.MaxValue, 256, "tile/0/x009/x223/x372/x036/x854/x775/807")]
    public void Paths_are_those_of_the_specification(int level, long index, int width, string path)
    {
        var tile = new TileId(level, index, width);
        Assert.Equal(path, tile.Path);
        Assert.True(TileId.TryParse(path, out var read, out _));
        Assert.Equal(tile, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tile")]
    [InlineData("tile/")]
    [InlineData("tile/0")]
    [InlineData("tile/0/")]
    [InlineData("tile/0/0")]
    [InlineData("tile/0/00")]
    [InlineData("tile/0/0000")]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/-1/000")]
    [InlineData("tile/+1/000")]
    [InlineData("tile/data/000")]
    [InlineData("Tile/0/000")]
    [InlineData("/tile/0/000")]
    [InlineData("tile/0/000/")]
    [InlineData("tile/0/x000/000")]
    [InlineData("tile/0/x000/x001/000")]
    [InlineData("tile/0/001/000")]
    [InlineData("tile/0/x001")]
    [InlineData("tile/0/x001/x000")]
    [InlineData("tile/0/X001/000")]
    [InlineData("tile/0/x001//000")]
    [InlineData("tile/0/../000")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/00")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/")]
    [InlineData("tile/0/000.p")]
    [InlineData("tile/0/000.p/1/")]
    [InlineData("tile/0/000.p/1.p/1")]
    [InlineData("tile/0/٠٠٠")]
    [InlineData("tile/0/x009/x223/x372/x036/x854/x775/808")]
    [InlineData("tile/0/x999/x999/x999/x999/x999/x999/999")]
    public void Any_other_spelling_is_refused_with_a_reason(string path)
    {
        Assert.False(TileId.TryParse(path, out _, out var problem));
        Assert.NotEmpty(problem.Problem);
    }

    [Fact]
    public void Whatever_is_written_is_read_back() =>
        Gen.Select(Gen.Int[-1, 63], Gen.Long[0, long.MaxValue], Gen.Int[1, 256]).Sample((level, index, width) =>
        {
            var tile = new TileId(level, index, width);
            return TileId.TryParse(tile.Path, out var read, out _) && read == tile;
        });

    [Fact]
    public void The_example_of_the_specification_has_the_tiles_that_it_lists()
    {
        var tiles = TileId.AllInTree(70_000).ToList();
        Assert.Equal(273, tiles.Count(tile => tile is { Level: 0, IsPartial: false }));
        Assert.Equal(
            [new TileId(0, 273, 112), new TileId(1, 0), new TileId(1, 1, 17), new TileId(2, 0, 1)],
            tiles.Where(tile => tile.Level > 0 || tile.IsPartial));
        Assert.Equal([new TileId(0, 0), new TileId(1, 0, 1)], TileId.AllInTree(256));
        Assert.Empty(TileId.AllInTree(0));
    }

    [Fact]
    public void A_tile_that_a_tree_does_not_have_is_null()
    {
        Assert.Null(TileId.InTree(0, 0, 0));
        Assert.Null(TileId.InTree(0, 1, 256));
        Assert.Null(TileId.InTree(1, 0, 255));
        Assert.Null(TileId.InTree(0, -1, 256));
        Assert.Null(TileId.InTree(63, 0, long.MaxValue));
        Assert.Null(TileId.InTree(0, long.MaxValue, long.MaxValue));
        Assert.Equal(new TileId(TileId.EntriesLevel, 1, 44), TileId.InTree(TileId.EntriesLevel, 1, 300));
    }

    [Fact]
    public void Numbers_outside_their_bounds_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TileId(64, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TileId(-2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TileId(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TileId(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TileId(0, 0, 257));
    }
}
