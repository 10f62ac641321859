using System.Collections.Immutable;

namespace StreamClass.Kernel;

/// <summary>The system threads of one machine that have not ended.</summary>
internal sealed class SystemThreads(KernelDrive drive)
{
    private ImmutableArray<KernelThread> _threads = [];
    private TaskCompletionSource? _waiting;
    private int _started;

    public KernelThread Start(Action<object?> routine, object? context, string? name)
    {
        var thread = new KernelThread(drive, this, name ?? $"system thread {Interlocked.Increment(ref _started)}", routine, context);
        ImmutableInterlocked.Update(
            ref _threads, static (threads, added) => threads.RemoveAll(static thread => thread.IsSignalled).Add(added), thread);
        drive.StartThread(thread);
        return thread;
    }

    /// <summary>A thread has ended.</summary>
    public void Ended()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _waiting) is { } waiting && Running().IsEmpty)
        {
            waiting.TrySetResult();
        }
    }

    /// <summary>Waits for the threads to end, but not longer than <paramref name="limit"/>; names those that did not.</summary>
    public async Task EndAsync(TimeSpan limit)
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // Full fence: a thread that ends either sees who waits, or is seen to have ended.
        Interlocked.Exchange(ref _waiting, waiting);
        if (Running().IsEmpty)
        {
            return;
        }

        var timer = new KernelTimer(
            drive, "shutdown limit of system threads", new Dpc(drive, static state => ((TaskCompletionSource)state!).TrySetResult(), waiting));
        timer.Set(limit.Ticks);
        await waiting.Task;
        timer.Cancel();
        foreach (var thread in Running())
        {
            _ = drive.BugCheck(BugCheckCode.ThreadStuckInDeviceDriver, $"{thread.Name} did not end.");
        }
    }

    private ImmutableArray<KernelThread> Running() => _threads.RemoveAll(static thread => thread.IsSignalled);
}
