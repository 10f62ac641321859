using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>An attribute of a format or of a range; its data follows it.</summary>
/// <remarks>Native name: KSATTRIBUTE, 24 bytes. Reference 14.1.</remarks>
[NativeName("KSATTRIBUTE")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsAttribute
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 24;

    /// <summary>Bytes of the attribute with its data.</summary>
    public uint Size;

    /// <summary>Whether it must be understood.</summary>
    public KsAttributeFlags Flags;

    /// <summary>Which attribute.</summary>
    public Guid Attribute;
}
