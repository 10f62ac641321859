using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A request for the data that an enabled event has buffered.</summary>
/// <remarks>Native name: KSQUERYBUFFER, 40 bytes. Reference 13.8, 14.1.</remarks>
[NativeName("KSQUERYBUFFER")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsQueryBuffer
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 40;

    /// <summary>The request, with <see cref="KsEventFlags.QueryBuffer"/>.</summary>
    public KsEvent Event;

    /// <summary>The event data given when the event was enabled: its address is the identity.</summary>
    public KernelAddress EventData;

    /// <summary>Reserved.</summary>
    public KernelAddress Reserved;
}
