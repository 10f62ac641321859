using StreamClass.ClassDriver.Requests;

namespace StreamClass.ClassDriver.Timeouts;

/// <summary>A request's place on the wheel. Belongs to the wheel.</summary>
internal sealed class WheelEntry
{
    public const int NotLinked = -1;

    public int Slot { get; set; } = NotLinked;

    public StreamRequest? Next { get; set; }

    public StreamRequest? Previous { get; set; }

    /// <summary>The next of those that expired at one tick; a request can be linked again before it gets there.</summary>
    public StreamRequest? ExpiredNext { get; set; }

    public bool IsLinked => Slot != NotLinked;
}
