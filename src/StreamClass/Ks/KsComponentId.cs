using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>Who made a component, and which it is.</summary>
/// <remarks>Native name: KSCOMPONENTID, 72 bytes. Reference 13.4, 14.1.</remarks>
[NativeName("KSCOMPONENTID")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsComponentId
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 72;

    /// <summary>The maker.</summary>
    public Guid Manufacturer;

    /// <summary>The product.</summary>
    public Guid Product;

    /// <summary>The component.</summary>
    public Guid Component;

    /// <summary>The name, under which the registry has a string.</summary>
    public Guid Name;

    /// <summary>The version.</summary>
    public uint Version;

    /// <summary>The revision.</summary>
    public uint Revision;
}
