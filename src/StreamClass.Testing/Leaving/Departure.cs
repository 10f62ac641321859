namespace StreamClass.Testing.Leaving;

/// <summary>How code leaves the simulation.</summary>
internal enum Departure
{
    /// <summary>On a thread of its own, or one that cannot be told.</summary>
    Thread,

    /// <summary>Through a delay in real time.</summary>
    Delay,

    /// <summary>Through a timer of the runtime.</summary>
    Timer,

    /// <summary>Through a cancellation in real time.</summary>
    CancelAfter,

    /// <summary>Through a cancellation that calls back on the thread pool.</summary>
    CancelAsync,

    /// <summary>Through a task of the thread pool.</summary>
    ThreadPool,
}
