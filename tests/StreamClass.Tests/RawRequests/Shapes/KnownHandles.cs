namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>The handle values that a request can carry.</summary>
/// <param name="Clock">Of a clock that is open.</param>
/// <param name="ClosedClock">Of one that has been closed.</param>
/// <param name="Event">Of an event that a client waits for.</param>
internal sealed record KnownHandles(ulong Clock, ulong ClosedClock, ulong Event);
