using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>Registers or ports that an adapter was given addresses for.</summary>
/// <remarks>
/// Native name: ACCESS_RANGE. The minidriver finds them in its port configuration; the class driver owns them. Any IRQL.
/// Reference 4, 14.2.
/// </remarks>
[NativeName("ACCESS_RANGE")]
public sealed class AccessRange
{
    internal AccessRange(ulong rangeStart, IoRange io)
    {
        RangeStart = rangeStart;
        Io = io;
    }

    /// <summary>The first address on the bus.</summary>
    [NativeName("RangeStart")]
    public ulong RangeStart { get; }

    /// <summary>How many bytes the range has.</summary>
    [NativeName("RangeLength")]
    public uint RangeLength => (uint)Io.Length;

    /// <summary>Whether these are registers in memory (true) or ports (false).</summary>
    [NativeName("RangeInMemory")]
    public bool RangeInMemory => Io.InMemory;

    /// <summary>Reads and writes the range.</summary>
    public IoRange Io { get; }
}
