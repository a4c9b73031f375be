// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace Undersigned.Specs.Running;

/// <summary>What must come true within a time, looked for again and again.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task TrueAsync(TimeSpan within, string what, Func<Task<bool>> look)
    {
        var clock = Stopwatch.StartNew();
        while (!await look())
        {
            Assert.True(clock.Elapsed < within, $"Not within {within}: {what}");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }
}
