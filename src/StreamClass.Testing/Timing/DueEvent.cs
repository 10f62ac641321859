using StreamClass.Kernel;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Timing;

/// <summary>Something that happens at a point of virtual time. What it calls must not block.</summary>
internal abstract class DueEvent
{
    /// <summary>When it happens, in ns.</summary>
    public long Due { get; set; }

    /// <summary>Orders events of the same time: first armed, first to happen.</summary>
    public long Sequence { get; set; }

    /// <summary>Where <see cref="DueEvents"/> keeps it; negative while it is not armed.</summary>
    public int Index { get; set; } = -1;

    public abstract TraceKind Kind { get; }

    /// <summary>Names it in the trace.</summary>
    public abstract object? Subject { get; }

    /// <summary>The level that keeps everything off that this may not be interrupted by.</summary>
    public abstract Irql Level { get; }

    /// <summary>Whose code it calls; null means that of whoever armed it.</summary>
    public virtual object? Owner => null;

    public abstract void Fire();
}
