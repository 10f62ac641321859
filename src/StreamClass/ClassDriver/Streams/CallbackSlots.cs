namespace StreamClass.ClassDriver.Streams;

/// <summary>The one timer and the one pending call at another priority that a stream has, and the device has.</summary>
internal sealed class CallbackSlots(ClassDevice device, string name)
{
    public ScheduledTimer Timer { get; } = new(device, name);

    public PriorityCall Priority { get; } = new(device, name);

    /// <summary>Nothing is called back any more, whatever the minidriver asks for from now on.</summary>
    public void Stop()
    {
        Timer.Stop();
        Priority.Stop();
    }
}
