using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Synchronization;

/// <summary>The level of every entry point, in the three modes of the table in reference 7.</summary>
public class IrqlTests
{
    /// <summary>The three columns of the table.</summary>
    public enum Mode
    {
        WithInterrupt,
        WithoutInterrupt,
        SynchronizationOff,
    }

    [Theory]
    [InlineData(Mode.WithInterrupt, Irql.Device)]
    [InlineData(Mode.WithoutInterrupt, Irql.Dispatch)]
    [InlineData(Mode.SynchronizationOff, Irql.Passive)]
    [Conformance("7 Receive-with-isr", "7 Receive-without-isr", "7 Receive-sync-off")]
    public void ReceiveRoutines_InEachMode_RunAtTheirLevel(Mode mode, Irql expected)
    {
        var levels = Levels(mode);
        levels["device"].Should().OnlyContain(irql => irql == expected);
        levels["control"].Should().OnlyContain(irql => irql == expected);
        levels["data"].Should().OnlyContain(irql => irql == expected);
    }

    [Theory]
    [InlineData(Mode.WithInterrupt, Irql.Device)]
    [InlineData(Mode.WithoutInterrupt, Irql.Dispatch)]
    [InlineData(Mode.SynchronizationOff, Irql.Dispatch)]
    [Conformance("7 CancelPacket-RequestTimeout-timer-with-isr", "7 CancelPacket-RequestTimeout-timer-without-isr", "7 CancelPacket-RequestTimeout-timer-sync-off")]
    public void CancelTimeoutAndTimer_InEachMode_RunAtTheirLevel(Mode mode, Irql expected)
    {
        var levels = Levels(mode);
        levels["cancel"].Should().Equal(expected);
        levels["timeout"].Should().Equal(expected);
        levels["timer"].Should().Equal(expected, expected);
    }

    [Theory]
    [InlineData(Mode.WithInterrupt, Irql.Device)]
    [InlineData(Mode.WithoutInterrupt, Irql.Dispatch)]
    [InlineData(Mode.SynchronizationOff, Irql.Device)]
    [Conformance("7 CallAtNewPriority-with-isr", "7 CallAtNewPriority-without-isr", "7 CallAtNewPriority-sync-off")]
    public void HighRoutines_InEachMode_RunAtTheLevelOfTheLock(Mode mode, Irql expected)
    {
        var levels = Levels(mode);
        levels["High"].Should().Equal(expected);
        levels["LowToHigh"].Should().Equal(expected);
        levels["query"].Should().Equal(expected);
    }

    [Theory]
    [InlineData(Mode.WithInterrupt)]
    [InlineData(Mode.WithoutInterrupt)]
    [InlineData(Mode.SynchronizationOff)]
    [Conformance("7 CallAtNewPriority-with-isr", "7 CallAtNewPriority-without-isr", "7 CallAtNewPriority-sync-off")]
    public void DispatchAndLowRoutines_InEachMode_RunAtTheirOwnLevel(Mode mode)
    {
        var levels = Levels(mode);
        levels["Dispatch"].Should().Equal(Irql.Dispatch);
        levels["Low"].Should().Equal(Irql.Passive);
    }

    [Theory]
    [InlineData(Mode.WithInterrupt, Irql.Device)]
    [InlineData(Mode.WithoutInterrupt, Irql.Dispatch)]
    [InlineData(Mode.SynchronizationOff, Irql.Passive)]
    [Conformance("7 Event-Clock-with-isr", "7 Event-Clock-without-isr", "7 Event-Clock-sync-off")]
    public void Clock_AskedByAClient_RunsAtItsLevel(Mode mode, Irql expected) =>
        Levels(mode)["clock"][0].Should().Be(expected);

    [Theory]
    [InlineData(Mode.WithInterrupt)]
    [InlineData(Mode.SynchronizationOff)]
    [Conformance("7 Interrupt-with-isr", "7 Interrupt-sync-off")]
    public void Interrupt_WithAnIsr_RunsAtDirql(Mode mode) => Levels(mode)["interrupt"].Should().Equal(Irql.Device);

    [Theory]
    [InlineData(Mode.WithInterrupt)]
    [InlineData(Mode.WithoutInterrupt)]
    [InlineData(Mode.SynchronizationOff)]
    public void Client_AfterEveryCall_ContinuesAtPassiveLevel(Mode mode) =>
        Levels(mode)["client"].Should().OnlyContain(irql => irql == Irql.Passive);

