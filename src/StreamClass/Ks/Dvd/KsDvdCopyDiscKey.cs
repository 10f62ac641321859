using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The key of a disc.</summary>
/// <remarks>Native name: KS_DVDCOPY_DISCKEY, 2048 bytes. Reference 13.12, 14.3.</remarks>
[NativeName("KS_DVDCOPY_DISCKEY")]
[StructLayout(LayoutKind.Sequential)]
public struct KsDvdCopyDiscKey
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 2048;

    /// <summary>The key.</summary>
    public Key DiscKey;

    /// <summary>The key, 2048 elements.</summary>
    [InlineArray(2048)]
    public struct Key
    {
        private byte _first;
    }
}
