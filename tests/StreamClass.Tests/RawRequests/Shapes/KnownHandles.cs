namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>The handle values that a request can carry, and the memory of the events that are enabled.</summary>
/// <param name="Clock">Of a clock that is open.</param>
/// <param name="ClosedClock">Of one that has been closed.</param>
/// <param name="Event">Of an event that a client waits for.</param>
/// <param name="Semaphore">Of a semaphore that a client waits for.</param>
/// <param name="ClosedEvent">Of an event, and closed.</param>
/// <param name="Enabled">The events that the client has enabled.</param>
internal sealed record KnownHandles(
    ulong Clock, ulong ClosedClock, ulong Event, ulong Semaphore, ulong ClosedEvent, EnabledMemories Enabled);
