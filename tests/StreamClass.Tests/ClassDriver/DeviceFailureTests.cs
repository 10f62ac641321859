using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver;

/// <summary>A routine that throws fails its device, and nothing else. Reference 12.11, design 7.</summary>
public class DeviceFailureTests
{
    private const string CancelRoutine = nameof(IStrMiniDriver.CancelPacket);
    private const string TimeoutRoutine = nameof(IStrMiniDriver.RequestTimeout);

    /// <summary>The routines that can throw; each is provoked on a device that holds one read already.</summary>
    public static TheoryData<string, string> Routines => new()
    {
        { "data", nameof(IStrMiniDriver.ReceiveStreamDataPacket) },
        { "control", nameof(IStrMiniDriver.ReceiveStreamControlPacket) },
        { "device", nameof(IStrMiniDriver.ReceiveDevicePacket) },
        { "cancel", CancelRoutine },
        { "timeout", TimeoutRoutine },
        { "interrupt", nameof(IStrMiniDriver.Interrupt) },
        { "timer", "timer routine" },
        { "high", "High priority routine" },
        { "dispatch", "Dispatch priority routine" },
        { "low", "Low priority routine" },
        { "clock", "StrMiniClock" },
        { "query", "clock query routine" },
    };

    [Theory]
    [MemberData(nameof(Routines))]
    public void Routine_ThatThrows_FailsItsDeviceAndGivesEverythingBack(string provoked, string routine)
    {
        Check(provoked, routine, turnOff: false);
        Check(provoked, routine, turnOff: true);
    }

    [Fact]
    public void ReceiveDevicePacket_ThrowsAtInitializeDevice_KeepsTheDeviceFromStarting() => Seeds.Each(5, async machine =>
    {
        var starting = () => machine.StartAsync(new EchoDevice { OnDevice = _ => throw new FormatException("no") });
        var failure = await starting.Should().ThrowAsync<StreamRequestException>();
        failure.Which.Status.Should().Be(NtStatus.DriverInternalError);
        failure.Which.InnerException.Should().BeOfType<FormatException>();
        machine.BugChecks.Should().BeEmpty();
    }, options: OnPurpose.DeviceFailure);

    [Fact]
    public void OpenStream_ThatThrows_TellsTheClientWhy() => Seeds.Each(5, async machine =>
    {
        var filter = await machine.OpenAsync(new EchoDevice { OnOpen = _ => throw new FormatException("no") });
        var failure = await filter.Awaiting(opening => opening.OpenOutputAsync()).Should().ThrowAsync<StreamRequestException>();
        failure.Which.Status.Should().Be(NtStatus.DriverInternalError);
        failure.Which.InnerException.Should().BeOfType<FormatException>();
    }, options: OnPurpose.DeviceFailure);

    [Fact]
    public void BugCheck_ThatNobodyCatches_FailsTheDeviceAndIsOnRecord() => Seeds.Each(5, async machine =>
    {
        var device = await machine.StartAsync(new EchoDevice
        {
            OnData = srb =>
            {
                EchoDevice.Succeed(srb);
                EchoDevice.Succeed(srb);
            },
        });
        var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenOutputAsync();
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
        await machine.SettleAsync();
        device.Failure!.Exception.Should().BeSameAs(machine.BugChecks.Should().ContainSingle().Subject);
    }, options: OnPurpose.UncaughtBugCheck);

    [Fact]
    public void Completion_AfterTheFailure_IsIgnored() => Seeds.Each(20, async machine =>
    {
        HwStreamRequestBlock? held = null;
        var device = await machine.StartAsync(new EchoDevice
        {
            OnData = srb => held = srb,
            OnControl = _ => throw new FormatException(),
        });
        var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenOutputAsync();
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        await ((Task)pin.GetStateAsync()).OutcomeAsync();
        (await read).Should().Be(NtStatus.DriverInternalError);
        EchoDevice.Succeed(held!);
        machine.BugChecks.Should().BeEmpty();
    }, options: OnPurpose.DeviceFailure);

