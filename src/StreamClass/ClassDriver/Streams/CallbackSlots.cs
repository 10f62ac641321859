namespace StreamClass.ClassDriver.Streams;

/// <summary>The one timer and the one pending call at another priority that a stream has, and the device has.</summary>
internal sealed class CallbackSlots(ClassDevice device, string name, ClassStream? stream = null)
{
    public ScheduledTimer Timer { get; } = new(device, name, stream);

    public PriorityCall Priority { get; } = new(device, name, stream);

    /// <summary>Whether something is going to be called back.</summary>
    public bool IsPending => Timer.IsPending || Priority.IsPending;

    /// <summary>Nothing is called back any more, whatever the minidriver asks for from now on.</summary>
    public void Stop()
    {
        Timer.Stop();
        Priority.Stop();
    }
}
