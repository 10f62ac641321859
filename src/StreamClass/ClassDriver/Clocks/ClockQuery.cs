using StreamClass.ClassDriver.Synchronization;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Clocks;

/// <summary>The pending QueryMasterClock of one stream.</summary>
/// <remarks>The clock is asked from a deferred call; the routine is called at the level of a High callback. Reference 12.2.</remarks>
internal sealed class ClockQuery : LockWork
{
    private readonly ClassDevice _device;
    private readonly Dpc _ask;
    private Query? _pending;
    private bool _isStopped;

    public ClockQuery(ClassDevice device)
    {
        _device = device;
        _ask = new Dpc(device.Drive, static state => ((ClockQuery)state!).Ask(), this);
    }

    public override bool IsUrgent => true;

    public void Start(MasterClock clock, TimeFunction function, HwQueryClockRoutine routine)
    {
        var query = new Query(clock, new HwTimeContext { Function = function }, routine);
        if (Interlocked.CompareExchange(ref _pending, query, null) is not null)
        {
            throw _device.Drive.BugCheck(
                BugCheckCode.DriverVerifierDetectedViolation, "A second QueryMasterClock is pending on one stream; only one can be.");
        }

        _ask.Queue();
    }

    /// <summary>The stream is closed: its routine is never called again.</summary>
    public void Stop() => Volatile.Write(ref _isStopped, true);

    /// <summary>Gives the answer to the minidriver.</summary>
    public override void Run()
    {
        if (Interlocked.Exchange(ref _pending, null) is { } query && !Volatile.Read(ref _isStopped))
        {
            _device.Routines.Callback(RoutineKind.Other, "clock query routine", static query => query.Routine(query.Context), query);
        }
    }

    public override string ToString() => $"{_device.Name} clock query";

    private void Ask()
    {
        if (_pending is { } query)
        {
            query.Clock.Ask(query.Context);

            // Under the lock in every mode, as a High callback: with synchronization off it is the interrupt lock.
            _device.Lock.Post(this);
        }
    }

    private sealed record Query(MasterClock Clock, HwTimeContext Context, HwQueryClockRoutine Routine);
}
