using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A rate of a stream, and the part of it for which it holds.</summary>
/// <remarks>Native name: KSRATE, 48 bytes. Reference 13.4, 14.1.</remarks>
[NativeName("KSRATE")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsRate
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 48;

    /// <summary>The nominal rate.</summary>
    public const int Nominal = 1000;

    /// <summary>Where the part begins, in the units of the stream.</summary>
    public long PresentationStart;

    /// <summary>How long the part is, in the same units.</summary>
    public long Duration;

    /// <summary>The interface of the connection.</summary>
    public KsIdentifier Interface;

    /// <summary>The rate in 1/1000 of the nominal one; negative is reverse.</summary>
    public int Rate;

    /// <summary>Which of the members say nothing.</summary>
    public KsRateFlags Flags;
}
