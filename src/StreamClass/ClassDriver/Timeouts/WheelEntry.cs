using StreamClass.ClassDriver.Requests;

namespace StreamClass.ClassDriver.Timeouts;

/// <summary>A request's place on the wheel. Belongs to the wheel.</summary>
internal sealed class WheelEntry
{
    public const int NotLinked = -1;

    private bool _isNoted;

    public int Slot { get; set; } = NotLinked;

    public StreamRequest? Next { get; set; }

    public StreamRequest? Previous { get; set; }

    /// <summary>The next of those that expired at one tick; a request can be linked again before it gets there.</summary>
    public StreamRequest? ExpiredNext { get; set; }

    /// <summary>Whether the next tick looks at the request, wherever it is then.</summary>
    public bool IsNoted
    {
        get => Volatile.Read(ref _isNoted);
        set => Volatile.Write(ref _isNoted, value);
    }

    public bool IsLinked => Slot != NotLinked;
}
