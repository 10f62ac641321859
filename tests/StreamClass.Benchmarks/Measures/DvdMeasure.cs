using System.Diagnostics;
using System.Text.Json;
using StreamClass.Benchmarks.Rigs;

namespace StreamClass.Benchmarks.Measures;

/// <summary>The DVD player as its user starts it, as fast as it goes.</summary>
internal sealed class DvdMeasure : IMeasure
{
    private const int RoundCount = 3;

    private static string Player => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "DvdPlayer.exe" : "DvdPlayer");

    public string Name => "dvd";

    public string Summary => "the DVD player at --speed max, with and without decoding";

    public async Task<IReadOnlyList<Figure>> RunAsync()
    {
        var decoded = new List<double>();
        var empty = new List<double>();
        var pictures = new HashSet<long>();
        for (var round = 0; round < RoundCount; round++)
        {
            decoded.Add(await PlayAsync(pictures, "--loop", "10"));
            empty.Add(await PlayAsync(pictures, "--loop", "10", "--no-decode"));
        }

        Count.Require(1, pictures.Count, "different numbers of pictures");
        return
        [
            new("with decoding", Rounds.Median(decoded), "times real time"),
            new("without decoding", Rounds.Median(empty), "times real time"),
        ];
    }

    private static async Task<double> PlayAsync(HashSet<long> pictures, params string[] arguments)
    {
        var output = Directory.CreateTempSubdirectory("dvd");
        try
        {
            string[] all = ["--speed", "max", "--no-frames", "--json", "--out", output.FullName, .. arguments];
            using var player = Process.Start(new ProcessStartInfo(Player, all) { RedirectStandardOutput = true })!;
            using var summary = JsonDocument.Parse(await player.StandardOutput.ReadToEndAsync());
            await player.WaitForExitAsync();
            Count.Require(0, player.ExitCode, "as the exit code of the player");
            Count.Require(1, summary.RootElement.GetProperty("complete").GetBoolean() ? 1 : 0, "plays that were complete");
            pictures.Add(summary.RootElement.GetProperty("pictures").GetInt64());
            return summary.RootElement.GetProperty("factor").GetDouble();
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }
}
