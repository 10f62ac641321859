using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Tests.Hardware;

namespace StreamClass.Tests.Races;

/// <summary>No two routines of a device run at once, whoever submits and however often the board interrupts.</summary>
public sealed class SynchronizationRaceTests
{
    private const int Submitters = 8;
    private const int WritesEach = 4_000;

    [Fact]
    public async Task Submit_FromEightThreadsUnderFreeRunningInterrupt_CallbacksNeverOverlapAndCountsAgree()
    {
        var board = new TestBoard();
        var served = 0L;
        var delivered = 0L;
        var device = new RaceDevice
        {
            Holds = static tag => tag % 3 == 0,
            Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true },
        };
        device.OnInterrupt = () =>
        {
            var claimed = false;
            board.Inside(() =>
            {
                claimed = board.IsInterruptAsserted;
                if (claimed)
                {
                    board.Drop();
                }
            });
            served += claimed ? 1 : 0;
            device.CompleteHeld();
            return claimed;
        };
        await Watchdog.RunAsync(
            async () =>
            {
                await using var rig = await RaceRig.StartAsync(device, board: board);
                var before = device.Calls.Atomic;
                using var raising = new FreeRunningInterrupt(board);
                var submitters = Enumerable.Range(0, Submitters).Select(number => Task.Factory.StartNew(
                    () => Submit(rig, number), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
                var ended = (await Task.WhenAll(submitters)).Sum();
                raising.Stop();
                Watchdog.Until(() => !board.IsInterruptAsserted && !device.Engine!.Lock.IsHeld, "the last interrupt");

                delivered = rig.Device.GetRequestCount(SrbCommand.WriteData);
                device.Overlaps.Should().Be(0);
                device.Calls.Plain.Should().Be(device.Calls.Atomic);
                ended.Should().Be(Submitters * WritesEach);
                delivered.Should().Be(Submitters * WritesEach);
                device.Answers.Should().HaveCount(Submitters * WritesEach);
                device.Mistakes.Should().BeEmpty();
                served.Should().Be(raising.Raised);
                (device.Calls.Atomic - before).Should().Be(delivered + rig.Device.InterruptCount);
                rig.Machine.BugChecks.Should().BeEmpty();
            },
            device.Describe);
    }

    private static int Submit(RaceRig rig, int number)
    {
        var ended = 0;
        var tag = (long)number * WritesEach;
        for (var batch = 0; batch < WritesEach; batch += 16)
        {
            var writes = Enumerable.Range(0, 16).Select(_ => rig.Write(tag++).EndAsync()).ToArray();
            ended += Task.WhenAll(writes).GetAwaiter().GetResult().Count(static status => status == NtStatus.Success);
        }

        return ended;
    }
}
