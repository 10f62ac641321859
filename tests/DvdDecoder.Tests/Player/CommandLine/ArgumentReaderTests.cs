using DvdPlayer.CommandLine;
using StreamClass.Hardware;

namespace DvdDecoder.Tests.Player.CommandLine;

public class ArgumentReaderTests
{
    [Fact]
    public void Read_Nothing_GivesDefaults()
    {
        var options = ArgumentReader.Read([]);

        options.Should().Be(new PlayerOptions());
        options.Path.Should().BeNull();
        options.OutputFolder.Should().Be("out");
        options.Speed.Should().Be(OscillatorSpeed.RealTime);
        options.AudioTrack.Should().BeNull();
        options.Passes.Should().Be(1);
        options.Decodes.Should().BeTrue();
        options.WritesFrames.Should().BeTrue();
        options.AsJson.Should().BeFalse();
    }

    [Fact]
    public void Read_Everything_TakesIt() => ArgumentReader
        .Read(["--out", "a b", "film.vob", "--speed", "0.5", "--audio", "2", "--loop", "7", "--no-decode", "--no-frames", "--json"])
        .Should().Be(new PlayerOptions
        {
            Path = "film.vob",
            OutputFolder = "a b",
            Speed = OscillatorSpeed.Times(0.5),
            AudioTrack = 2,
            Passes = 7,
            Decodes = false,
            WritesFrames = false,
            AsJson = true,
        });

    [Fact]
    public void Read_EqualsSigns_SplitNameAndValue() => ArgumentReader.Read(["--out=x=y", "--speed=max", "--audio=0", "--loop=2"])
        .Should().Be(new PlayerOptions { OutputFolder = "x=y", Speed = OscillatorSpeed.Maximum, AudioTrack = 0, Passes = 2 });

    [Theory]
    [InlineData("max", double.PositiveInfinity)]
    [InlineData("1", 1)]
    [InlineData("2.5", 2.5)]
    [InlineData(".25", 0.25)]
    [InlineData("+4", 4)]
    public void Read_Speed_TakesNumbersAndMax(string value, double factor) =>
        ArgumentReader.Read(["--speed", value]).Speed.Factor.Should().Be(factor);

    [Fact]
    public void Read_OptionTwice_TakesTheLast() => ArgumentReader.Read(["--loop", "2", "--loop", "3"]).Passes.Should().Be(3);

    [Fact]
    public void Read_PathAfterDashes_MayLookLikeAnOption() => ArgumentReader.Read(["--", "--json"]).Path.Should().Be("--json");

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    public void Read_Help_AsksForUsage(string argument) => ArgumentReader.Read([argument]).ShowsUsage.Should().BeTrue();

    [Theory]
    [InlineData("There is no option '--fast'.", "--fast")]
    [InlineData("There is no option '-x'.", "-x")]
    [InlineData("There is no option '--jsonx=1'.", "--jsonx=1")]
    [InlineData("--json takes no value, but was given '1'.", "--json=1")]
    [InlineData("--out needs a folder.", "--out")]
    [InlineData("--out needs a folder.", "--out", "--json")]
    [InlineData("--out needs a folder.", "--out=")]
    [InlineData("--out needs a folder.", "--out", "")]
    [InlineData("--speed needs a number or max.", "--speed")]
    [InlineData("--speed is a number above 0, or max, not 'fast'.", "--speed", "fast")]
    [InlineData("--speed is a number above 0, or max, not '0'.", "--speed", "0")]
    [InlineData("--speed is a number above 0, or max, not '-1'.", "--speed", "-1")]
    [InlineData("--speed is a number above 0, or max, not 'NaN'.", "--speed", "NaN")]
    [InlineData("--speed is a number above 0, or max, not '1,5'.", "--speed", "1,5")]
    [InlineData("--speed is a number above 0, or max, not '1e400'.", "--speed", "1e400")]
    [InlineData("--audio needs a track number.", "--audio")]
    [InlineData("--audio is a whole number from 0 on, not '-1'.", "--audio", "-1")]
    [InlineData("--audio is a whole number from 0 on, not 'en'.", "--audio", "en")]
    [InlineData("--loop needs a number.", "--loop")]
    [InlineData("--loop is a whole number from 1 on, not '0'.", "--loop", "0")]
    [InlineData("--loop is a whole number from 1 on, not '99999999999'.", "--loop", "99999999999")]
    [InlineData("One file is played at a time, not both 'a.vob' and 'b.vob'.", "a.vob", "b.vob")]
    [InlineData("The file's name is empty.", "")]
    public void Read_Senseless_SaysWhatInOneLine(string message, params string[] arguments)
    {
        var act = () => ArgumentReader.Read(arguments);

        act.Should().Throw<UsageException>().WithMessage(message);
    }
}
