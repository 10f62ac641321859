namespace StreamClass.ClassDriver;

/// <summary>How long the class driver waits for a minidriver: until it gives the device up.</summary>
internal static class Abandonment
{
    /// <summary>Waits for something that the minidriver has to do first, unless the device is abandoned.</summary>
    public static async Task UnlessAbandonedAsync(this ClassDevice device, TaskCompletionSource done)
    {
        var abandoned = device.Abandoned.UnsafeRegister(static done => ((TaskCompletionSource)done!).TrySetResult(), done);
        await done.Task;
        abandoned.Unregister();
    }
}
