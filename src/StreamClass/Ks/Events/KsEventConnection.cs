using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The events of an open pin's connection.</summary>
/// <remarks>Native name: KSEVENT_CONNECTION. Reference 13.8.</remarks>
[NativeName("KSEVENT_CONNECTION")]
public enum KsEventConnection : uint
{
    /// <summary>The position has changed.</summary>
    [NativeName("KSEVENT_CONNECTION_POSITIONUPDATE")]
    PositionUpdate = 0,

    /// <summary>There is a gap in the data.</summary>
    [NativeName("KSEVENT_CONNECTION_DATADISCONTINUITY")]
    DataDiscontinuity = 1,

    /// <summary>There is a gap in the time.</summary>
    [NativeName("KSEVENT_CONNECTION_TIMEDISCONTINUITY")]
    TimeDiscontinuity = 2,

    /// <summary>The priority has changed.</summary>
    [NativeName("KSEVENT_CONNECTION_PRIORITY")]
    Priority = 3,

    /// <summary>The last packet has been handled.</summary>
    [NativeName("KSEVENT_CONNECTION_ENDOFSTREAM")]
    EndOfStream = 4,
}
