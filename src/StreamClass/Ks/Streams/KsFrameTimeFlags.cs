using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>What is to be said of the time of a frame.</summary>
/// <remarks>Native name: KSFRAMETIME_FLAGS. Reference 13.4.</remarks>
[Flags]
[NativeName("KSFRAMETIME_FLAGS")]
public enum KsFrameTimeFlags : uint
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Frames do not all last equally long.</summary>
    [NativeName("KSFRAMETIME_VARIABLESIZE")]
    VariableSize = 1,
}
