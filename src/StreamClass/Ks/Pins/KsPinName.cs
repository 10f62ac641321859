using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The names of pins.</summary>
/// <remarks>Native names: PINNAME_*. Reference 15.2.</remarks>
public static class KsPinName
{
    /// <summary>PINNAME_VIDEO_CAPTURE.</summary>
    [NativeName("PINNAME_VIDEO_CAPTURE")]
    public static Guid VideoCapture { get; } = new("fb6c4281-0353-11d1-905f-0000c0cc16ba");

    /// <summary>PINNAME_VIDEO_PREVIEW.</summary>
    [NativeName("PINNAME_VIDEO_PREVIEW")]
    public static Guid VideoPreview { get; } = new("fb6c4282-0353-11d1-905f-0000c0cc16ba");

    /// <summary>PINNAME_VIDEO_STILL.</summary>
    [NativeName("PINNAME_VIDEO_STILL")]
    public static Guid VideoStill { get; } = new("fb6c428a-0353-11d1-905f-0000c0cc16ba");

    /// <summary>PINNAME_VIDEO_ANALOGVIDEOIN.</summary>
    [NativeName("PINNAME_VIDEO_ANALOGVIDEOIN")]
    public static Guid VideoAnalogVideoIn { get; } = new("fb6c4283-0353-11d1-905f-0000c0cc16ba");

    /// <summary>PINNAME_VIDEO_VBI.</summary>
    [NativeName("PINNAME_VIDEO_VBI")]
    public static Guid VideoVbi { get; } = new("fb6c4284-0353-11d1-905f-0000c0cc16ba");

    /// <summary>PINNAME_VIDEO_VIDEOPORT.</summary>
    [NativeName("PINNAME_VIDEO_VIDEOPORT")]
    public static Guid VideoVideoPort { get; } = new("fb6c4285-0353-11d1-905f-0000c0cc16ba");

    /// <summary>PINNAME_VIDEO_CC.</summary>
    [NativeName("PINNAME_VIDEO_CC")]
    public static Guid VideoCc { get; } = new("fb6c4289-0353-11d1-905f-0000c0cc16ba");

    /// <summary>PINNAME_VIDEO_NABTS.</summary>
    [NativeName("PINNAME_VIDEO_NABTS")]
    public static Guid VideoNabts { get; } = new("fb6c4286-0353-11d1-905f-0000c0cc16ba");

    /// <summary>PINNAME_VIDEO_TELETEXT.</summary>
    [NativeName("PINNAME_VIDEO_TELETEXT")]
    public static Guid VideoTeletext { get; } = new("fb6c4288-0353-11d1-905f-0000c0cc16ba");

    /// <summary>PINNAME_VIDEO_TIMECODE.</summary>
    [NativeName("PINNAME_VIDEO_TIMECODE")]
    public static Guid VideoTimecode { get; } = new("fb6c428b-0353-11d1-905f-0000c0cc16ba");
}
