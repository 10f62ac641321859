using StreamClass.Hardware;
using StreamClass.Kernel;

namespace StreamClass.PlugAndPlay;

/// <summary>What a device is made of when it is started.</summary>
public sealed record DeviceStart
{
    /// <summary>The board, or null for a device without one.</summary>
    public VirtualDevice? Board { get; init; }

    /// <summary>The line that the board interrupts at, when it shares one; null gives it a line of its own.</summary>
    public InterruptLine? Line { get; init; }

    /// <summary>The device that this one sits on, to which its minidriver sends IRPs: a camera on USB or 1394; null for none.</summary>
    public LowerDevice? LowerDevice { get; init; }
}
