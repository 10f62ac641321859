using System.Diagnostics;
using System.Globalization;
using StreamClass.Benchmarks.Rigs;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Benchmarks.Soak;

/// <summary>The long run and its account.</summary>
internal sealed class SoakRun(long requests)
{
    private const int Clients = 2;
    private const uint TimeoutSeconds = 2;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly SoakMinidriver _minidriver = new();
    private readonly SoakMemory _memory = new();
    private readonly Stopwatch _watch = new();
    private SoakClient[] _clients = [];
    private long _handedOver;
    private int _bugChecks;
    private bool _isClean;

    private SoakCounts Seen => SoakCounts.Sum(_clients.Select(static client => client.Counts));

    public async Task RunAsync(CancellationToken stop)
    {
        var time = new HandDrivenTime();
        var options = new MachineOptions { TimeProvider = time, RequestTimeoutSeconds = TimeoutSeconds };
        await using var machine = new Machine(options);
        var device = await machine.LoadDriver(_minidriver.DriverEntry).StartDeviceAsync();
        await using var filter = await device.OpenFilterAsync();
        _clients = new SoakClient[Clients];
        for (var i = 0; i < Clients; i++)
        {
            var pin = await filter.OpenPinAsync(RigMinidriver.Input, RigMinidriver.Format);
            await pin.SetStateAsync(KsState.Pause);
            await pin.SetStateAsync(KsState.Run);
            _clients[i] = new SoakClient(pin, time, TimeoutSeconds);
        }

        _watch.Start();
        var running = Task.WhenAll(_clients.Select((client, i) => Task.Run(() => client.RunAsync((requests + i) / Clients, stop), CancellationToken.None)));
        while (await Task.WhenAny(running, Task.Delay(Interval, CancellationToken.None)) != running)
        {
            PrintProgress();
        }

        await running;
        _watch.Stop();
        PrintProgress();
        _handedOver = device.GetRequestCount(SrbCommand.WriteData);
        _bugChecks = machine.BugChecks.Count + (device.Failure is null ? 0 : 1);
        _isClean = (await device.RemoveAsync()).IsClean;
    }

    /// <summary>Prints the account.</summary>
    /// <returns>Whether everything adds up.</returns>
    public bool Report()
    {
        var clients = Seen;
        var minidriver = _minidriver.Counts;
        Console.WriteLine();
        Console.WriteLine("| as seen by | requests | completed | cancelled | timed out |");
        Console.WriteLine("|---|---|---|---|---|");
        Console.WriteLine(Row("the clients", clients));
        Console.WriteLine(Row("the minidriver", minidriver));
        Console.WriteLine();
        var unseen = clients.Begun - minidriver.Begun;
        (string What, bool Holds)[] account =
        [
            ("every request that a client sent came back", clients.Begun == clients.Ended),
            ("every request that the minidriver was handed it gave back", minidriver.Begun == minidriver.Ended),
            ("both count the same completions", clients.Completed == minidriver.Completed),
            ("both count the same timeouts", clients.TimedOut == minidriver.TimedOut),
            (string.Create(CultureInfo.InvariantCulture, $"the {unseen:N0} that the minidriver never saw were cancelled before"), clients.Cancelled - minidriver.Cancelled == unseen),
            ("the class driver counts what the minidriver does", _handedOver == minidriver.Begun),
            ("the minidriver was never entered twice", _minidriver.Reentries == 0),
            ("no rule was broken, and nothing was left behind", _bugChecks == 0 && _isClean),
            (_memory.ToString(), _memory.IsFlat),
        ];
        foreach (var (what, holds) in account)
        {
            Console.WriteLine($"{(holds ? "yes" : "NO ")}  {what}");
        }

        var rate = clients.Begun / _watch.Elapsed.TotalSeconds;
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_watch.Elapsed.TotalSeconds:N0} s, {rate:N0} requests a second"));
        return Array.TrueForAll(account, static line => line.Holds);
    }

    private static string Row(string who, SoakCounts counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {who} | {counts.Begun:N0} | {counts.Completed:N0} | {counts.Cancelled:N0} | {counts.TimedOut:N0} |");

    private void PrintProgress()
    {
        _memory.Sample();
        var seen = Seen;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_watch.Elapsed.TotalSeconds,6:N0} s  {seen.Ended,13:N0} of {requests:N0}  {_memory.Last}"));
    }
}
