// SPDX-License-Identifier: Apache-2.0
namespace Undersigned.Server;

/// <summary>
/// Which threads move bytes, and which work. What is ready to be sent is sent by the thread that read the request, without a hand-over;
/// anything else goes to the thread pool and stays there, so that no page that is rendered and no disk ever holds up the sockets (decision 0022).
/// </summary>
internal static class SocketThreads
{
    private const string Inline = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
    private const string Count = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";

    /// <summary>Where all work runs that may take its time: every continuation of a task started here runs on the thread pool.</summary>
    public static TaskScheduler Pool { get; } = new PoolScheduler();

    /// <summary>Has requests handled where they are read, by one thread for two cores. To be called before the first socket is made; what an operator has set stays.</summary>
    public static void Settle()
    {
        // The runtime reads them when its first socket is made; it has no other switch for either.
        if (Environment.GetEnvironmentVariable(Inline) is not null) return;
        Environment.SetEnvironmentVariable(Inline, "1");
        if (Environment.GetEnvironmentVariable(Count) is null) Environment.SetEnvironmentVariable(Count, Math.Max(1, Environment.ProcessorCount / 2).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Runs it, and whatever follows its awaits, on the thread pool.</summary>
    public static Task Run(Func<Task> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, Pool).Unwrap();

    private sealed class PoolScheduler : TaskScheduler
    {
        protected override void QueueTask(Task task) => ThreadPool.UnsafeQueueUserWorkItem(static item => item.Scheduler.TryExecuteTask(item.Task), (Scheduler: this, Task: task), preferLocal: false);

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => !taskWasPreviouslyQueued && Thread.CurrentThread.IsThreadPoolThread && TryExecuteTask(task);

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
