using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What the picture of a buffer is.</summary>
/// <remarks>Native name: KS_VIDEO_FLAG. Reference 14.3.</remarks>
[Flags]
[NativeName("KS_VIDEO_FLAG")]
public enum KsVideoFrameFlags : uint
{
    /// <summary>A whole frame.</summary>
    [NativeName("KS_VIDEO_FLAG_FRAME")]
    Frame = 0x0,

    /// <summary>The first field.</summary>
    [NativeName("KS_VIDEO_FLAG_FIELD1")]
    Field1 = 0x1,

    /// <summary>The second field.</summary>
    [NativeName("KS_VIDEO_FLAG_FIELD2")]
    Field2 = 0x2,

    /// <summary>It depends on no other.</summary>
    [NativeName("KS_VIDEO_FLAG_I_FRAME")]
    I = 0x0,

    /// <summary>It depends on an earlier one.</summary>
    [NativeName("KS_VIDEO_FLAG_P_FRAME")]
    P = 0x10,

    /// <summary>It depends on an earlier and a later one.</summary>
    [NativeName("KS_VIDEO_FLAG_B_FRAME")]
    B = 0x20,
}
