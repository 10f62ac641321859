namespace StreamClass.Testing.Coverage;

/// <summary>What can happen while a minidriver has a request.</summary>
public enum InterruptingEvent
{
    /// <summary>The interrupt service routine is called.</summary>
    Interrupt,

    /// <summary>A timer routine is called: ScheduleTimer.</summary>
    Timer,

    /// <summary>A routine is called at another priority: CallAtNewPriority.</summary>
    PriorityCallback,

    /// <summary>CancelPacket is called for the request.</summary>
    Cancel,

    /// <summary>RequestTimeout is called for the request.</summary>
    Timeout,

    /// <summary>Another request of the same queue comes.</summary>
    SameQueue,

    /// <summary>A request of another queue comes.</summary>
    OtherQueue,

    /// <summary>The power of the device changes: CHANGE_POWER_STATE comes.</summary>
    PowerChange,

    /// <summary>The hardware disappears.</summary>
    SurpriseRemoval,

    /// <summary>The client closes the stream, or the filter.</summary>
    Close,
}
