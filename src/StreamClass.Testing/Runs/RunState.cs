using StreamClass.Testing.Leaving;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Runs;

/// <summary>How a run stands: going on, stopping because it is finished or failed, or over.</summary>
/// <param name="seed">The seed that replays the run, or null.</param>
/// <param name="maxSteps">How many steps it may take.</param>
/// <param name="trace">Everything that happened in it.</param>
/// <param name="placesFrom">From which step on the place of the running code is kept; it takes time.</param>
internal sealed class RunState(ulong? seed, long maxSteps, Trace trace, long placesFrom = long.MaxValue)
{
    /// <summary>Finding the place of a call reads symbols from disk, which takes its time on a machine that is busy.</summary>
    private static readonly TimeSpan ReportTime = TimeSpan.FromSeconds(10);

    private readonly ManualResetEventSlim _ended = new();
    private readonly ManualResetEventSlim _left = new();
    private readonly ManualResetEventSlim _reported = new();
    private SimulationException? _failure;
    private readonly long _plainSteps = Math.Min(maxSteps, placesFrom - 1);
    private string? _place;
    private long _steps;
    private bool _stopping;
    private bool _over;

    /// <summary>The first thing that went wrong, or null.</summary>
    public SimulationException? Failure => Volatile.Read(ref _failure);

    /// <summary>Whether what still stands on stacks is being unwound.</summary>
    public bool IsStopping => Volatile.Read(ref _stopping);

    /// <summary>Whether no carrier runs any more.</summary>
    public bool IsOver => Volatile.Read(ref _over);

    public long Steps => Volatile.Read(ref _steps);

    /// <summary>Where the running code was seen last, or null when nobody looked.</summary>
    public string? Place => Volatile.Read(ref _place);

    /// <summary>Counts one step of the scheduler.</summary>
    /// <exception cref="SimulationStoppedException">There are to be no more steps.</exception>
    public void Step()
    {
        ThrowIfStopping();
        if (++_steps > _plainSteps)
        {
            Look();
        }
    }

    /// <summary>Keeps the place of the running code, if anybody wants to know.</summary>
    /// <param name="code">What it is, for code that has no place yet.</param>
    public void KeepPlace(object? code)
    {
        if (_steps < placesFrom)
        {
            return;
        }

        var place = CallPlace.Find(new System.Diagnostics.StackTrace(fNeedFileInfo: true));
        if (place is not null || code is not null)
        {
            Volatile.Write(ref _place, place ?? $"where {new TraceNames().Of(code)} begins or goes on");
        }
    }

    public void ThrowIfStopping()
    {
        if (IsStopping)
        {
            throw new SimulationStoppedException();
        }
    }

    public void Stop() => Volatile.Write(ref _stopping, true);

    /// <summary>Records the first thing that went wrong, before anybody could catch it.</summary>
    /// <returns>What unwinds the stack that it happened on.</returns>
    public Exception Fail(SimulationFailure failure, string message, Exception? inner = null)
    {
        if (!IsOver)
        {
            Interlocked.CompareExchange(ref _failure, new SimulationException(failure, seed, message, inner, trace), null);
            Stop();
        }

        return new SimulationStoppedException();
    }

    /// <summary>Records what a call of the scheduler threw; an exception filter, so that nothing below can catch it first.</summary>
    public bool RecordAndPass(Exception exception, string what)
    {
        if (exception is not SimulationStoppedException)
        {
            _ = Fail(SimulationFailure.ScenarioFailed, $"{what} threw: {exception.Message}", exception);
        }

        return false;
    }

    /// <summary>Records that a thread from outside came in.</summary>
    public SimulationException ReportLeft(string call, object? posted = null)
    {
        if (!IsOver)
        {
            _left.Set();
        }

        var exception = new SimulationException(
            SimulationFailure.LeftTheSimulation, seed, LeftReport.Write(call, posted), null, trace);
        if (_left.IsSet)
        {
            Interlocked.CompareExchange(ref _failure, exception, null);
            Stop();
            _reported.Set();
        }

        return exception;
    }

    /// <summary>Gives a thread from outside the chance to come in; if one did, waits until it is on record.</summary>
    public void AwaitLeft(TimeSpan grace)
    {
        if (_left.Wait(grace))
        {
            _reported.Wait(ReportTime);
        }
    }

    /// <summary>Waits until no carrier runs any more.</summary>
    /// <returns>False when that takes longer, in real time, than the limit.</returns>
    public bool AwaitEnd(TimeSpan limit) => _ended.Wait(limit);

    public void Finish()
    {
        Volatile.Write(ref _over, true);
        _ended.Set();
    }

    /// <exception cref="SimulationStoppedException">There are to be no more steps.</exception>
    private void Look()
    {
        if (_steps > maxSteps)
        {
            throw Fail(SimulationFailure.LimitReached, $"The run took more than {maxSteps} steps.");
        }

        KeepPlace(null);
    }
}
