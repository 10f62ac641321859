namespace StreamClass.ClassDriver.Events;

/// <summary>Where an enabled event is in its life.</summary>
internal enum EnabledEventState
{
    /// <summary>The minidriver is being asked whether it agrees.</summary>
    Enabling,

    /// <summary>It is on its queue.</summary>
    Queued,

    /// <summary>It is still on its queue, and the minidriver is being told that it goes.</summary>
    Disabling,

    /// <summary>It is gone: the minidriver must not use its entry any more.</summary>
    Removed,
}
