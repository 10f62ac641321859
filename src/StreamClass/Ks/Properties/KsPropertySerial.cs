using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The head of one property of a set in one piece.</summary>
/// <remarks>Native name: KSPROPERTY_SERIAL, 32 bytes. Reference 14.1.</remarks>
[NativeName("KSPROPERTY_SERIAL")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsPropertySerial
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 32;

    /// <summary>The type of the value.</summary>
    public KsIdentifier PropTypeSet;

    /// <summary>The number of the property.</summary>
    public uint Id;

    /// <summary>Bytes of the value, which follows.</summary>
    public uint PropertyLength;
}
