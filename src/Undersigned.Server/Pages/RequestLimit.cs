// SPDX-License-Identifier: Apache-2.0
using Undersigned.Server.Accounts;

namespace Undersigned.Server.Pages;

/// <summary>
/// How often one block of addresses may ask for pages that are made anew for each request, such as forms and links: 40 at once,
/// then 20 a second. In memory alone.
/// </summary>
internal sealed class RequestLimit(TimeProvider time)
{
    private const double ASecond = 20;
    private const double Burst = 40;

    /// <summary>Blocks that are counted at a time; beyond, the counts begin anew.</summary>
    private const int MaxBlocks = 50_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<UInt128, (double Left, long At)> _blocks = [];

    public bool Allows(HttpContext context)
    {
        var block = MailLimits.Block(context.Connection.RemoteIpAddress);
        var now = time.GetTimestamp();
        lock (_gate)
        {
            if (_blocks.Count >= MaxBlocks && !_blocks.ContainsKey(block)) _blocks.Clear();
            var (left, at) = _blocks.TryGetValue(block, out var known) ? known : (Burst, now);
            left = Math.Min(Burst, left + (time.GetElapsedTime(at, now).TotalSeconds * ASecond));
            var allowed = left >= 1;
            _blocks[block] = (allowed ? left - 1 : left, now);
            return allowed;
        }
    }
}
