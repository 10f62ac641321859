using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Invariants;

/// <summary>What is wrong with a run although its scenario has ended well.</summary>
public class RunInvariantsTests
{
    [Fact]
    public void Run_ScenarioThrowsAfterABrokenRule_TheRuleIsTheFailure()
    {
        static Task PlayAsync(Machine machine)
        {
            _ = machine.Kernel.Drive.BugCheck(BugCheckCode.DriverVerifierDetectedViolation, "It was the driver.");
            throw new FormatException("It looks odd.");
        }

        var run = () => Simulation.Run(1, PlayAsync);
        var failure = run.Should().Throw<SimulationException>().WithMessage("*It was the driver.*In consequence the scenario threw: It looks odd.*").Which;
        failure.Failure.Should().Be(SimulationFailure.BugCheck);
        failure.InnerException.Should().BeOfType<BugCheckException>();

        var lenient = () => Simulation.Run(1, PlayAsync, new SimulationOptions { Checks = RunChecks.All & ~RunChecks.BugChecks });
        lenient.Should().Throw<SimulationException>().Which.Failure.Should().Be(SimulationFailure.ScenarioFailed);
    }

    [Fact]
    public void Run_OfAFaultlessMinidriver_IsNotFaulted() => Simulation.Run(1, static async machine =>
    {
        var pin = await new PliantMinidriver().OpenPinAsync(machine);
        await pin.ReadAsync(new byte[4]);
    });

    [Fact]
    public void Run_WithACaughtBugCheck_Fails() => Fails(
        SimulationFailure.BugCheck,
        "A driver broke a rule: *Pliant0 ReadData #* was completed a second time, by its ReceiveStreamDataPacket.*",
        static machine => ReadOnceAsync(machine, new PliantMinidriver
        {
            OnData = static srb =>
            {
                PliantMinidriver.Succeed(srb);
                try
                {
                    PliantMinidriver.Succeed(srb);
                }
                catch (BugCheckException)
                {
                }
            },
        }));

