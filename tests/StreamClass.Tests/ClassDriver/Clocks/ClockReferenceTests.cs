using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Clocks;

/// <summary>Who follows which clock, and for how long it lives. Reference 10, 13.5.</summary>
public class ClockReferenceTests
{
    [Fact]
    [Conformance("10 OPEN_MASTER_CLOCK", "10 INDICATE_MASTER_CLOCK", "1 OPEN_MASTER_CLOCK", "1 INDICATE_MASTER_CLOCK", "1 CLOSE_MASTER_CLOCK")]
    public void Clock_OfAMaster_IsOpenedIndicatedAndClosedWithOneHandle() => Run(async (machine, device, filter) =>
    {
        var audio = await filter.OpenOutputAsync();
        var video = await filter.OpenInputAsync();
        var clock = await audio.CreateClockAsync();
        await video.SetMasterClockAsync(clock);
        await video.SetMasterClockAsync(null);
        await clock.DisposeAsync();
        var handle = device.Controls[0].Clock;
        handle.Should().NotBeNull();
        device.Controls.Should().Equal(
            (SrbCommand.OpenMasterClock, device.Streams[0], handle),
            (SrbCommand.IndicateMasterClock, device.Streams[1], handle),
            (SrbCommand.IndicateMasterClock, device.Streams[1], null),
            (SrbCommand.CloseMasterClock, device.Streams[0], handle));
    });

    [Theory]
    [Conformance("13.5 clock-reference")]
    [InlineData(true)]
    [InlineData(false)]
    public void Clock_ThatAPinFollows_StaysOpenUntilThePinLetsGo(bool byClose) => Run(async (machine, device, filter) =>
    {
        var audio = await filter.OpenOutputAsync();
        var video = await filter.OpenInputAsync();
        var clock = await audio.CreateClockAsync();
        await video.SetMasterClockAsync(clock);
        await audio.SetStateAsync(KsState.Acquire);
        await clock.DisposeAsync();
        Closes().Should().Be(0);
        var context = new HwTimeContext();
        device.StreamClass.QueryMasterClockSync(device.Controls[0].Clock!, context);
        context.Time.Should().Be(1000);
        await (byClose ? video.CloseAsync() : video.SetMasterClockAsync(null));
        Closes().Should().Be(1);
        await audio.CloseAsync();
        Closes().Should().Be(1);
        int Closes() => device.Controls.Count(static control => control.Command == SrbCommand.CloseMasterClock);
    });

    [Fact]
    [Conformance("13.5 clock-in-stop")]
    public void SetMasterClock_OutOfStop_IsRefused() => Run(async (machine, device, filter) =>
    {
        var audio = await filter.OpenOutputAsync();
        var clock = await audio.CreateClockAsync();
        await audio.SetStateAsync(KsState.Acquire);
        (await audio.SetMasterClockAsync(clock).OutcomeAsync()).Should().Be(NtStatus.InvalidDeviceState);

        // The refused one left no reference behind.
        await clock.DisposeAsync();
        device.Controls[^1].Command.Should().Be(SrbCommand.CloseMasterClock);
    });

    [Fact]
    [Conformance("13.5 handles-per-stream")]
    public void SetMasterClock_OfTwoPairs_GivesEachItsOwnHandle() => Run(async (machine, device, filter) =>
    {
        var masters = new[] { await filter.OpenOutputAsync(), await filter.OpenOutputAsync() };
        var followers = new[] { await filter.OpenInputAsync(), await filter.OpenInputAsync() };
        for (var i = 0; i < 2; i++)
        {
            await followers[i].SetMasterClockAsync(await masters[i].CreateClockAsync());
        }

        var handles = device.Controls.Where(static control => control.Command == SrbCommand.OpenMasterClock).Select(static control => control.Clock).ToArray();
        handles[0].Should().NotBeSameAs(handles[1]);
        device.Controls.Where(static control => control.Command == SrbCommand.IndicateMasterClock)
            .Should().Equal(
                (SrbCommand.IndicateMasterClock, device.Streams[2], handles[0]), (SrbCommand.IndicateMasterClock, device.Streams[3], handles[1]));
    });

    [Fact]
    [Conformance("10 dvd-clock", "3 QueryMasterClock")]
    public void QueryMasterClock_OfFollowers_IsAnsweredByTheAudio_AlsoWithoutData() => Run(async (machine, device, filter) =>
    {
        // The minidriver synthesizes the time of its audio: no data has come.
        device.Clock = context => context.Time = ReferenceEquals(context.HwStreamObject, device.Streams[0]) ? 42 + machine.Kernel.QueryPerformanceCounter() : -1;
        var audio = await filter.OpenOutputAsync();
        Pin[] followers = [await filter.OpenInputAsync(), await filter.OpenInputAsync()];
        var clock = await audio.CreateClockAsync();
        foreach (var follower in followers)
        {
            await follower.SetMasterClockAsync(clock);
        }

        await audio.RunAsync();
        var times = new List<long>();
        foreach (var indicated in device.Controls.Where(static control => control.Command == SrbCommand.IndicateMasterClock).ToArray())
        {
            device.High(() => device.StreamClass.QueryMasterClock(
                indicated.Stream, indicated.Clock!, TimeFunction.GetStreamTime, context => times.Add(context.Time)));
        }

        await machine.SettleAsync();
        times.Should().HaveCount(2).And.OnlyContain(static time => time > 42);
    });

    [Fact]
    [Conformance("10 clock-switch")]
    public void Query_RightAfterASwitch_AnswersOldOrNew_NeverGarbage() => Seeds.Each(100, async machine =>
    {
        var device = new EventDevice(new HwInitializationData { MiniDriver = null!, HasInterrupt = true });
        var (filter, audio) = await device.OpenAsync(machine, new BellBoard());
        device.Clock = context => context.Time =
            device.Controls.Any(control => control.Command == SrbCommand.CloseMasterClock && control.Stream == context.HwStreamObject) ? long.MinValue : 1_000_000 * (1 + device.Streams.IndexOf(context.HwStreamObject!));
        var video = await filter.OpenInputAsync();
        var other = await filter.OpenOutputAsync();
        var old = await audio.CreateClockAsync();
        var fresh = await other.CreateClockAsync();
        await video.SetMasterClockAsync(old);
        await audio.SetStateAsync(KsState.Acquire);
        await other.SetStateAsync(KsState.Acquire);
        var handles = new[] { device.Controls[0].Clock!, device.Controls[1].Clock! };
        old.GetTime();
        fresh.GetTime();
        var answers = new List<long>();
        var queries = Query();
        await video.SetMasterClockAsync(fresh);
        await old.DisposeAsync();
        await queries;
        await machine.SettleAsync();
        answers.Should().HaveCount(6).And.OnlyContain(static time => time == 1_000_000 || time == 3_000_000);
        machine.BugChecks.Should().BeEmpty();
        async Task Query()
        {
            for (var i = 0; i < 6; i++)
            {
                device.StreamClass.QueryMasterClock(device.Streams[1], handles[i % 2], TimeFunction.GetStreamTime, context => answers.Add(context.Time));
                await machine.PassAsync(0.001);
            }
        }
    });

    private static void Run(Func<Machine, EventDevice, Filter, Task> scenario) => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice();
        await scenario(machine, device, await machine.OpenAsync(device.Echo));
        machine.BugChecks.Should().BeEmpty();
    });
}
