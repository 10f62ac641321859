using System.Diagnostics;
using StreamClass.Tests.RawRequests;

namespace StreamClass.Conformance;

/// <summary>The campaign of raw requests, on a live machine.</summary>
internal static class RawRequestsRun
{
    private static readonly TimeSpan s_progress = TimeSpan.FromSeconds(5);

    /// <summary>After so long without an answer something hangs.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs it, and prints what came of it. True when nothing broke and every check answered often enough.</summary>
    public static async Task<bool> RunAsync(CampaignOptions options)
    {
        var clock = Stopwatch.StartNew();
        await using var machine = new Machine();
        var campaign = new Campaign(machine, options);
        var running = Task.Run(campaign.RunAsync);
        if (!await WatchAsync(campaign, running, clock, options))
        {
            Console.Error.WriteLine($"Seed {options.Seed}: nothing has been answered for {s_patience.TotalSeconds:F0} s; outstanding:");
            Console.Error.WriteLine(string.Join('\n', campaign.Outstanding));
            return false;
        }

        try
        {
            var report = await running;
            Console.WriteLine(report);
            Console.WriteLine($"{clock.Elapsed:hh\\:mm\\:ss}, {report.Tally.Total / clock.Elapsed.TotalSeconds:N0} requests a second");
            return report.IsEnough;
        }
        catch (CampaignFailedException exception)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(exception.InnerException);
            return false;
        }
    }

    /// <summary>Prints how far it is, until it has ended. False when it hangs.</summary>
    private static async Task<bool> WatchAsync(Campaign campaign, Task running, Stopwatch clock, CampaignOptions options)
    {
        var (last, since) = (-1, clock.Elapsed);
        while (await Task.WhenAny(running, Task.Delay(s_progress)) != running)
        {
            var done = campaign.Done;
            Console.WriteLine($"{clock.Elapsed:hh\\:mm\\:ss}  {done,9} of {options.Count}");
            if (done != last)
            {
                (last, since) = (done, clock.Elapsed);
            }
            else if (clock.Elapsed - since > s_patience)
            {
                return false;
            }
        }

        return true;
    }
}
