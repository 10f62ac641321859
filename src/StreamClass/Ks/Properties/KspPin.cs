using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A request for a property of one pin of a filter.</summary>
/// <remarks>Native name: KSP_PIN, 32 bytes. Reference 13.3, 14.1.</remarks>
[NativeName("KSP_PIN")]
[StructLayout(LayoutKind.Sequential)]
public record struct KspPin
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 32;

    /// <summary>The request.</summary>
    public KsProperty Property;

    /// <summary>The number of the pin type.</summary>
    public uint PinId;

    /// <summary>Reserved.</summary>
    public uint Reserved;
}
