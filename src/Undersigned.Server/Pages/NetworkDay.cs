// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Shared;
using Undersigned.Server.Storage;

namespace Undersigned.Server.Pages;

/// <summary>The day in the network's time zone, worked out once a second at most.</summary>
internal sealed class NetworkDay(TimeProvider time, DataFolder folder)
{
    private sealed record Reading(long Second, DateOnly Day, string Text);

    private volatile Reading? _last;

    public string Today => Read().Text;

    public DateOnly Day => Read().Day;

    private Reading Read()
    {
        var now = time.GetUtcNow();
        var second = now.ToUnixTimeSeconds();
        if (_last is { } last && last.Second == second) return last;
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, folder.Settings.TimeZone).DateTime);
        return _last = new Reading(second, day, Days.Format(day));
    }
}
