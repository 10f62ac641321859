using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>An answer of the authentication.</summary>
/// <remarks>Native name: KS_DVDCOPY_BUSKEY, 6 bytes. Reference 13.12, 14.3.</remarks>
[NativeName("KS_DVDCOPY_BUSKEY")]
[StructLayout(LayoutKind.Sequential)]
public struct KsDvdCopyBusKey
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 6;

    /// <summary>The answer.</summary>
    public Key BusKey;

    /// <summary>Reserved.</summary>
    public byte Reserved;

    /// <summary>The answer, 5 elements.</summary>
    [InlineArray(5)]
    public struct Key
    {
        private byte _first;
    }
}
