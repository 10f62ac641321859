using StreamClass.Testing.Choices;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Exploration.Strategies;

/// <summary>A set of kinds of preemption points.</summary>
/// <param name="Bits">One bit for each kind.</param>
internal readonly record struct PointKinds(ulong Bits)
{
    /// <summary>Data that others may touch too: most races are between two of these.</summary>
    public static PointKinds Data { get; } = Of(TraceKind.SharedAccess, TraceKind.RegisterAccess, TraceKind.PortAccess);

    /// <summary>Where the code of one party ends and that of another begins.</summary>
    public static PointKinds Calls { get; } =
        Of(TraceKind.ServiceCall, TraceKind.ClientCall, TraceKind.HandOver, TraceKind.LockRelease, TraceKind.Atomic);

    /// <summary>All that there are.</summary>
    public static PointKinds All { get; } = new(ulong.MaxValue);

    public bool Contains(in ChoicePoint point) => (Bits >> (int)point.Kind & 1) != 0;

    private static PointKinds Of(params ReadOnlySpan<TraceKind> kinds)
    {
        var bits = 0UL;
        foreach (var kind in kinds)
        {
            bits |= 1UL << (int)kind;
        }

        return new PointKinds(bits);
    }
}
