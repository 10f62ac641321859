namespace StreamClass.ClassDriver;

/// <summary>Why a routine of a minidriver is called.</summary>
internal enum RoutineKind
{
    /// <summary>It is given a request.</summary>
    Receive,

    /// <summary>It is to give a request back: CancelPacket.</summary>
    Cancel,

    /// <summary>The time of a request is over: RequestTimeout.</summary>
    Timeout,

    /// <summary>The interrupt service routine.</summary>
    Interrupt,

    /// <summary>A timer that it has scheduled has expired.</summary>
    Timer,

    /// <summary>It has asked to be called at another priority.</summary>
    Priority,

    /// <summary>An event is enabled or disabled, a clock is asked, a routine is synchronized with the interrupt.</summary>
    Other,
}
