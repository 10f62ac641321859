using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>Which part a pin takes in a connection.</summary>
/// <remarks>Native name: KSPIN_COMMUNICATION. Reference 13.3.</remarks>
[NativeName("KSPIN_COMMUNICATION")]
public enum KsPinCommunication : uint
{
    /// <summary>It is not connected by handles.</summary>
    [NativeName("KSPIN_COMMUNICATION_NONE")]
    None = 0,

    /// <summary>Clients open it and send requests to it.</summary>
    [NativeName("KSPIN_COMMUNICATION_SINK")]
    Sink = 1,

    /// <summary>It sends requests to another pin.</summary>
    [NativeName("KSPIN_COMMUNICATION_SOURCE")]
    Source = 2,

    /// <summary>It takes either part.</summary>
    [NativeName("KSPIN_COMMUNICATION_BOTH")]
    Both = 3,

    /// <summary>It leads out of the graph.</summary>
    [NativeName("KSPIN_COMMUNICATION_BRIDGE")]
    Bridge = 4,
}
