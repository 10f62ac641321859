namespace DvdPlayer.Playback;

/// <summary>Compares when pictures were shown with when they were to be shown.</summary>
internal sealed class PictureTiming
{
    private long? _largest;

    /// <summary>The largest distance from a time stamp, early or late; null if none was measured.</summary>
    public TimeSpan? LargestOffset => _largest is { } ticks ? TimeSpan.FromTicks(ticks) : null;

    /// <summary>How many pictures were more than half their duration away from their time stamps.</summary>
    public int OutOfTime { get; private set; }

    /// <summary>Notes a picture. All times are in units of 100 ns.</summary>
    /// <param name="shown">The master clock's time when the picture came.</param>
    /// <param name="stamp">The picture's time stamp.</param>
    /// <param name="duration">How long it is shown.</param>
    public void Note(long shown, long stamp, long duration)
    {
        var offset = Math.Abs(shown - stamp);
        _largest = Math.Max(_largest ?? 0, offset);
        if (offset > duration / 2)
        {
            OutOfTime++;
        }
    }
}
