namespace StreamClass.Kernel;

/// <summary>The interrupt request level at which code runs.</summary>
/// <remarks>
/// Native name: KIRQL, with the values of 64-bit Windows. Interrupt lines use the levels from <see cref="Device"/> to below
/// <see cref="Clock"/>. Reference 7.
/// </remarks>
[NativeName("KIRQL")]
public enum Irql : byte
{
    /// <summary>Ordinary threads: waiting and blocking are allowed.</summary>
    [NativeName("PASSIVE_LEVEL")]
    Passive = 0,

    /// <summary>Asynchronous procedure calls.</summary>
    [NativeName("APC_LEVEL")]
    Apc = 1,

    /// <summary>The scheduler and deferred procedure calls: nothing may wait.</summary>
    [NativeName("DISPATCH_LEVEL")]
    Dispatch = 2,

    /// <summary>The lowest device level, at which an interrupt line runs unless it asks for a higher one.</summary>
    [NativeName("DIRQL")]
    Device = 3,

    /// <summary>The clock interrupt: above every device.</summary>
    [NativeName("CLOCK_LEVEL")]
    Clock = 13,

    /// <summary>Everything is masked.</summary>
    [NativeName("HIGH_LEVEL")]
    High = 15,
}
