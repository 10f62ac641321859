using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Clocks;

/// <summary>Master clocks. Reference 10, 12.2, 13.5.</summary>
public class MasterClockTests
{
    private readonly List<(SrbCommand Command, MasterClockHandle? Handle)> _log = [];
    private readonly List<HwStreamObject> _streams = [];
    private readonly List<TimeFunction> _asked = [];

    [Fact]
    [Conformance("1 OPEN_MASTER_CLOCK", "1 CLOSE_MASTER_CLOCK")]
    public void CreateClock_OnAPin_SendsOpenAndCloseMasterClock() => Run(async (machine, echo) =>
    {
        var pin = await machine.OpenPinAsync(echo);
        await using (await pin.CreateClockAsync())
        {
            _log.Should().ContainSingle().Which.Command.Should().Be(SrbCommand.OpenMasterClock);
        }

        _log[1].Should().Be((SrbCommand.CloseMasterClock, _log[0].Handle));
        _log[0].Handle.Should().NotBeNull();
    });

    [Fact]
    public void CreateClock_WithoutAClockFunction_IsNotSupported() => Run(async (machine, _) =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice());
        (await ((Task)pin.CreateClockAsync()).OutcomeAsync()).Should().Be(NtStatus.NotSupported);
    });

    [Fact]
    [Conformance("1 INDICATE_MASTER_CLOCK")]
    public void SetMasterClock_OnFollowers_IndicatesTheSameHandle() => Run(async (machine, echo) =>
    {
        var filter = await machine.OpenAsync(echo);
        var master = await filter.OpenOutputAsync();
        var follower = await filter.OpenInputAsync();
        var clock = await master.CreateClockAsync();
        await master.SetMasterClockAsync(clock);
        await follower.SetMasterClockAsync(clock);
        await follower.SetMasterClockAsync(null);
        var handle = _log[0].Handle;
        _log.Skip(1).Should().Equal(
            (SrbCommand.IndicateMasterClock, handle), (SrbCommand.IndicateMasterClock, handle), (SrbCommand.IndicateMasterClock, null));
    });

    [Fact]
    public void SetMasterClock_NotInStop_IsRefused() => Run(async (machine, echo) =>
    {
        var pin = await machine.OpenPinAsync(echo);
        await pin.SetStateAsync(KsState.Acquire);
        (await pin.SetMasterClockAsync(null).OutcomeAsync()).Should().Be(NtStatus.InvalidDeviceState);
        _log.Should().BeEmpty();
    });

    [Fact]
    [Conformance("2 StrMiniClock")]
    public void GetTime_Always_AsksTheClockFunction() => Run(async (machine, echo) =>
    {
        var pin = await machine.OpenPinAsync(echo);
        var clock = await pin.CreateClockAsync();
        await pin.SetStateAsync(KsState.Acquire);
        clock.GetTime().Should().Be(1000);
        clock.GetPhysicalTime().Should().Be(2000);
        var correlated = clock.GetCorrelatedTime();
        correlated.Time.Should().Be(1000);
        correlated.SystemTime.Should().BeCloseTo(machine.Kernel.QueryPerformanceCounter(), 100);
        _asked.Should().Equal(TimeFunction.GetStreamTime, TimeFunction.ReadOnboardClock, TimeFunction.GetStreamTime);
        await clock.DisposeAsync();
        FluentActions.Invoking(clock.GetTime).Should().Throw<ObjectDisposedException>();
    });

    [Theory]
    [InlineData(ClockSupportFlags.CanReturnStreamTime, true, false)]
    [InlineData(ClockSupportFlags.CanReadOnboardClock, false, true)]
    [InlineData(ClockSupportFlags.CanSetOnboardClock, false, false)]
    public void GetTime_AgainstTheFlags_IsNotSupported(ClockSupportFlags flags, bool stream, bool physical) => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(WithClock(flags));
        var clock = await pin.CreateClockAsync();
        Outcome(() => clock.GetTime()).Should().Be(stream);
        Outcome(() => clock.GetPhysicalTime()).Should().Be(physical);
        static bool Outcome(Action ask)
        {
            try
            {
                ask();
                return true;
            }
            catch (StreamRequestException exception) when (exception.Status == NtStatus.NotSupported)
            {
                return false;
            }
        }
    });

    [Fact]
    [Conformance("3 QueryMasterClock", "2 timer-priority-clock-query-routines")]
    public void QueryMasterClock_FromACallback_IsAnsweredAtTheLevelOfAHighRoutine() => Seeds.Each(50, async machine =>
    {
        MasterClockHandle? handle = null;
        var answers = new List<(long Time, Irql Irql)>();
        var busy = false;
        var pin = await machine.OpenPinAsync(WithClock(
            onControl: srb =>
            {
                if (srb.Command == SrbCommand.OpenMasterClock)
                {
                    handle = srb.CommandData.MasterClockHandle;
                }

                EchoDevice.Succeed(srb);
            },
            onData: srb =>
            {
                busy = true;
                srb.StreamClass.QueryMasterClock(
                    srb.StreamObject,
                    handle!,
                    TimeFunction.GetStreamTime,
                    context =>
                    {
                        busy.Should().BeFalse();
                        answers.Add((context.Time, srb.StreamClass.Kernel.CurrentIrql));
                        EchoDevice.Succeed(srb);
                    });
                machine.Kernel.StallExecutionProcessor(3);
                busy = false;
            }));
        await pin.CreateClockAsync();
        await pin.SetStateAsync(KsState.Acquire);
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
        answers.Should().Equal((1000, Irql.Device));
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void QueryMasterClock_WhileOneIsPending_IsABugCheck() => Run(async (machine, echo) =>
    {
        var filter = await machine.OpenAsync(echo);
        var clock = await (await filter.OpenOutputAsync()).CreateClockAsync();
        await filter.OpenOutputAsync();
        var handle = _log[0].Handle!;
        var answers = 0;
        BugCheckException? second = null;
        echo.StreamClass.CallAtNewPriority(
            null,
            StreamPriority.High,
            _ =>
            {
                echo.StreamClass.QueryMasterClock(_streams[0], handle, TimeFunction.GetStreamTime, _ => answers++);
                echo.StreamClass.QueryMasterClock(_streams[1], handle, TimeFunction.GetStreamTime, _ => answers++);
                try
                {
                    echo.StreamClass.QueryMasterClock(_streams[0], handle, TimeFunction.GetStreamTime, _ => answers += 100);
                }
                catch (BugCheckException exception)
                {
                    second = exception;
                }
            },
            null);
        await machine.SettleAsync();
        answers.Should().Be(2);
        machine.BugChecks.Should().Equal(second!);
        clock.Should().NotBeNull();

        // Once it has been answered, the next may come, also from inside the routine.
        echo.StreamClass.QueryMasterClock(
            _streams[0],
            handle,
            TimeFunction.GetStreamTime,
            _ => echo.StreamClass.QueryMasterClock(_streams[0], handle, TimeFunction.GetStreamTime, _ => answers = 7));
        await machine.SettleAsync();
        answers.Should().Be(7);
    }, bugChecks: 1);

    [Fact]
    public void QueryMasterClock_OfAClosedStream_CallsNothing() => Run(async (machine, echo) =>
    {
        var filter = await machine.OpenAsync(echo);
        await (await filter.OpenOutputAsync()).CreateClockAsync();
        var pin = await filter.OpenOutputAsync();
        await pin.CloseAsync();
        var answers = 0;
        echo.StreamClass.QueryMasterClock(_streams[1], _log[0].Handle!, TimeFunction.GetStreamTime, _ => answers++);
        await machine.SettleAsync();
        answers.Should().Be(0);
    });

    [Fact]
    [Conformance("3 QueryMasterClockSync")]
    public void QueryMasterClockSync_InTheMastersOwnCallback_IsANestedCall() => Run(async (machine, echo) =>
    {
        await (await machine.OpenPinAsync(echo)).CreateClockAsync();
        var context = new HwTimeContext { Function = TimeFunction.ReadOnboardClock };
        echo.StreamClass.CallAtNewPriority(
            null, StreamPriority.High, _ => echo.StreamClass.QueryMasterClockSync(_log[0].Handle!, context), null);
        context.Time.Should().Be(2000);
        context.HwStreamObject.Should().BeSameAs(_streams[0]);
    });

    [Fact]
    public void QueryMasterClockSync_OfAnotherDeviceUnderTheLock_IsABugCheck() => Run(async (machine, echo) =>
    {
        var pin = await machine.OpenPinAsync(echo);
        await pin.CreateClockAsync();
        await pin.SetStateAsync(KsState.Acquire);
        var other = new EchoDevice();
        var device = await machine.StartAsync(other);
        var context = new HwTimeContext();

        // At DISPATCH_LEVEL, without a lock, it may.
        other.StreamClass.CallAtNewPriority(
            null, StreamPriority.Dispatch, _ => other.StreamClass.QueryMasterClockSync(_log[0].Handle!, context), null);
        await machine.SettleAsync();
        context.Time.Should().Be(1000);
        device.Failure.Should().BeNull();

        other.StreamClass.CallAtNewPriority(
            null, StreamPriority.High, _ => other.StreamClass.QueryMasterClockSync(_log[0].Handle!, context), null);
        device.Failure!.Exception.Should().BeOfType<BugCheckException>();
    }, bugChecks: 1);

    [Fact]
    public void QueryMasterClockSync_OfAClosedClock_AnswersWithTheLastItSaid() => Run(async (machine, echo) =>
    {
        var pin = await machine.OpenPinAsync(echo);
        var clock = await pin.CreateClockAsync();
        await pin.SetStateAsync(KsState.Acquire);
        clock.GetTime();
        await clock.DisposeAsync();
        var context = new HwTimeContext();
        echo.StreamClass.QueryMasterClockSync(_log[0].Handle!, context);
        context.Time.Should().Be(1000);
        _asked.Should().HaveCount(1);
    });

    [Fact]
    public void ClosePin_WithAnOpenClock_ClosesTheClockFirst() => Run(async (machine, echo) =>
    {
        var pin = await machine.OpenPinAsync(echo);
        var clock = await pin.CreateClockAsync();
        await pin.CloseAsync();
        await clock.DisposeAsync();
        _log.Select(entry => entry.Command).Should().Equal(
            SrbCommand.OpenMasterClock, SrbCommand.CloseMasterClock, SrbCommand.CloseStream);
    });

    private void Run(Func<Machine, EchoDevice, Task> scenario, int bugChecks = 0) => Simulation.Run(1, async machine =>
    {
        var echo = WithClock(
            onControl: srb =>
            {
                if (srb.Command != SrbCommand.SetStreamState)
                {
                    _log.Add((srb.Command, srb.CommandData.MasterClockHandle));
                }

                EchoDevice.Succeed(srb);
            },
            onDevice: srb =>
            {
                if (srb.Command == SrbCommand.CloseStream)
                {
                    _log.Add((srb.Command, null));
                }

                EchoDevice.Answer(srb);
            });
        await scenario(machine, echo);
        machine.BugChecks.Should().HaveCount(bugChecks);
    }, bugChecks == 0 ? null : OnPurpose.UncaughtBugCheck);

    private EchoDevice WithClock(
        ClockSupportFlags flags = ClockSupportFlags.CanReturnStreamTime | ClockSupportFlags.CanReadOnboardClock,
        HwReceivePacketRoutine? onControl = null,
        HwReceivePacketRoutine? onData = null,
        HwReceivePacketRoutine? onDevice = null) => new()
        {
            Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = onData is not null },
            OnControl = onControl,
            OnData = onData,
            OnDevice = onDevice,
            OnOpen = stream =>
            {
                _streams.Add(stream);
                stream.HwClockObject.ClockSupportFlags = flags;
                stream.HwClockObject.HwClockFunction = context =>
                {
                    _asked.Add(context.Function);
                    context.Time = context.Function == TimeFunction.GetStreamTime ? 1000 : 2000;
                };
            },
        };
}
