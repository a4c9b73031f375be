// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using Undersigned.Server.Shared;
using Undersigned.Server.Statements;

namespace Undersigned.Server.Tests.Pages;

public sealed class RenderingCostTests
{
    [Fact]
    public void A_name_costs_no_memory_to_show()
    {
        var few = Allocated(FloodMarks.With(100));
        var many = Allocated(FloodMarks.With(500));
        // Countries change a few times more in the longer list; a name that allocated anything at all would cost 24 bytes.
        Assert.InRange(many - few, -4096, 400 * 8);
        Assert.InRange(many, 0, 120_000);
    }

    private static long Allocated(StatementView statement)
    {
        var ui = Interface.For("en");
        var output = new ArrayBufferWriter<byte>(1 << 20);
        for (var i = 0; i < 3; i++)
            Render();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Render();
        return GC.GetAllocatedBytesForCurrentThread() - before;

        void Render()
        {
            output.ResetWrittenCount();
            PageRenderer.Render<StatementPage, StatementView>(RiverTowns.Site, ui, statement, output);
        }
    }
}
