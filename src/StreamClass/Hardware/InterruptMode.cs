using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>How an adapter signals an interrupt.</summary>
/// <remarks>Native name: KINTERRUPT_MODE. Values are native. Reference 14.2.</remarks>
[NativeName("KINTERRUPT_MODE")]
public enum InterruptMode
{
    /// <summary>By holding the line up until its cause is gone. PCI devices do.</summary>
    [NativeName("LevelSensitive")]
    LevelSensitive = 0,

    /// <summary>By an edge.</summary>
    [NativeName("Latched")]
    Latched = 1,
}
