using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The events of a video port stream.</summary>
/// <remarks>Native name: KSEVENT_VPNOTIFY. Reference 13.8.</remarks>
[NativeName("KSEVENT_VPNOTIFY")]
public enum KsEventVpNotify : uint
{
    /// <summary>The format of the video port has changed.</summary>
    [NativeName("KSEVENT_VPNOTIFY_FORMATCHANGE")]
    FormatChange = 0,
}
