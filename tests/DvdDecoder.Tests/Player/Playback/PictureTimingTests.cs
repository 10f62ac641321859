using DvdPlayer.Playback;

namespace DvdDecoder.Tests.Player.Playback;

public class PictureTimingTests
{
    [Fact]
    public void LargestOffset_NothingNoted_IsUnknown() => new PictureTiming().LargestOffset.Should().BeNull();

    [Fact]
    public void Note_EarlyAndLate_KeepsTheLargestDistance()
    {
        var timing = new PictureTiming();

        timing.Note(shown: 1000, stamp: 1010, duration: 333_667);
        timing.Note(shown: 2000, stamp: 1900, duration: 333_667);
        timing.Note(shown: 3000, stamp: 3200, duration: 333_667);

        timing.LargestOffset.Should().Be(TimeSpan.FromTicks(200));
        timing.OutOfTime.Should().Be(0);
    }

    [Theory]
    [InlineData(200_000, 0)]
    [InlineData(-200_000, 0)]
    [InlineData(200_001, 1)]
    [InlineData(-200_001, 1)]
    public void Note_HalfAPictureAway_IsTheLimit(long offset, int outOfTime)
    {
        var timing = new PictureTiming();

        timing.Note(5_000_000 + offset, 5_000_000, 400_000);

        timing.OutOfTime.Should().Be(outOfTime);
    }
}
