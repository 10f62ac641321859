using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using DvdDecoder.Tests.Player.ProgramStream;
using DvdPlayer;

namespace DvdDecoder.Tests.Player;

/// <summary>Whole runs of the player, on the board and through the minidriver.</summary>
public class PlayerProgramClipTests
{
    private const string ClipSamples = "1180ca3536b1226fcec51fbf96186c02";

    [Fact]
    public async Task RunAsync_Clip_WritesEveryPictureAndSample()
    {
        using var folder = new TemporaryFolder();

        var run = await PlayAsync(folder);

        run.ExitCode.Should().Be(0, run.Error);
        run.Error.Should().BeEmpty();
        run.Output.Should().MatchRegex(@"Pictures +│ 60 ").And.MatchRegex(@"All played +│ yes ");
        folder.Names.Should().Equal(["audio.wav", .. Enumerable.Range(1, 60).Select(number => $"frame-{number:D4}.png")]);
        SamplesIn(folder).Should().Be((384_000, ClipSamples));
        SizeOfFrame(folder, 60).Should().Be((720, 480));
    }

    [Fact]
    public async Task RunAsync_Json_PrintsOneObjectOnly()
    {
        using var folder = new TemporaryFolder();

        var run = await PlayAsync(folder, "--json", "--no-frames");

        run.ExitCode.Should().Be(0, run.Error);
        run.Error.Should().BeEmpty();
        var json = JsonDocument.Parse(run.Output).RootElement;
        json.GetProperty("pictures").GetInt64().Should().Be(60);
        json.GetProperty("samples").GetInt64().Should().Be(96_000);
        json.GetProperty("audioBytes").GetInt64().Should().Be(384_000);
        json.GetProperty("streamSeconds").GetDouble().Should().BeApproximately(2.002, 1e-6);
        json.GetProperty("playSeconds").GetDouble().Should().BePositive();
        json.GetProperty("factor").GetDouble().Should().BePositive();
        json.GetProperty("largestOffsetMilliseconds").ValueKind.Should().Be(JsonValueKind.Null);
        json.GetProperty("picturesOutOfTime").ValueKind.Should().Be(JsonValueKind.Null);
        json.GetProperty("srbs").GetProperty("WriteData").GetInt64().Should().Be(99 + 192 + 2);
        json.GetProperty("srbs").GetProperty("OpenStream").GetInt64().Should().Be(4);
        json.GetProperty("srbs").GetProperty("CloseStream").GetInt64().Should().Be(4);
        json.GetProperty("interrupts").GetInt64().Should().BePositive();
        json.GetProperty("dmaBytes").GetInt64().Should().BeGreaterThan((60 * 720 * 480 * 3 / 2) + 384_000);
        json.GetProperty("complete").GetBoolean().Should().BeTrue();
        json.GetProperty("end").GetString().Should().Be("complete, 610304 bytes");
        folder.Names.Should().Equal("audio.wav");
    }

    [Fact]
    public async Task RunAsync_Loop_PlaysEverythingAgain()
    {
        using var folder = new TemporaryFolder();

        var json = await SummaryAsync(folder, "--no-frames", "--loop", "3");

        json.GetProperty("pictures").GetInt64().Should().Be(180);
        json.GetProperty("audioBytes").GetInt64().Should().Be(3 * 384_000);
        json.GetProperty("streamSeconds").GetDouble().Should().BeApproximately(3 * 2.002, 1e-6);
        SamplesIn(folder).Length.Should().Be(3 * 384_000);
    }

    [Fact]
    public async Task RunAsync_LoopWithFrames_NumbersThemOn()
    {
        using var folder = new TemporaryFolder();

        var run = await PlayAsync(folder, Clip.Path(Clip.NtscMp2Ac3), "--loop", "2");

        run.ExitCode.Should().Be(0, run.Error);
        folder.Names.Should().Equal(Enumerable.Range(1, 60).Select(number => $"frame-{number:D4}.png"));
        File.ReadAllBytes(folder.File("frame-0060.png")).Should().Equal(File.ReadAllBytes(folder.File("frame-0030.png")));
    }

