using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>A challenge of the authentication.</summary>
/// <remarks>Native name: KS_DVDCOPY_CHLGKEY, 12 bytes. Reference 13.12, 14.3.</remarks>
[NativeName("KS_DVDCOPY_CHLGKEY")]
[StructLayout(LayoutKind.Sequential)]
public struct KsDvdCopyChallengeKey
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 12;

    /// <summary>The challenge.</summary>
    [NativeName("ChlgKey")]
    public Key ChallengeKey;

    /// <summary>Reserved.</summary>
    public ushort Reserved;

    /// <summary>The challenge, 10 elements.</summary>
    [InlineArray(10)]
    public struct Key
    {
        private byte _first;
    }
}
