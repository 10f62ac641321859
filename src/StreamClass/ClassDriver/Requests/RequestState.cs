namespace StreamClass.ClassDriver.Requests;

/// <summary>Where a request is.</summary>
internal enum RequestState : uint
{
    /// <summary>In the pool, or held by a client that has not sent it.</summary>
    Free = 0,

    /// <summary>Being filled by its client, who alone knows it.</summary>
    Built = 1,

    /// <summary>In its queue.</summary>
    Queued = 2,

    /// <summary>The minidriver owns it.</summary>
    WithMinidriver = 3,

    /// <summary>Finished; the client may look at it.</summary>
    Completed = 4,

    /// <summary>On its way to its queue, at a lock that somebody else holds.</summary>
    Sent = 5,
}
