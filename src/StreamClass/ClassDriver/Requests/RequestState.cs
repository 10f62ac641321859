namespace StreamClass.ClassDriver.Requests;

/// <summary>Where a request is, in the order of its life.</summary>
internal enum RequestState : uint
{
    /// <summary>In the pool, in no use.</summary>
    Free = 0,

    /// <summary>Being filled by its client, who alone knows it.</summary>
    Built = 1,

    /// <summary>On its way to its queue, at a lock that somebody else holds.</summary>
    Sent = 2,

    /// <summary>In its queue.</summary>
    Queued = 3,

    /// <summary>The minidriver owns it.</summary>
    WithMinidriver = 4,

    /// <summary>Finished; the client may look at it.</summary>
    Completed = 5,
}
