using DvdPlayer.Output;

namespace DvdDecoder.Tests.Player.Output;

public class SoundFileTests
{
    private static readonly SoundFormat Stereo = new(48_000, 2, 16);

    [Fact]
    public void Dispose_NothingWritten_LeavesNoFile()
    {
        using var folder = new TemporaryFolder();

        new SoundFile(folder.Path).Dispose();

        folder.Names.Should().BeEmpty();
    }

    [Fact]
    public void Write_Blocks_AppendsThem()
    {
        using var folder = new TemporaryFolder();
        using (var file = new SoundFile(folder.Path))
        {
            file.Write(Stereo, [1, 2, 3, 4]);
            file.Write(Stereo, [5, 6, 7, 8]);
        }

        File.ReadAllBytes(folder.File("audio.wav"))[44..].Should().Equal(1, 2, 3, 4, 5, 6, 7, 8);
    }

    [Fact]
    public void Write_OtherFormat_Refuses()
    {
        using var folder = new TemporaryFolder();
        using var file = new SoundFile(folder.Path);
        file.Write(Stereo, [1, 2, 3, 4]);

        var act = () => file.Write(Stereo with { SampleRate = 96_000 }, [1, 2, 3, 4]);

        act.Should().Throw<IOException>()
            .WithMessage("The sound changes from 2 x 16 bit at 48000 Hz to 2 x 16 bit at 96000 Hz, and a WAV file has one format.");
    }
}
