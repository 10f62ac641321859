using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Threads;

/// <summary>The first thing that a run runs.</summary>
internal sealed class ScenarioStart(
    SynchronizationContext context, Func<Task> play, Action<Task> started, ExecutionContext? executionContext) : Runnable
{
    public override TraceKind Kind => TraceKind.Client;

    public override object Subject => "scenario";

    public override void Execute()
    {
        if (executionContext is null)
        {
            Play();
        }
        else
        {
            // The scenario belongs to the code that called for the run; callbacks do not.
            ExecutionContext.Run(executionContext, static start => ((ScenarioStart)start!).Play(), this);
        }
    }

    private void Play()
    {
        SynchronizationContext.SetSynchronizationContext(context);
        started(play());
    }
}