    [Fact]
    public async Task RunAsync_NoDecode_CountsPicturesAndWritesSound()
    {
        using var folder = new TemporaryFolder();

        var json = await SummaryAsync(folder, "--no-decode");

        json.GetProperty("pictures").GetInt64().Should().Be(60);
        folder.Names.Should().Equal("audio.wav");
        SamplesIn(folder).Should().Be((384_000, ClipSamples));
    }

    [Theory]
    [InlineData("0", "a316b305f13b13fe767b3d0d068f95bc")]
    [InlineData("1", "7cec4a677d25b372c40c38bee69972a0")]
    public async Task RunAsync_AudioTrack_PlaysThatOne(string track, string md5)
    {
        using var folder = new TemporaryFolder();

        var run = await PlayAsync(folder, Clip.Path(Clip.PalTwoLpcm), "--audio", track);

        run.ExitCode.Should().Be(0, run.Error);
        SamplesIn(folder).Should().Be((192_000, md5));
        folder.Names.Should().HaveCount(1 + 25);
        SizeOfFrame(folder, 25).Should().Be((720, 576));
    }

    [Fact]
    public async Task RunAsync_NoDecodableTrack_PlaysTheVideoAndSaysSo()
    {
        using var folder = new TemporaryFolder();

        var run = await PlayAsync(folder, Clip.Path(Clip.NtscAc3), "--json");

        run.ExitCode.Should().Be(0, run.Error);
        run.Error.Should().Be(
            "ntsc-352x240-ac3.vob has no audio track that can be decoded (0: AC-3): playing the video only." + Environment.NewLine);
        var json = JsonDocument.Parse(run.Output).RootElement;
        json.GetProperty("pictures").GetInt64().Should().Be(folder.Names.Length).And.BePositive();
        json.GetProperty("audioBytes").GetInt64().Should().Be(0);
        folder.Names.Should().NotContain("audio.wav");
    }

    [Fact]
    public async Task RunAsync_CutOff_PlaysWhatCameBeforeAndSaysWhere()
    {
        using var folder = new TemporaryFolder();
        using var files = new TemporaryFolder();
        var cut = files.Write("cut.vob", Clip.Bytes(Clip.NtscLpcm)[..300_001]);

        var run = await PlayAsync(folder, cut, "--json", "--loop", "5");

        run.ExitCode.Should().Be(1);
        run.Error.Should().Be(
            "cut.vob is cut off at byte offset 300001, in the middle of a pack; what came before was played." + Environment.NewLine);
        var json = JsonDocument.Parse(run.Output).RootElement;
        json.GetProperty("complete").GetBoolean().Should().BeFalse();
        json.GetProperty("end").GetString().Should().Be("cut off at byte offset 300001, in the middle of a pack");
        json.GetProperty("pictures").GetInt64().Should().BeInRange(40, 45);
        folder.Names.Should().HaveCount(1 + json.GetProperty("pictures").GetInt32());
    }

    [Fact]
    public async Task RunAsync_ScrambledFurtherOn_PlaysWhatCameBeforeAndSaysWhere()
    {
        using var folder = new TemporaryFolder();
        using var files = new TemporaryFolder();
        var clip = Clip.Bytes(Clip.NtscLpcm);
        var scrambled = (byte[])[.. Enumerable.Repeat(clip, 7).SelectMany(bytes => bytes), .. clip];
        var at = (7 * clip.Length) + 0x800E;
        scrambled[at + 6] |= 0x10;

        var run = await PlayAsync(folder, files.Write("film.vob", scrambled), "--no-frames");

        run.ExitCode.Should().Be(1);
        run.Error.Should().Be(
            $"film.vob is scrambled: its packs are scrambled from byte offset {at} on and this player does not decrypt; "
            + "give a file in the clear." + Environment.NewLine);
        run.Output.Should().MatchRegex(@"Pictures +│ 4[12]\d ").And.MatchRegex(@"All played +│ no ");
    }

