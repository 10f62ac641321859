using StreamClass.Kernel;
using StreamClass.Testing.Threads;
using StreamClass.Testing.Timing;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Scheduling;

/// <summary>A stack that waits at a gate or was preempted. Its carrier stands still with it.</summary>
internal sealed class ParkedStack(Carrier carrier, KernelGate? gate) : Runnable
{
    public Carrier Carrier { get; } = carrier;

    /// <summary>What it waits at; null when it was preempted.</summary>
    public KernelGate? Gate { get; } = gate;

    /// <summary>The level to go on at.</summary>
    public Irql Level { get; init; }

    /// <summary>The minidriver calls on it.</summary>
    public object? Callback { get; init; }

    /// <summary>Which thread it is, if anybody asked.</summary>
    public KernelThreadIdentity? Thread { get; init; }

    /// <summary>Whether it can run again.</summary>
    public bool IsReady { get; set; } = gate is null;

    /// <summary>When it gives up waiting, or null.</summary>
    public DueEvent? Timeout { get; set; }

    public override TraceKind Kind => TraceKind.Resume;

    public override object Subject => (object?)Gate ?? "preempted";

    public override void Execute() => throw new InvalidOperationException("A parked stack goes on on its own carrier.");
}
