using System.Globalization;
using StreamClass.Kernel;

namespace StreamClass.Testing.Recording;

/// <summary>One thing that happened between a minidriver, the class driver and the hardware.</summary>
public abstract record RecordedCall
{
    /// <summary>Its place in the recording, from 0.</summary>
    public int Number { get; internal init; }

    /// <summary>When it happened, in ns of virtual time.</summary>
    public long Nanoseconds { get; internal init; }

    /// <summary>When it happened, in virtual time since the machine was switched on.</summary>
    public TimeSpan Time => TimeSpan.FromTicks(Nanoseconds / 100);

    /// <summary>The level of the processor.</summary>
    public Irql Irql { get; internal init; }

    /// <summary>Which processor, from 1.</summary>
    public int Processor { get; internal init; }

    /// <summary>The device; the name of the board while no device is known that it belongs to.</summary>
    public string Device { get; internal init; } = string.Empty;

    /// <summary>What happened, without when and where.</summary>
    public abstract string Description { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Nanoseconds,12} {(int)Irql,2} p{Processor} {Device}: {Description}");
}
