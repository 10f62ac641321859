using StreamClass.Kernel;
using StreamClass.Testing.Runs;
using StreamClass.Testing.Scheduling;
using StreamClass.Testing.Threads;

namespace StreamClass.Testing.Injections;

/// <summary>What is done to one run, and what the scenario of the run may answer to it.</summary>
/// <param name="explains">Whether an exception of the scenario is a consequence, once the injection has happened.</param>
internal abstract class RunInjection(Func<Exception, bool> explains) : IRunInjection
{
    /// <summary>The machine while the scenario plays; null before and after.</summary>
    protected Machine? Machine { get; private set; }

    /// <summary>Whether what was to be done has been done, or is being done.</summary>
    public bool HasHappened { get; protected set; }

    /// <summary>What the scenario threw in consequence.</summary>
    public Exception? Consequence { get; private set; }

    public virtual Runnable? TakeNext() => null;

    public virtual void OnPoint()
    {
    }

    public virtual FaultEffect FaultAt(FaultPoint point) => FaultEffect.None;

    /// <summary>Plays the scenario, and waits for the end of the injection.</summary>
    public async Task PlayAsync(Machine machine, Func<Machine, Task> scenario)
    {
        Machine = machine;
        try
        {
            await scenario(machine);
        }
        catch (Exception exception) when (HasHappened && explains(exception))
        {
            Consequence = exception;
        }

        Machine = null;
        await EndAsync();
    }

    /// <summary>Looks at the machine after the run, when it has happened.</summary>
    /// <returns>What is wrong with the machine, or null.</returns>
    public virtual Finding? Inspect(Machine machine) => null;

    /// <summary>Waits until everything that was begun has ended.</summary>
    protected virtual Task EndAsync() => Task.CompletedTask;
}
