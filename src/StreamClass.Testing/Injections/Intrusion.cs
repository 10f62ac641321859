using StreamClass.Testing.Threads;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Injections;

/// <summary>A thread that nobody in the scenario has started: plug and play, power management, another client.</summary>
internal sealed class Intrusion(string name, SynchronizationContext? context, Action start) : Runnable
{
    public override TraceKind Kind => TraceKind.Client;

    public override object Subject => name;

    public override object Identity => this;

    public override void Execute()
    {
        SynchronizationContext.SetSynchronizationContext(context);
        start();
    }
}
