using StreamClass.Kernel;
using StreamClass.Testing.Threads;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Choices;

/// <summary>Wants to know what each piece of code between two choices touched.</summary>
internal interface IRunObserver : ISharingObserver
{
    /// <summary>What happens next has been picked, be it that there was only one choice.</summary>
    /// <param name="choice">What it is.</param>
    /// <param name="isOnStack">Whether a thread is on the stack that could go on, or is interrupted.</param>
    void Picked(in Choice choice, bool isOnStack);

    /// <summary>Code goes on behind a point where it could have been preempted.</summary>
    void GoesOn(TraceKind point, object? subject);

    /// <summary>The running code gives a thread something to run, or lets one go on.</summary>
    void Queued(Runnable runnable);

    /// <summary>The thread that ran has nothing more to do.</summary>
    void Ended(Runnable runnable);

    /// <summary>The running code leaves a deferred procedure call or an event behind.</summary>
    void LeavesBehind(object code);

    /// <summary>An interrupt, a deferred procedure call or an event begins on top of what runs.</summary>
    /// <param name="code">Which one.</param>
    /// <param name="owner">Whose code it is; null means that of whoever left it behind.</param>
    void NestedBegins(object code, object? owner);

    /// <summary>It is over.</summary>
    void NestedEnds();

    /// <summary>What was on top of the running code is over, and the code goes on without a choice.</summary>
    void Returned();

    /// <summary>An event is due at a point of time (ns).</summary>
    void Due(object due, long time);
}
