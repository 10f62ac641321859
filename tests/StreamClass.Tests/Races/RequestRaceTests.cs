using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.Tests.Races;

/// <summary>One request that two threads want to end at the same time, in the only SRB that the device keeps.</summary>
/// <remarks>
/// After each race the same SRB is used at once for a request that nobody wants to end: a late party that still knows the
/// earlier use would hit it.
/// </remarks>
public abstract class RequestRaceTests
{
    protected const int Rounds = 10_000;

    protected abstract bool TurnsOffSynchronization { get; }

    [Fact]
    public Task Cancel_AgainstCompletion_EndsTheRightRequestOnce() => RaceAsync(
        new MachineOptions { RequestPoolCapacity = 1 },
        static (race, write, source) => race.Duel.Begin(
            () =>
            {
                race.Device.Cancelled[write.Tag] = true;
                source.Cancel();
            },
            () => race.Device.CompleteHeld()));

    [Fact]
    public Task Cancel_Held_EndsCancelledOnce() => RaceAsync(
        new MachineOptions { RequestPoolCapacity = 1 },
        static (race, write, source) =>
        {
            // Both want to cancel: the token, twice over.
            race.Device.Cancelled[write.Tag] = true;
            race.Duel.Begin(source.Cancel, source.Cancel);
        },
        static status => status.Should().Be(NtStatus.Cancelled));

    [Fact]
    public async Task Timeout_AgainstCompletion_EndsTheRightRequestOnce()
    {
        var time = new SteppedTime();
        await RaceAsync(
            new MachineOptions { RequestPoolCapacity = 1, RequestTimeoutSeconds = 1, TimeProvider = time },
            (race, write, _) => race.Duel.Begin(
                () => time.Advance(TimeSpan.FromSeconds(1)),
                () =>
                {
                    // Every eighth round nobody but the timeout ends it.
                    if (write.Tag % 16 != 0)
                    {
                        race.Device.CompleteHeld();
                    }
                }));
    }

    [Fact]
    public async Task Complete_TwiceAtOnce_OneWinsAndTheOtherIsABugCheck()
    {
        const int Twice = 1_000;
        HwStreamRequestBlock? held = null;
        var device = new RaceDevice
        {
            OnData = srb => held = srb,
            Registration = new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = TurnsOffSynchronization },
        };
        await Watchdog.RunAsync(
            async () =>
            {
                await using var rig = await RaceRig.StartAsync(device, new MachineOptions { RequestPoolCapacity = 1 });
                using var duel = new Duel();
                var broken = 0;
                for (var round = 0; round < Twice; round++)
                {
                    var write = rig.Write(round);
                    var srb = held!;
                    BitConverter.TryWriteBytes(srb.GetDataBuffer(0).Span, RaceDevice.Echo(round));
                    srb.Status = NtStatus.Success;
                    duel.Begin(() => Complete(srb), () => Complete(srb));
                    duel.Join();
                    write.End().Should().Be(NtStatus.Success);
                    broken.Should().Be(round + 1);
                }

                rig.Machine.BugChecks.Should().HaveCount(Twice).And.OnlyContain(
                    static check => check.Code == BugCheckCode.MultipleIrpCompleteRequests);

                void Complete(HwStreamRequestBlock srb)
                {
                    try
                    {
                        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
                    }
                    catch (BugCheckException)
                    {
                        Interlocked.Increment(ref broken);
                    }
                }
            },
            device.Describe);
    }

    private protected async Task RaceAsync(
        MachineOptions options, Action<Race, Write, CancellationTokenSource> fight, Action<NtStatus>? expect = null)
    {
        var device = new RaceDevice
        {
            Holds = static _ => true,
            Registration = new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = TurnsOffSynchronization },
        };
        await Watchdog.RunAsync(
            async () =>
            {
                await using var rig = await RaceRig.StartAsync(device, options);
                using var duel = new Duel();
                var race = new Race(rig, device, duel);
                for (var round = 0; round < Rounds; round++)
                {
                    Play(race, round, fight, expect);
                }

                device.Mistakes.Should().BeEmpty();
                rig.Machine.BugChecks.Should().BeEmpty();
                device.Answers.Should().HaveCount(2 * Rounds);
            },
            device.Describe);
    }

    private static void Play(Race race, int round, Action<Race, Write, CancellationTokenSource> fight, Action<NtStatus>? expect)
    {
        using var source = new CancellationTokenSource();
        var write = race.Rig.Write(2 * round, source.Token);
        fight(race, write, source);
        var status = write.End();
        expect?.Invoke(status);

        // The SRB goes round again before the loser of the race is done with it.
        var next = race.Rig.Write(write.Tag + 1);
        race.Duel.Join();
        (status == race.Device.Answers[write.Tag]).Should().BeTrue($"request {write.Tag} was told {status}");
        if (next.IsCompleted && race.Device.Answers[next.Tag] != NtStatus.IoDeviceError)
        {
            Assert.Fail($"Request {next.Tag}, which nobody touched, ended with {next.End()}.");
        }

        // With a timeout the clock may move on while the second request is outstanding, which then has its second behind it.
        race.Device.CompleteHeld();
        var answer = next.End();
        (answer == race.Device.Answers[next.Tag]).Should().BeTrue($"request {next.Tag} was told {answer}");
    }

    private protected sealed record Race(RaceRig Rig, RaceDevice Device, Duel Duel);
}

/// <summary>Class synchronization on: the lock of the device decides.</summary>
public sealed class SynchronizedRequestRaceTests : RequestRaceTests
{
    protected override bool TurnsOffSynchronization => false;

    [Fact]
    public async Task Cancel_Queued_EndsCancelledOnceAndKeepsTheOthers()
    {
        var device = new RaceDevice { Holds = static _ => true };
        await Watchdog.RunAsync(
            async () =>
            {
                await using var rig = await RaceRig.StartAsync(device, new MachineOptions { RequestPoolCapacity = 1 });
                using var duel = new Duel();
                for (var round = 0; round < Rounds; round++)
                {
                    using var source = new CancellationTokenSource();
                    var held = rig.Write(3 * round);
                    var queued = rig.Write(held.Tag + 1, source.Token);
                    var last = rig.Write(held.Tag + 2);
                    device.Cancelled[queued.Tag] = true;
                    duel.Begin(source.Cancel, () => device.CompleteHeld());
                    held.End().Should().Be(NtStatus.Success);
                    queued.End().Should().Be(NtStatus.Cancelled);
                    duel.Join();
                    last.IsCompleted.Should().BeFalse();
                    Watchdog.Until(() => device.CompleteHeld(), "the last request");
                    last.End().Should().Be(NtStatus.Success);
                }

                device.Mistakes.Should().BeEmpty();
                rig.Machine.BugChecks.Should().BeEmpty();
            },
            device.Describe);
    }
}

/// <summary>Class synchronization off: only the life of the request decides.</summary>
public sealed class UnsynchronizedRequestRaceTests : RequestRaceTests
{
    protected override bool TurnsOffSynchronization => true;
}
