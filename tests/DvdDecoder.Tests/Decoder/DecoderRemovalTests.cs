using StreamClass.Ks;
using StreamClass.Testing;
using StreamClass.Testing.Injections;

namespace DvdDecoder.Tests.Decoder;

/// <summary>The card is pulled out at some points of the play; <c>tests/StreamClass.Campaigns</c> has the command that does it at all of them.</summary>
public sealed class DecoderRemovalTests
{
    [Fact]
    public void RemovalAtEveryPoint_SomePointsOfTheClip_AreBorneAndTheCardStartsAgain()
    {
        var done = new List<string>();
        var options = new InjectionOptions { From = 1, Every = 101, Progress = new Log(done) };

        var result = Explore.RemovalAtEveryPoint(new ClipUnderRemoval().PlayAsync, options);

        result.Found.Should().BeGreaterThan(7_000);
        result.Explained.Should().BeGreaterThan(70);
        done.Should().Contain(name => name.StartsWith("removal@")).And.Contain(name => name.StartsWith("unplug@"));
    }

    [Fact]
    public void RemovalAtEveryPoint_PicturesDecoded_ThoseBeforeItAreExactAndTheCardPlaysAgain()
    {
        var clip = new ClipUnderRemoval(decodes: true, playsAgain: true);

        var result = Explore.RemovalAtEveryPoint(clip.PlayAsync, new InjectionOptions { From = 2_500, To = 5_100, Every = 2_501 });

        result.Explained.Should().Be(2);
    }

    [Fact]
    public void GetTime_CardDisappears_TimeStands() => Explore.RemovalAtEveryPoint(async machine =>
    {
        var play = await DecoderPlay.StartAsync(machine, video: false);
        await using var clock = await play.AudioIn!.CreateClockAsync();
        await play.SetStateAsync(KsState.Run);
        for (var i = 0; i < 3; i++)
        {
            clock.GetTime().Should().Be(0, "nothing is played yet");
        }

        await play.StopAsync();
    });

    private sealed class Log(List<string> names) : IProgress<InjectionProgress>
    {
        public void Report(InjectionProgress value) => names.Add(value.Injection);
    }
}
