using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The key of a title.</summary>
/// <remarks>Native name: KS_DVDCOPY_TITLEKEY, 20 bytes. Reference 13.12, 14.3.</remarks>
[NativeName("KS_DVDCOPY_TITLEKEY")]
[StructLayout(LayoutKind.Sequential)]
public struct KsDvdCopyTitleKey
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 20;

    /// <summary>What may be done with the title (KS_DVD_CGMS_*).</summary>
    public uint KeyFlags;

    /// <summary>Reserved.</summary>
    public ReservedWords ReservedNT;

    /// <summary>The key.</summary>
    public Key TitleKey;

    /// <summary>Reserved.</summary>
    public ushort Reserved;

    /// <summary>Reserved, 2 elements.</summary>
    [InlineArray(2)]
    public struct ReservedWords
    {
        private uint _first;
    }

    /// <summary>The key, 6 elements.</summary>
    [InlineArray(6)]
    public struct Key
    {
        private byte _first;
    }
}