    private static void Check(string provoked, string routine, bool turnOff) => Seeds.Each(10, async machine =>
    {
        var thrown = new FormatException("broken");
        var held = new List<HwStreamRequestBlock>();
        HwStreamObject? stream = null;
        MasterClockHandle? handle = null;
        HwReceivePacketRoutine Throw(string name, HwReceivePacketRoutine otherwise) =>
            srb => (provoked == name && srb.Command != SrbCommand.InitializeDevice && held.Count > 0 ? throw thrown : otherwise)(srb);
        var echo = new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true, TurnOffSynchronization = turnOff },
            OnOpen = opened =>
            {
                stream = opened;
                opened.HwClockObject.ClockSupportFlags = ClockSupportFlags.CanReturnStreamTime;
                opened.HwClockObject.HwClockFunction = _ =>
                {
                    if (provoked == "clock")
                    {
                        throw thrown;
                    }
                };
            },
            OnData = Throw("data", held.Add),
            OnControl = Throw("control", srb =>
            {
                if (srb.Command == SrbCommand.OpenMasterClock)
                {
                    handle = srb.CommandData.MasterClockHandle;
                }

                EchoDevice.Succeed(srb);
            }),
            OnDevice = Throw("device", EchoDevice.Answer),
            OnCancel = Throw("cancel", EchoDevice.Succeed),
            OnTimeout = Throw("timeout", EchoDevice.Succeed),
            OnInterrupt = _ => provoked == "interrupt" && Break(thrown),
        };
        static bool Break(Exception exception) => throw exception;
        var board = new BellBoard();
        var device = await machine.StartAsync(echo, board);
        var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenOutputAsync();
        var other = await machine.OpenPinAsync(new EchoDevice());
        await using var clock = await pin.CreateClockAsync();
        if (provoked == "clock")
        {
            // In Stop the time of a stream is zero, and nobody is asked for it.
            await pin.SetStateAsync(KsState.Acquire);
        }

        using var source = new CancellationTokenSource();
        var reads = new List<Task<NtStatus>> { pin.ReadAsync(new byte[1], source.Token).OutcomeAsync() };
        if (!turnOff)
        {
            reads.Add(pin.ReadAsync(new byte[2]).OutcomeAsync());
            reads.Add(pin.ReadAsync(new byte[3]).OutcomeAsync());
        }

        held.Should().HaveCount(1);
        await ProvokeAsync();
        await machine.SettleAsync();

        device.Failure.Should().NotBeNull();
        device.Failure!.Routine.Should().Be(routine);
        device.Failure.Exception.Should().BeSameAs(thrown);
        (await Task.WhenAll(reads)).Should().AllBeEquivalentTo(NtStatus.DriverInternalError);

        // Nothing more goes in, everything can be closed, and the other device knows nothing of it.
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.DriverInternalError);
        (await other.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
        await pin.CloseAsync();
        (await device.RemoveAsync()).IsClean.Should().BeFalse();
        machine.BugChecks.Should().BeEmpty();

        async Task ProvokeAsync()
        {
            HwCallbackRoutine breaking = _ => throw thrown;
            switch (provoked)
            {
                case "data" when turnOff:
                    (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.DriverInternalError);
                    break;
                case "data":
                    held[0].StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, stream!);
                    break;
                case "control":
                    (await pin.SetStateAsync(KsState.Acquire).OutcomeAsync()).Should().Be(NtStatus.DriverInternalError);
                    break;
                case "device":
                    (await ((Task)filter.OpenOutputAsync()).OutcomeAsync()).Should().Be(NtStatus.DriverInternalError);
                    break;
                case "cancel":
                    source.Cancel();
                    break;
                case "timeout":
                    held[0].TimeoutCounter = 1;
                    await machine.PassAsync(2);
                    break;
                case "interrupt":
                    board.Push();
                    break;
                case "timer":
                    echo.StreamClass.ScheduleTimer(stream, 10, breaking, null);
                    break;
                case "clock":
                    FluentActions.Invoking(clock.GetTime).Should().Throw<StreamRequestException>()
                        .Which.Status.Should().Be(NtStatus.DriverInternalError);
                    break;
                case "query":
                    echo.StreamClass.QueryMasterClock(stream!, handle!, TimeFunction.GetStreamTime, _ => throw thrown);
                    break;
                default:
                    echo.StreamClass.CallAtNewPriority(stream, Enum.Parse<StreamPriority>(provoked, ignoreCase: true), breaking, null);
                    break;
            }
        }
    }, options: OnPurpose.DeviceFailure);
}
