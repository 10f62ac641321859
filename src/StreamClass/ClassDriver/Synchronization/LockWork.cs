namespace StreamClass.ClassDriver.Synchronization;

/// <summary>A piece of work that somebody left at a device's lock, linked without an allocation.</summary>
internal abstract class LockWork
{
    /// <summary>The next piece of the list that this one is on.</summary>
    public LockWork? Next { get; set; }

    /// <summary>Whether it goes before the requests of the queues.</summary>
    public abstract bool IsUrgent { get; }

    /// <summary>Does the work. The lock is held.</summary>
    public abstract void Run();
}
