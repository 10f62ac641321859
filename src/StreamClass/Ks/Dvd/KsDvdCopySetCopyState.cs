using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How far the authentication of a stream has come.</summary>
/// <remarks>Native name: KS_DVDCOPY_SET_COPY_STATE, 4 bytes. Reference 13.12, 14.3.</remarks>
[NativeName("KS_DVDCOPY_SET_COPY_STATE")]
[StructLayout(LayoutKind.Sequential)]
public record struct KsDvdCopySetCopyState
{
    /// <summary>The size of the structure, in bytes.</summary>
    public const int NativeSize = 4;

    /// <summary>The state.</summary>
    [NativeName("DVDCopyState")]
    public KsDvdCopyState CopyState;
}
