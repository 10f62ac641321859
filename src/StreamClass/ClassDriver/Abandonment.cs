namespace StreamClass.ClassDriver;

/// <summary>How long the class driver waits for a minidriver: until it gives the device up.</summary>
internal static class Abandonment
{
    /// <summary>Waits for something that the minidriver has to do first, unless the device is abandoned.</summary>
    /// <param name="device">The device of the minidriver.</param>
    /// <param name="done">What the minidriver brings about; null when there is nothing left of it to do.</param>
    public static Task UnlessAbandonedAsync(this ClassDevice device, TaskCompletionSource? done) =>
        done is null || done.Task.IsCompletedSuccessfully ? Task.CompletedTask : device.WaitUnlessAbandonedAsync(done);

    private static async Task WaitUnlessAbandonedAsync(this ClassDevice device, TaskCompletionSource done)
    {
        var abandoned = device.Abandoned.UnsafeRegister(static done => ((TaskCompletionSource)done!).TrySetResult(), done);
        await done.Task;
        abandoned.Unregister();
    }
}
