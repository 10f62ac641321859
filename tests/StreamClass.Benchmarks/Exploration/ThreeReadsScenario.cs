using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Testing;

namespace StreamClass.Benchmarks.Exploration;

/// <summary>Three reads, of which one is cancelled and one times out, against three interrupts.</summary>
internal static class ThreeReadsScenario
{
    /// <summary>Lets everything come at any moment: the timeout is a second away, and a processor can be that slow.</summary>
    public static SimulationOptions Simulation { get; } = new() { SlowProcessorHorizon = TimeSpan.FromSeconds(2) };

    /// <summary>
    /// After how much time the board interrupts, in units of 100 ns: so that the second or the third interrupt and the timeout of the
    /// third read come together, or while the reads are still being submitted and cancelled.
    /// </summary>
    private static ReadOnlySpan<int> Intervals => [5_000_000, 3_333_000, 10, 30];

    public static async Task PlayAsync(Machine machine, bool isAtomic)
    {
        var interval = Intervals[machine.Choose(Intervals.Length, "interval of the board")];
        var minidriver = new ThreeReadsMinidriver(isAtomic);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync(new ThreeReadsBoard(interval));
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ThreeReadsMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        using var cancellation = new CancellationTokenSource();
        var first = ReadAsync(pin, CancellationToken.None);
        var second = ReadAsync(pin, cancellation.Token);
        var canceller = CancelAsync(cancellation);
        var third = ReadAsync(pin, CancellationToken.None);
        var (one, two, three) = (await first, await second, await third);
        await canceller;
        while (minidriver.Interrupts < ThreeReadsBoard.Interrupts && device.Failure is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(400), machine.TimeProvider);
        }

        Require(one == NtStatus.Success, one, "is how the first read ended");
        Require(two is NtStatus.Success or NtStatus.Cancelled, two, "is how the second read ended");
        Require(three is NtStatus.Success or NtStatus.IoDeviceError, three, "is how the third read ended");
        Require(minidriver.Wins == 3, minidriver.Wins, "completions of three reads");
        Require(minidriver.Queued == 0, minidriver.Queued, "reads are left");

        // A cancellation or a timeout that comes too late does not reach the minidriver any more, or is still on its way.
        var lost = minidriver.Losses + (1 - minidriver.Cancellations) + (1 - minidriver.Timeouts);
        Require(lost == 2, lost, "completions lost their race");
    }

    private static async Task CancelAsync(CancellationTokenSource cancellation)
    {
        await Task.Yield();
        cancellation.Cancel();
    }

    private static async Task<NtStatus> ReadAsync(Pin pin, CancellationToken cancellationToken) =>
        await pin.TryReadAsync(new StreamBuffer[] { new(default, new byte[16]) }, cancellationToken);

    /// <remarks>The sentence is put together only when it is needed.</remarks>
    private static void Require<T>(bool condition, T found, string words)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"{found} {words}");
        }
    }
}
