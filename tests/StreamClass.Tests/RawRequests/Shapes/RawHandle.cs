namespace StreamClass.Tests.RawRequests.Shapes;

/// <summary>Which of an attacker's handles a request goes to.</summary>
internal enum RawHandle
{
    Filter,
    Input,
    Output,
    Clock,

    /// <summary>A pin that has been closed.</summary>
    Closed,
}
