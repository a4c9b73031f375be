// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using Undersigned.Server.Log;
using Undersigned.Server.Shared;

namespace Undersigned.Server.Pages;

/// <summary>
/// Rendered pages by address and language. A page is good while the state has not changed; after that it is rendered anew when it
/// is next asked for, at most once a second in the long run, and served as it was while that runs. When a name leaves the state,
/// all pages leave the cache before the act is answered.
/// </summary>
internal sealed class PageCache(StateVersion version, TimeProvider time, bool off)
{
    private const int MaxPages = 4000;
    private const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>So many renderings in a row are at once; then one a second.</summary>
    private const double Burst = 4;

    private readonly ConcurrentDictionary<(string Address, Interface Ui), Kept> _pages = new();
    private long _bytes;

    private sealed class Kept
    {
        public readonly Lock Gate = new();
        public volatile RenderedPage? Page;
        public long Version = -1;
        public long Purged = -1;
        public string Day = "";
        public double Allowance = Burst;
        public long Refilled;
        public int Rendering;
    }

    /// <summary>The page if it is kept and good: what the fast way serves.</summary>
    public RenderedPage? Find(string address, Interface ui, string today)
    {
        if (off || !_pages.TryGetValue((address, ui), out var kept)) return null;
        return Volatile.Read(ref kept.Version) == version.Current && kept.Purged == version.Purged && kept.Day == today ? kept.Page : null;
    }

    /// <summary>The page, rendered if it must be; null where there is no such page.</summary>
    public RenderedPage? Get(string address, Interface ui, string today, Func<byte[]?> render)
    {
        if (off) return render() is { } fresh ? new RenderedPage(fresh) : null;
        if (_pages.Count > MaxPages || Volatile.Read(ref _bytes) > MaxBytes) Clear();
        var kept = _pages.GetOrAdd((address, ui), static _ => new Kept());
        if (kept.Page is { } page && kept.Purged == version.Purged && kept.Day == today)
        {
            if (kept.Version == version.Current) return page;
            // Somebody is rendering it, or the budget is used: it is served as it was a moment ago.
            if (Volatile.Read(ref kept.Rendering) > 0 || !Allows(kept)) return page;
        }

        Interlocked.Increment(ref kept.Rendering);
        try
        {
            lock (kept.Gate)
            {
                var (now, purged) = (version.Current, version.Purged);
                if (kept.Page is { } other && kept.Version == now && kept.Purged == purged && kept.Day == today) return other;
                if (render() is not { } html)
                {
                    _pages.TryRemove((address, ui), out _);
                    return null;
                }

                var rendered = new RenderedPage(html);
                Interlocked.Add(ref _bytes, rendered.Size - (kept.Page?.Size ?? 0));
                kept.Page = rendered;
                kept.Purged = purged;
                kept.Day = today;
                Volatile.Write(ref kept.Version, now);
                return rendered;
            }
        }
        finally
        {
            Interlocked.Decrement(ref kept.Rendering);
        }
    }

    private bool Allows(Kept kept)
    {
        lock (kept.Gate)
        {
            var now = time.GetTimestamp();
            kept.Allowance = Math.Min(Burst, kept.Allowance + time.GetElapsedTime(kept.Refilled, now).TotalSeconds);
            kept.Refilled = now;
            if (kept.Allowance < 1) return false;
            kept.Allowance--;
            return true;
        }
    }

    private void Clear()
    {
        _pages.Clear();
        Interlocked.Exchange(ref _bytes, 0);
    }
}
