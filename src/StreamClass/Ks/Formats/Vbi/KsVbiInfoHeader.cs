using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>Which lines of the vertical blanking interval are sampled, and how.</summary>
/// <remarks>Native name: KS_VBIINFOHEADER, 44 bytes. Reference 14.3.</remarks>
[NativeName("KS_VBIINFOHEADER")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsVbiInfoHeader
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 44;

    /// <summary>The first line.</summary>
    public uint StartLine;

    /// <summary>The last line.</summary>
    public uint EndLine;

    /// <summary>Samples in a second.</summary>
    public uint SamplingFrequency;

    /// <summary>The least time from the sync to the first sample, in 1/100 µs.</summary>
    public uint MinLineStartTime;

    /// <summary>The greatest such time.</summary>
    public uint MaxLineStartTime;

    /// <summary>The time at present.</summary>
    public uint ActualLineStartTime;

    /// <summary>The time of the last sample at present.</summary>
    public uint ActualLineEndTime;

    /// <summary>The analog video standard.</summary>
    public KsAnalogVideoStandard VideoStandard;

    /// <summary>Samples of a line.</summary>
    public uint SamplesPerLine;

    /// <summary>Bytes from a line to the next.</summary>
    public uint StrideInBytes;

    /// <summary>Bytes of a buffer.</summary>
    public uint BufferSize;
}
