using StreamClass.Testing.Tracing;

namespace StreamClass.Testing;

/// <summary>A simulation failed.</summary>
/// <remarks>The seed or the schedule, with the same options and the same code, replays it.</remarks>
public sealed class SimulationException : Exception
{
    private readonly Trace _trace;
    private string? _text;

    internal SimulationException(SimulationFailure failure, ulong? seed, string message, Exception? inner, Trace trace)
        : base(seed is null ? message : $"{message} (Seed {seed} replays it.)", inner)
    {
        Reason = message;
        Failure = failure;
        Seed = seed;
        _trace = trace;
    }

    /// <summary>Why the simulation failed.</summary>
    public SimulationFailure Failure { get; }

    /// <summary>What went wrong, without what replays it.</summary>
    internal string Reason { get; }

    /// <summary>The seed that replays the run; null when a schedule decided it, or the default order.</summary>
    public ulong? Seed { get; }

    /// <summary>Everything that was chosen and that happened, one line each.</summary>
    public string Trace => _text ??= _trace.Render();
}
