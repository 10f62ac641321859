using StreamClass.Kernel;
using StreamClass.Testing.Threads;

namespace StreamClass.Testing.Scheduling;

/// <summary>Does something to one run that its scenario does not know of.</summary>
internal interface IRunInjection
{
    /// <summary>Something that runs now instead of what would run; asked whenever one thread can give way to another.</summary>
    Runnable? TakeNext();

    /// <summary>The running code goes on from a point at which it could be preempted, at whatever level.</summary>
    void OnPoint();

    /// <summary>What goes wrong at a point where something can fail.</summary>
    FaultEffect FaultAt(FaultPoint point);
}
