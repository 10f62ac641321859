using DvdDecoder.Board.Chip;

namespace DvdDecoder.Board;

/// <summary>Gives every picture a time, also those that the stream did not stamp.</summary>
/// <remarks>What lies between two stamps is counted in ticks of 27 MHz, so that nothing is lost by rounding.</remarks>
internal struct PictureTimes
{
    private long _stamp;
    private long _ticks;

    /// <summary>The time of the next picture in display order, in units of 100 ns.</summary>
    /// <param name="picture">What is known of it.</param>
    public long Next(in PictureDescription picture)
    {
        if (picture.PresentationTime is { } stamp)
        {
            _stamp = stamp;
            _ticks = 0;
        }

        var time = _stamp + (_ticks * 10 / 27);
        _ticks += picture.Duration;
        return time;
    }
}