    [Fact]
    public async Task RunAsync_Cancelled_ClosesEverythingAndCompletesTheSound()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();

        var playing = PlayerRun.OfAsync(cancellation.Token, "--out", folder.Path, "--no-frames", "--loop", "100");
        await Task.Delay(TimeSpan.FromSeconds(1));
        await cancellation.CancelAsync();
        var run = await playing;

        run.Should().Be(new PlayerRun(130, string.Empty, "Interrupted." + Environment.NewLine));
        SamplesIn(folder).Length.Should().BePositive();
    }

    [Fact]
    public async Task RunAsync_RealTime_ShowsPicturesAtTheirTimes()
    {
        using var folder = new TemporaryFolder();

        var run = await PlayerRun.OfAsync("--out", folder.Path, "--no-decode", "--json");

        var json = JsonDocument.Parse(run.Output).RootElement;
        json.GetProperty("pictures").GetInt64().Should().Be(60);
        json.GetProperty("factor").GetDouble().Should().BeInRange(0.5, 1.05);
        json.GetProperty("largestOffsetMilliseconds").ValueKind.Should().Be(JsonValueKind.Number);
        json.GetProperty("picturesOutOfTime").ValueKind.Should().Be(JsonValueKind.Number);
    }

    [Fact]
    public async Task RunAsync_SomebodyLooks_KeepsProgressOffTheOutput()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exitCode = await PlayerProgram.RunAsync(
            ["--out", folder.Path, "--no-frames", "--speed", "max", "--json", "--loop", "5"],
            output, error, CancellationToken.None, isInteractive: true);

        exitCode.Should().Be(0, error.ToString());
        JsonDocument.Parse(output.ToString()).RootElement.GetProperty("pictures").GetInt64().Should().Be(300);
    }

    [Fact]
    public async Task RunAsync_SoundCannotBeWritten_SaysSoInOneLine()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("audio.wav"));

        var run = await PlayAsync(folder, "--no-frames");

        run.ExitCode.Should().Be(1);
        run.Output.Should().BeEmpty();
        run.Error.Should().Contain("audio.wav").And.EndWith(Environment.NewLine);
        run.Error.TrimEnd().Should().NotContain("\n");
    }

    [Fact]
    public async Task RunAsync_PictureCannotBeWritten_SaysSoInOneLine()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("frame-0030.png"));

        var run = await PlayAsync(folder);

        run.ExitCode.Should().Be(1);
        run.Output.Should().BeEmpty();
        run.Error.Should().Contain("frame-0030.png");
        run.Error.TrimEnd().Should().NotContain("\n");
    }

    private static Task<PlayerRun> PlayAsync(TemporaryFolder folder, params string[] arguments) =>
        PlayerRun.OfAsync([.. arguments, "--out", folder.Path, "--speed", "max"]);

    private static async Task<JsonElement> SummaryAsync(TemporaryFolder folder, params string[] arguments)
    {
        var run = await PlayAsync(folder, [.. arguments, "--json"]);
        run.ExitCode.Should().Be(0, run.Error);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private static (int Length, string Md5) SamplesIn(TemporaryFolder folder)
    {
        var file = File.ReadAllBytes(folder.File("audio.wav"));
        var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(40));
        length.Should().Be(file.Length - 44);
        return (length, Convert.ToHexStringLower(MD5.HashData(file.AsSpan(44))));
    }

    private static (int Width, int Height) SizeOfFrame(TemporaryFolder folder, int number)
    {
        var file = File.ReadAllBytes(folder.File($"frame-{number:D4}.png"));
        return (BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)));
    }
}
