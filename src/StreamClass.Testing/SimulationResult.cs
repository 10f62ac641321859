using StreamClass.Testing.Tracing;

namespace StreamClass.Testing;

/// <summary>What a simulation that succeeded leaves.</summary>
public sealed class SimulationResult
{
    private readonly Trace _trace;
    private string? _text;

    internal SimulationResult(ulong? seed, TimeSpan virtualDuration, long steps, Trace trace)
    {
        Seed = seed;
        VirtualDuration = virtualDuration;
        Steps = steps;
        _trace = trace;
    }

    /// <summary>The seed that replays the run; null when a schedule decided it, or the default order.</summary>
    public ulong? Seed { get; }

    /// <summary>How much virtual time the run took.</summary>
    public TimeSpan VirtualDuration { get; }

    /// <summary>How many steps the scheduler took.</summary>
    public long Steps { get; }

    /// <summary>Everything that was chosen and that happened, one line each: virtual time in ns, level, what, and to whom.</summary>
    public string Trace => _text ??= _trace.Render();
}