    [Fact]
    public void Line_OfAHigherLevel_RaisesEveryRoutineToIt() => Simulation.Run(1, async machine =>
    {
        var levels = new List<Irql>();
        var echo = new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true },
            OnData = srb =>
            {
                levels.Add(srb.StreamClass.Kernel.CurrentIrql);
                EchoDevice.Succeed(srb);
            },
        };
        var device = await machine.StartAsync(echo, new BellBoard(), machine.CreateInterruptLine("high", (Irql)7));
        var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenOutputAsync();
        await pin.ReadAsync(new byte[1]);
        levels.Should().Equal((Irql)7);
    });

    [Theory]
    [InlineData(Mode.WithInterrupt)]
    [InlineData(Mode.WithoutInterrupt)]
    public void ClientCall_FromInsideACallback_IsRefused(Mode mode) => Simulation.Run(1, async machine =>
    {
        Pin? pin = null;
        Device? device = null;
        var refusals = new List<string>();
        void Try(Action call)
        {
            try
            {
                call();
            }
            catch (InvalidOperationException exception)
            {
                refusals.Add(exception.Message);
            }
        }

        var echo = new EchoDevice
        {
            Registration = RegistrationOf(mode),
            OnData = srb =>
            {
                Try(() => pin!.ReadAsync(new byte[1]));
                Try(() => pin!.SetStateAsync(KsState.Acquire).GetAwaiter().GetResult());
                Try(() => device!.RemoveAsync());
                EchoDevice.Succeed(srb);
            },
        };
        device = await machine.StartAsync(echo, new BellBoard());
        var filter = await device.OpenFilterAsync();
        pin = await filter.OpenOutputAsync();
        await pin.ReadAsync(new byte[1]);
        refusals.Should().HaveCount(3).And.AllSatisfy(
            message => message.Should().Contain(nameof(IStrMiniDriver.ReceiveStreamDataPacket)).And.Contain("PASSIVE_LEVEL"));
        device.Failure.Should().BeNull();
    });

    private static HwInitializationData RegistrationOf(Mode mode) => new()
    {
        MiniDriver = null!,
        HasInterrupt = mode != Mode.WithoutInterrupt,
        TurnOffSynchronization = mode == Mode.SynchronizationOff,
    };

    /// <summary>Goes through every entry point, and notes the level of each.</summary>
    private static Dictionary<string, List<Irql>> Levels(Mode mode)
    {
        var levels = new Dictionary<string, List<Irql>>();
        Simulation.Run(3, async machine =>
        {
            void Note(string entry)
            {
                if (!levels.TryGetValue(entry, out var list))
                {
                    levels[entry] = list = [];
                }

                list.Add(machine.Kernel.CurrentIrql);
            }

            EchoDevice? echo = null;
            HwStreamObject? stream = null;
            MasterClockHandle? handle = null;
            void Call(StreamPriority priority, Action? then = null) => echo!.StreamClass.CallAtNewPriority(
                null,
                priority,
                _ =>
                {
                    Note(priority.ToString());
                    then?.Invoke();
                },
                null);
            echo = new EchoDevice
            {
                Registration = RegistrationOf(mode),
                OnOpen = opened =>
                {
                    stream = opened;
                    opened.HwClockObject.HwClockFunction = _ => Note("clock");
                    opened.HwClockObject.ClockSupportFlags = ClockSupportFlags.CanReturnStreamTime;
                },
                OnDevice = srb =>
                {
                    Note("device");
                    EchoDevice.Answer(srb);
                },
                OnControl = srb =>
                {
                    Note("control");
                    if (srb.Command == SrbCommand.OpenMasterClock)
                    {
                        handle = srb.CommandData.MasterClockHandle;
                    }

                    EchoDevice.Succeed(srb);
                },
                OnData = srb => Note("data"),
                OnCancel = srb =>
                {
                    Note("cancel");
                    srb.Status = NtStatus.Cancelled;
                    srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
                },
                OnTimeout = srb =>
                {
                    Note("timeout");
                    EchoDevice.Succeed(srb);
                },
                OnInterrupt = _ =>
                {
                    Note("interrupt");
                    echo!.Registers.WriteRegisterUlong(BellBoard.Bell, 0);
                    return true;
                },
            };
            var board = new BellBoard();
            var pin = await machine.OpenPinAsync(echo, EchoDevice.Output, board);
            Note("client");
            using var cancellation = new CancellationTokenSource();
            var read = pin.ReadAsync(new byte[1], cancellation.Token).OutcomeAsync();
            cancellation.Cancel();
            await read;
            Note("client");
            await pin.ReadAsync(new byte[1]);
            Note("client");
            await pin.SetStateAsync(KsState.Acquire);
            Note("client");
            var clock = await pin.CreateClockAsync();
            clock.GetTime();
            Note("client");
            echo.StreamClass.ScheduleTimer(null, 10, _ => Note("timer"), null);
            echo.StreamClass.ScheduleTimer(stream, 10, _ => Note("timer"), null);
            if (mode != Mode.WithoutInterrupt)
            {
                board.Push();
            }

            await machine.SettleAsync();
            Call(StreamPriority.High);
            Call(StreamPriority.Dispatch);
            await machine.SettleAsync();
            Call(StreamPriority.Low, () => Call(StreamPriority.LowToHigh));
            await machine.SettleAsync();
            echo.StreamClass.QueryMasterClock(stream!, handle!, TimeFunction.GetStreamTime, _ => Note("query"));
            await machine.SettleAsync();
            Note("client");
            machine.BugChecks.Should().BeEmpty();
        });
        return levels;
    }
}
