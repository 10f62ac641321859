using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A request to open a pin; the format follows it.</summary>
/// <remarks>Native name: KSPIN_CONNECT, 72 bytes. Reference 13.7, 14.1.</remarks>
[NativeName("KSPIN_CONNECT")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsPinConnect
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 72;

    /// <summary>How data goes over the connection.</summary>
    public KsIdentifier Interface;

    /// <summary>What it goes over.</summary>
    public KsIdentifier Medium;

    /// <summary>The number of the pin type.</summary>
    public uint PinId;

    /// <summary>The pin to connect to; 0 when the client itself is the other end.</summary>
    public ulong PinToHandle;

    /// <summary>How important the connection is.</summary>
    public KsPriority Priority;
}
