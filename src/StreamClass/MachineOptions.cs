using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass;

/// <summary>How a machine is built.</summary>
public sealed record MachineOptions
{
    /// <summary>Where log messages go; nowhere unless set.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>The machine's clock. A simulated machine has its own.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What TimeoutOriginal of every request starts with, in seconds; 0 means that requests never time out.</summary>
    /// <remarks>The class driver counts whole seconds of the machine, so a request may time out up to a second early. Reference 8.</remarks>
    public uint RequestTimeoutSeconds { get; init; } = 15;

    /// <summary>How long a minidriver may take to let go of a device that is closed or removed.</summary>
    public TimeSpan ShutdownLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many finished requests of a device are kept to be used again.</summary>
    public int RequestPoolCapacity { get; init; } = 1024;

    /// <summary>How fast the boards' oscillators run. A simulated machine runs them in its own time.</summary>
    public OscillatorSpeed OscillatorSpeed { get; init; } = OscillatorSpeed.RealTime;

    /// <summary>Debug messages of minidrivers up to this level are logged.</summary>
    public StreamDebugLevel StreamDebug { get; init; } = StreamDebugLevel.Fatal;

    /// <summary>The files that drivers can read, such as firmware; none unless set.</summary>
    public MachineFiles Files { get; init; } = MachineFiles.None;

    /// <summary>Decides which frames of physical memory are handed out.</summary>
    public ulong MemorySeed { get; init; } = 1;
}
