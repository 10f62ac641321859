namespace StreamClass.ClassDriver.Queues;

/// <summary>The three kinds of queue.</summary>
internal enum RequestQueueKind
{
    /// <summary>Requests for the device as a whole; one queue for each device.</summary>
    Device,

    /// <summary>Reads and writes; one queue for each open stream.</summary>
    Data,

    /// <summary>All other requests of a stream; one queue for each open stream.</summary>
    Control,
}
