using StreamClass.Kernel;

namespace StreamClass.Tests.Hardware;

/// <summary>A simulated drive without a scheduler: a test moves time and serves interrupts by hand.</summary>
internal sealed class ScriptedDrive() : KernelDrive(isSimulated: true)
{
    private readonly List<DriveTimer> _armed = [];
    private long _now;

    public List<string> Log { get; } = [];

    public override long Now => _now;

    public override DateTimeOffset StartTime => DateTimeOffset.UnixEpoch;

    public override TimeProvider TimeProvider => TimeProvider.System;

    public override SynchronizationContext? Context => null;

    public int ArmedTimers => _armed.Count;

    /// <summary>Fires the timer that is due first; false when none is armed.</summary>
    public bool Step()
    {
        if (_armed.MinBy(timer => timer.Due) is not { } first)
        {
            return false;
        }

        _armed.Remove(first);
        _now = Math.Max(_now, first.Due);
        first.Fire();
        return true;
    }

    public override void Preempt(PreemptionPoint point, object? subject) => Log.Add(point.ToString());

    public override void RequestInterrupt(InterruptLine line) => Log.Add("interrupt");

    public override void Arm(DriveTimer timer)
    {
        _armed.Should().NotContain(timer);
        _armed.Add(timer);
    }

    public override void Disarm(DriveTimer timer) => _armed.Remove(timer);

    public override void RunBeside(Action work, long duration, Action done)
    {
        Log.Add($"beside {duration}");
        work();
        done();
    }

    public override void Stall(long duration) => throw new NotSupportedException();

    public override void QueueDpc(Dpc dpc) => throw new NotSupportedException();

    public override void HandOver(Dpc dpc) => throw new NotSupportedException();

    public override void QueueWorkItem(WorkItem item) => throw new NotSupportedException();

    public override void StartThread(KernelThread thread) => throw new NotSupportedException();

    public override void Continue(Action<object?> continuation, object? state, SynchronizationContext? context) =>
        throw new NotSupportedException();

    public override bool Wait(KernelGate gate, long timeout) => throw new NotSupportedException();

    public override bool Wake(KernelGate gate) => throw new NotSupportedException();

    public override void Spin(int turn) => throw new InvalidOperationException("Nothing may be contended on a simulated machine.");

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
