using System.Diagnostics;
using DvdDecoder.Tests.Decoder;
using StreamClass.Testing;

namespace StreamClass.Campaigns.Removal;

/// <summary>Pulls the card out at every preemption point of the clip that the DVD sample plays.</summary>
internal static class RemovalCampaign
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(5);

    /// <exception cref="FormatException">The arguments are not understood.</exception>
    public static async Task<ExitCode> RunAsync(string[] arguments)
    {
        var options = RemovalOptions.Parse(arguments);
        if (options.IsHelp)
        {
            Console.WriteLine(RemovalOptions.Help);
            return ExitCode.Done;
        }

        var clip = new ClipUnderRemoval(options.Decodes);
        return options.Replayed is { } name ? Replay(name, clip) : await RunAsync(options, clip);
    }

    private static async Task<ExitCode> RunAsync(RemovalOptions options, ClipUnderRemoval clip)
    {
        using var interruption = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            interruption.Cancel();
        };
        var clock = Stopwatch.StartNew();
        RemovalShare[] shares =
        [
            .. Enumerable.Range(0, options.Threads).Select(number => new RemovalShare(
                clip, number * options.Every, options.Every * options.Threads, interruption.Token)),
        ];
        var running = Task.WhenAll(shares.Select(static share => Task.Factory.StartNew(share.Run, TaskCreationOptions.LongRunning)));
        while (await Task.WhenAny(running, Task.Delay(BetweenReports)) != running)
        {
            Console.WriteLine(new RemovalTally(shares).Progress(clock.Elapsed));
        }

        await running;
        var tally = new RemovalTally(shares);
        Console.WriteLine(tally.Result(clock.Elapsed, interruption.IsCancellationRequested));
        return tally.Failures > 0 ? ExitCode.Failed
            : interruption.IsCancellationRequested ? ExitCode.Interrupted
            : ExitCode.Done;
    }

    private static ExitCode Replay(string name, ClipUnderRemoval clip)
    {
        try
        {
            Explore.Inject(name, clip.PlayAsync);
            Console.WriteLine($"{name}: borne.");
            return ExitCode.Done;
        }
        catch (ArgumentException exception)
        {
            throw new FormatException(exception.Message);
        }
        catch (SimulationException exception)
        {
            Console.Error.WriteLine($"{name}: {exception.Message}");
            return ExitCode.Failed;
        }
    }
}
