using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The head of a list of values.</summary>
/// <remarks>Native name: KSMULTIPLE_ITEM, 8 bytes. Reference 13.2, 14.1.</remarks>
[NativeName("KSMULTIPLE_ITEM")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsMultipleItem
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 8;

    /// <summary>Bytes of the list with this head.</summary>
    public uint Size;

    /// <summary>How many entries follow.</summary>
    public uint Count;
}
