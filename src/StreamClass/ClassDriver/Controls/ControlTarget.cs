using StreamClass.Ks;

namespace StreamClass.ClassDriver.Controls;

/// <summary>What a client's I/O controls go to: an open filter, a pin or a clock.</summary>
internal abstract class ControlTarget
{
    /// <summary>The device behind it.</summary>
    public abstract ClassDevice Device { get; }

    /// <summary>The property sets that the minidriver declared for it.</summary>
    public abstract IReadOnlyList<KsPropertySet> Properties { get; }

    /// <summary>The event sets that the minidriver declared for it.</summary>
    public abstract IReadOnlyList<KsEventSet> Events { get; }

    /// <summary>The method sets that the minidriver declared for it.</summary>
    public abstract IReadOnlyList<KsMethodSet> Methods { get; }
}
