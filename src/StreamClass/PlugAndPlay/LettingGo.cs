using StreamClass.ClassDriver;
using StreamClass.ClassDriver.Controls;
using StreamClass.ClassDriver.Events;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.Kernel;

namespace StreamClass.PlugAndPlay;

/// <summary>How the calls that close or remove a device enter the minidriver.</summary>
internal static class LettingGo
{
    /// <summary>Does work elsewhere, and waits for it unless the device is abandoned first.</summary>
    /// <remarks>A routine that does not return keeps the thread that called it; that must not be the one that waits.</remarks>
    public static Task LetGoAsync(this ClassDevice device, Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        device.Drive.Continue(
            static state =>
            {
                var (work, done) = ((Action, TaskCompletionSource))state!;
                try
                {
                    work();
                    done.TrySetResult();
                }
                catch (Exception exception)
                {
                    done.TrySetException(exception);
                }
            },
            (work, done),
            device.Drive.Context);
        return device.UnlessAbandonedAsync(done);
    }

    /// <summary>The same for work on requests that are outstanding; most handles are closed when there is none.</summary>
    public static Task LetRequestsGoAsync(this ClassDevice device, Action work) =>
        device.Requests.HasOutstanding ? device.LetGoAsync(work) : Task.CompletedTask;

    /// <summary>Sends a request as the last of its kind, and waits for its status.</summary>
    public static async Task<NtStatus> SendLastAsync(this StreamRequest request)
    {
        var status = request.AsStatus();
        await request.Device.LetGoAsync(() => request.Device.Dispatcher.Submit(request));
        return await status;
    }

    /// <summary>Waits until no I/O control of a handle is under way, after which there will be none.</summary>
    public static Task DrainAsync(this ClassDevice device, OpenControls controls) => device.UnlessAbandonedAsync(controls.Drain());

    /// <summary>Waits until no routine that takes requests of a closed stream is under way.</summary>
    public static Task DrainAsync(this ClassStream stream) => stream.Device.UnlessAbandonedAsync(stream.Drain());

    /// <summary>Waits until no routine is under way that was given a request before the device was held.</summary>
    public static async Task DrainAsync(this ClassDevice device)
    {
        foreach (var drained in device.Hold.Drain())
        {
            await device.UnlessAbandonedAsync(drained);
        }
    }

    /// <summary>Closes a handle as the owner of events: those that it still has are disabled. Reference 9, 13.8.</summary>
    public static async Task CloseAsync(this EventHandle handle)
    {
        await handle.Device.UnlessAbandonedAsync(handle.Close());
        if (handle.Queue.HasEvents)
        {
            await handle.Device.LetGoAsync(handle.DisableAll);
        }
    }
}
