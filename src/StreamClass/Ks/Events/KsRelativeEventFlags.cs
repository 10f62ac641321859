using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>How the object of an event is named.</summary>
/// <remarks>Native name: KSRELATIVEEVENT_FLAG. Reference 13.4.</remarks>
[Flags]
[NativeName("KSRELATIVEEVENT_FLAG")]
public enum KsRelativeEventFlags : uint
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>By a handle.</summary>
    [NativeName("KSRELATIVEEVENT_FLAG_HANDLE")]
    Handle = 1,

    /// <summary>By a pointer.</summary>
    [NativeName("KSRELATIVEEVENT_FLAG_POINTER")]
    Pointer = 2,
}
