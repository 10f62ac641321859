using System.Collections.Immutable;

namespace StreamClass.Kernel;

/// <summary>The system threads of one machine that have not ended.</summary>
internal sealed class SystemThreads(KernelDrive drive)
{
    private ImmutableArray<KernelThread> _threads = [];
    private int _started;

    public KernelThread Start(Action<object?> routine, object? context, string? name)
    {
        var thread = new KernelThread(drive, name ?? $"system thread {Interlocked.Increment(ref _started)}", routine, context);
        ImmutableInterlocked.Update(
            ref _threads, static (threads, added) => threads.RemoveAll(static thread => thread.IsSignalled).Add(added), thread);
        drive.StartThread(thread);
        return thread;
    }

    /// <summary>Waits for the threads to end, but not longer than <paramref name="limit"/>; names those that did not.</summary>
    public async Task EndAsync(TimeSpan limit)
    {
        var running = _threads.RemoveAll(static thread => thread.IsSignalled);
        if (running.IsEmpty)
        {
            return;
        }

        var patience = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var timer = new KernelTimer(
            drive, "shutdown limit of system threads", new Dpc(drive, static state => ((TaskCompletionSource)state!).TrySetResult(), patience));
        timer.Set(limit.Ticks);
        await Task.WhenAny(patience.Task, Task.WhenAll(running.Select(static thread => thread.Ended)));
        timer.Cancel();
        foreach (var thread in running.Where(static thread => !thread.IsSignalled))
        {
            _ = drive.BugCheck(BugCheckCode.ThreadStuckInDeviceDriver, $"{thread.Name} did not end.");
        }
    }
}