    [Fact]
    public void Run_WithASecondCompletionWithoutSynchronization_Fails() => Fails(
        SimulationFailure.BugCheck,
        "*ReadData #* was completed a second time*",
        static async machine =>
        {
            HwStreamRequestBlock? first = null;
            var pin = await new PliantMinidriver
            {
                Registration = new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = true },
                OnData = srb =>
                {
                    first ??= srb;
                    PliantMinidriver.Succeed(srb);
                },
            }.OpenPinAsync(machine);
            await pin.ReadAsync(new byte[4]);

            // Another request would have got the SRB by now, and would be completed in its place.
            await pin.ReadAsync(new byte[4]);
            try
            {
                PliantMinidriver.Succeed(first!);
            }
            catch (BugCheckException)
            {
            }
        });

    [Fact]
    public void Run_WithASecondCompletionAfterTheRemoval_Fails() => Fails(
        SimulationFailure.BugCheck,
        "*ReadData #* was completed a second time*",
        static async machine =>
        {
            HwStreamRequestBlock? kept = null;
            var minidriver = new PliantMinidriver { OnData = srb => kept = srb };
            var device = await minidriver.StartAsync(machine);
            var pin = await (await device.OpenFilterAsync()).OpenPinAsync(0, PliantMinidriver.Format);
            var read = pin.ReadAsync(new byte[4]).AsTask();
            await device.SurpriseRemoveAsync();
            await ((Func<Task>)(() => read)).Should().ThrowAsync<Exception>();

            // The first is only late: the class driver has ended the request in its stead.
            PliantMinidriver.Succeed(kept!);
            machine.BugChecks.Should().BeEmpty();
            ((Action)(() => PliantMinidriver.Succeed(kept!))).Should().Throw<BugCheckException>();
        });

    [Fact]
    public void Run_WithAFailedDevice_NamesTheRoutine() => Fails(
        SimulationFailure.DeviceFailed,
        "Pliant0 failed: its ReceiveStreamDataPacket threw FormatException: oops*",
        static async machine =>
        {
            var pin = await new PliantMinidriver { OnData = static _ => throw new FormatException("oops") }.OpenPinAsync(machine);
            await ((Func<Task>)(async () => await pin.ReadAsync(new byte[4]))).Should().ThrowAsync<StreamRequestException>();
        });

    [Fact]
    public void Run_WhoseMinidriverKeepsARequestAcrossTheClose_Fails() => Fails(
        SimulationFailure.InvariantBroken,
        "Pliant0 ReadData #* was still with the minidriver when Pliant0 stream 0 was closed, although CancelPacket had asked for it.*",
        static async machine =>
        {
            var pin = await new PliantMinidriver { OnData = static _ => { }, OnCancel = static _ => { } }.OpenPinAsync(machine);
            var read = pin.ReadAsync(new byte[4]).AsTask();
            await pin.CloseAsync();
            await ((Func<Task>)(() => read)).Should().ThrowAsync<OperationCanceledException>();
        });

    [Fact]
    public void Run_WithAQueueThatNobodyMakesReady_Fails() => Fails(
        SimulationFailure.InvariantBroken,
        "Pliant0 ReadData #* waits in the Data queue, which is not ready: the minidriver has nothing under way, and has never said*",
        static async machine =>
        {
            var pin = await new PliantMinidriver { OnData = PliantMinidriver.CompleteOnly }.OpenPinAsync(machine);
            await pin.ReadAsync(new byte[4]);
            _ = pin.ReadAsync(new byte[4]).AsTask();
        });

    [Fact]
    public void Run_WithATimeoutThatDoesNothing_Fails() => Fails(
        SimulationFailure.InvariantBroken,
        "*RequestTimeout was called 2 times for Pliant0 ReadData #*, and each time left it as it was*",
        static async machine =>
        {
            var pin = await new PliantMinidriver { OnData = PliantMinidriver.Keep, OnTimeout = static _ => { }, OnCancel = static _ => { } }
                .OpenPinAsync(machine);
            var read = pin.ReadAsync(new byte[4]).AsTask();
            await Task.Delay(TimeSpan.FromSeconds(40), machine.TimeProvider);
            await pin.CloseAsync();
            await ((Func<Task>)(() => read)).Should().ThrowAsync<OperationCanceledException>();
        });

    [Fact]
    public void Run_WithATimerThatOutlivesItsStream_Fails() => Fails(
        SimulationFailure.InvariantBroken,
        "The Pliant0 stream 0 timer was still due when what it belongs to was closed.*",
        static machine => ReadOnceAsync(machine, new PliantMinidriver
        {
            OnData = static srb =>
            {
                srb.StreamClass.ScheduleTimer(srb.StreamObject, 60_000_000, static _ => { }, null);
                PliantMinidriver.Succeed(srb);
            },
        }));

    [Fact]
    public void Run_WithASpinLockThatStaysHeld_NamesTheRoutine() => Fails(
        SimulationFailure.InvariantBroken,
        "*Spin lock 1 is still held; it was taken by ReceiveStreamDataPacket.*",
        static machine =>
        {
            var spinLock = machine.Kernel.CreateSpinLock();
            return ReadOnceAsync(machine, new PliantMinidriver
            {
                OnData = srb =>
                {
                    spinLock.Acquire();
                    PliantMinidriver.Succeed(srb);
                },
            });
        });

    [Fact]
    public void Run_WithAKernelTimerThatStaysArmed_Fails() => Fails(
        SimulationFailure.InvariantBroken,
        "*The timer driver timer is still armed.*",
        static machine => ReadOnceAsync(machine, new PliantMinidriver
        {
            OnData = srb =>
            {
                machine.Kernel.CreateTimer().Set(TimeSpan.FromMinutes(1));
                PliantMinidriver.Succeed(srb);
            },
        }));

    [Fact]
    public void Run_WithAHandleOfTheMinidriver_NamesTheRoutine() => Fails(
        SimulationFailure.InvariantBroken,
        "*Handle 0x* is still open; ReceiveStreamDataPacket opened it.*",
        static machine => ReadOnceAsync(machine, new PliantMinidriver
        {
            OnData = srb =>
            {
                machine.Kernel.OpenObjectByPointer(machine.Kernel.CreateEvent(KernelEventType.Notification));
                PliantMinidriver.Succeed(srb);
            },
        }));

    [Fact]
    public void Run_WithoutChecks_IsNotFaulted() => Simulation.Run(
        1,
        static async machine =>
        {
            var pin = await new PliantMinidriver { OnData = static _ => throw new FormatException("oops") }.OpenPinAsync(machine);
            await ((Func<Task>)(async () => await pin.ReadAsync(new byte[4]))).Should().ThrowAsync<StreamRequestException>();
        },
        new SimulationOptions { Checks = RunChecks.None });

    [Fact]
    public void Stall_OnAQueueThatIsNeverReady_SaysWhoIsToBlame() => Fails(
        SimulationFailure.Stalled,
        "*ReadData #* waits in the Data queue, which is not ready: the minidriver has given back all that it had of it, and has never said that it is ready for the next*",
        static async machine =>
        {
            var pin = await new PliantMinidriver { OnData = PliantMinidriver.CompleteOnly }.OpenPinAsync(machine);
            await pin.ReadAsync(new byte[4]);
            await pin.ReadAsync(new byte[4]);
        });

    [Fact]
    public void Stall_WithARequestThatIsKept_SaysThatNothingIsUnderWay() => Fails(
        SimulationFailure.Stalled,
        "*ReadData #* is with the minidriver; no timer or callback of it is due*",
        static async machine =>
        {
            var pin = await new PliantMinidriver { OnData = static srb => srb.TimeoutCounter = 0 }.OpenPinAsync(machine);
            await pin.ReadAsync(new byte[4]);
        });

    private static async Task ReadOnceAsync(Machine machine, PliantMinidriver minidriver)
    {
        Pin pin = await minidriver.OpenPinAsync(machine);
        await pin.ReadAsync(new byte[4]);
    }

    private static void Fails(SimulationFailure failure, string message, Func<Machine, Task> scenario)
    {
        var run = () => Simulation.Run(1, scenario, new SimulationOptions { LeftGrace = TimeSpan.Zero });
        run.Should().Throw<SimulationException>().WithMessage(message).Which.Failure.Should().Be(failure);
    }
}
