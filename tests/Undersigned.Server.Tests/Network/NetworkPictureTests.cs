// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Network;

namespace Undersigned.Server.Tests.Network;

public sealed class NetworkPictureTests
{
    [Fact]
    public void Those_who_are_alike_stand_side_by_side()
    {
        // Three circles of friends, numbered in turn.
        const int count = 30;
        var likeness = new double[count, count];
        for (var i = 0; i < count; i++) for (var j = 0; j < count; j++) likeness[i, j] = i == j ? 0 : i % 3 == j % 3 ? 0.8 : 0.1;
        var order = LeafOrder.Of(likeness);
        Assert.Equal(Enumerable.Range(0, count), order.Order());
        Assert.Equal(2, order.Zip(order.Skip(1)).Count(pair => pair.First % 3 != pair.Second % 3));
    }

    [Fact]
    public void Three_hundred_are_laid_out_within_the_box_and_the_same_every_time()
    {
        const int count = 300;
        var order = Enumerable.Range(0, count).ToArray();
        List<(int, int, double)> ties = [.. Enumerable.Range(0, 900).Select(i => (i * 7919 % count, i * 3571 % 293, i * 31 % 100 / 100.0)).Where(tie => tie.Item1 != tie.Item2)];
        var places = ForceLayout.Place(order, ties, 1200, 800, 60);
        Assert.All(places, place => Assert.True(place.X is >= 59.9 and <= 1140.1 && place.Y is >= 59.9 and <= 740.1));
        Assert.Equal(places, ForceLayout.Place(order, ties, 1200, 800, 60));
        // Not one upon another.
        Assert.Equal(count, places.Select(place => (Math.Round(place.X), Math.Round(place.Y))).Distinct().Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_network_of_a_few_has_a_place_for_each(int count)
    {
        Assert.Equal(count, LeafOrder.Of(new double[count, count]).Length);
        Assert.All(ForceLayout.Place([.. Enumerable.Range(0, count)], [], 1200, 800, 60), place => Assert.True(double.IsFinite(place.X) && double.IsFinite(place.Y)));
    }
}
