// SPDX-License-Identifier: Apache-2.0
using System.Runtime.InteropServices;

namespace Undersigned.Bench;

/// <summary>The CPU that the calling thread has used, which what else the machine does hardly changes.</summary>
internal static partial class ThreadClock
{
    private const int ThreadCpuTime = 3;

    public static double Microseconds()
    {
        if (GetTime(ThreadCpuTime, out var time) != 0) throw new InvalidOperationException("The system has no clock of a thread's CPU.");
        return (time.Seconds * 1e6) + (time.Nanoseconds / 1e3);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    private readonly struct Time
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
