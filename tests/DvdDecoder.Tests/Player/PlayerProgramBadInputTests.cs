using DvdDecoder.Tests.Player.ProgramStream;

namespace DvdDecoder.Tests.Player;

public class PlayerProgramBadInputTests
{
    [Fact]
    public async Task RunAsync_BadArgument_SaysOneLineAndTheHint()
    {
        var run = await PlayerRun.OfAsync("--fast");

        run.Should().Be(new PlayerRun(2, string.Empty, "There is no option '--fast'. Try --help." + Environment.NewLine));
    }

    [Fact]
    public async Task RunAsync_Help_PrintsTheArguments()
    {
        var run = await PlayerRun.OfAsync("--help");

        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        run.Output.Should().ContainAll("--out", "--speed", "--audio", "--loop", "--no-decode", "--no-frames", "--json");
    }

    [Fact]
    public async Task RunAsync_MissingFile_SaysSo() =>
        (await FailAsync("no/such.vob")).Should().Be("no/such.vob does not exist; give a .vob or .mpg file.");

    [Fact]
    public async Task RunAsync_Folder_SaysSo()
    {
        using var folder = new TemporaryFolder();

        (await FailAsync(folder.Path)).Should().Be($"{folder.Path} is a folder; give a .vob or .mpg file.");
    }

    [Fact]
    public async Task RunAsync_EmptyFile_SaysSo() => (await FailAsync(bytes: []))
        .Should().Be("film.vob is empty: it ends at byte offset 0; give a .vob or .mpg file with an MPEG program stream.");

    [Fact]
    public async Task RunAsync_NoProgramStream_SaysSo() => (await FailAsync(new byte[5000]))
        .Should().Be("film.vob is no MPEG program stream: no pack begins in the 5000 bytes from byte offset 0; give a .vob or .mpg file.");

    [Fact]
    public async Task RunAsync_Scrambled_SaysSo()
    {
        var bytes = Clip.Bytes(Clip.NtscLpcm);
        bytes[0x800E + 6] |= 0x10;

        (await FailAsync(bytes)).Should().Be(
            "film.vob is scrambled: its packs are scrambled from byte offset 32782 on and this player does not decrypt; "
            + "give a file in the clear.");
    }

    [Fact]
    public async Task RunAsync_NothingToPlay_SaysSo() => (await FailAsync(
        new ProgramStreamBuilder().Pack().Pes(0x20, 0, null, [1, 2, 3]).FillSector().ToArray()))
        .Should().Be("film.vob has neither video nor an audio track that can be decoded.");

    [Fact]
    public async Task RunAsync_UndecodableTrack_NamesThoseThatCan() => (await FailAsync(Clip.Bytes(Clip.NtscMp2Ac3), "--audio", "1"))
        .Should().Be("Audio track 1 of film.vob is AC-3, which cannot be decoded yet; no track of this file can (0: MPEG audio, 1: AC-3).");

    [Fact]
    public async Task RunAsync_MissingTrack_NamesThoseThatAre() => (await FailAsync(Clip.Bytes(Clip.PalTwoLpcm), "--audio", "2"))
        .Should().Be("film.vob has no audio track 2, only 0: LPCM, 1: LPCM; of these can be decoded: 0, 1.");

    [Fact]
    public async Task RunAsync_OutputFolderIsAFile_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("taken", [1]);

        (await FailAsync(Clip.Path(Clip.NtscLpcm), "--out", file)).Should().StartWith($"The output folder {file} cannot be used: ");
    }

    private static async Task<string> FailAsync(byte[] bytes, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        return await FailAsync([folder.Write("film.vob", bytes), "--out", folder.File("out"), .. arguments]);
    }

    private static async Task<string> FailAsync(params string[] arguments)
    {
        var run = await PlayerRun.OfAsync([.. arguments, "--speed", "max"]);

        run.ExitCode.Should().Be(1);
        run.Output.Should().BeEmpty();
        run.Error.Should().EndWith(Environment.NewLine);
        var line = run.Error[..^Environment.NewLine.Length];
        line.Should().NotContain("\n");
        return line;
    }
}
