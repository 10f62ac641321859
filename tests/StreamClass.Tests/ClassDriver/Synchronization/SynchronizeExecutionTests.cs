using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;
using StreamClass.Tests.Races;

namespace StreamClass.Tests.ClassDriver.Synchronization;

/// <summary>KeSynchronizeExecution, with synchronization on and off. Reference 16.</summary>
public class SynchronizeExecutionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Conformance("16 KeSynchronizeExecution")]
    public void SynchronizeExecution_WhileTheBoardInterrupts_NeverOverlapsTheRoutine(bool turnOff)
    {
        var interrupts = 0;
        var overlaps = 0;
        Seeds.Each(50, async machine =>
        {
            var inside = new Shared<int>(0);
            void Enter()
            {
                overlaps += inside.Value;
                inside.Value++;
                inside.Value--;
            }

            EchoDevice? echo = null;
            KernelInterrupt? interrupt = null;
            echo = new EchoDevice
            {
                Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true, TurnOffSynchronization = turnOff },
                OnDevice = srb =>
                {
                    if (srb.Command == SrbCommand.InitializeDevice)
                    {
                        interrupt = srb.CommandData.ConfigInfo.InterruptObject;
                    }

                    EchoDevice.Answer(srb);
                },
                OnInterrupt = _ =>
                {
                    if (echo!.Registers.ReadRegisterUlong(BellBoard.Bell) == 0)
                    {
                        return false;
                    }

                    interrupts++;
                    Enter();
                    echo.Registers.WriteRegisterUlong(BellBoard.Bell, 0);
                    return true;
                },
            };
            await machine.StartAsync(echo, new BellBoard());
            var thread = machine.Kernel.CreateSystemThread(_ =>
            {
                for (var i = 0; i < 5; i++)
                {
                    echo.Registers.WriteRegisterUlong(BellBoard.Bell, 1);
                    interrupt!.SynchronizeExecution(
                        context =>
                        {
                            context.Should().Be("context");
                            machine.Kernel.CurrentIrql.Should().Be(Irql.Device);
                            Enter();
                            return true;
                        },
                        "context").Should().BeTrue();
                    machine.Kernel.CurrentIrql.Should().Be(Irql.Passive);
                }
            });
            thread.Wait(Timeout.InfiniteTimeSpan);
            await machine.SettleAsync();
            machine.BugChecks.Should().BeEmpty();
        });
        interrupts.Should().BePositive();
        overlaps.Should().Be(0);
    }

    [Fact]
    public void SynchronizeExecution_ByTheHolderOfTheLock_CallsDirectly() => Simulation.Run(1, async machine =>
    {
        var order = new List<string>();
        var rig = await StartAsync(machine);
        rig.Echo.StreamClass.CallAtNewPriority(
            null,
            StreamPriority.High,
            _ =>
            {
                order.Add("before");
                rig.Interrupt.SynchronizeExecution(
                    _ =>
                    {
                        order.Add("inside");
                        return false;
                    },
                    null).Should().BeFalse();
                order.Add("after");
            },
            null);
        order.Should().Equal("before", "inside", "after");
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void SynchronizeExecution_UnderTheLockOfAnotherDevice_IsABugCheck() => Simulation.Run(1, async machine =>
    {
        var first = await StartAsync(machine);
        var second = await StartAsync(machine);
        var ran = false;
        first.Echo.StreamClass.CallAtNewPriority(null, StreamPriority.High, _ => second.Interrupt.SynchronizeExecution(_ => ran = true, null), null);
        ran.Should().BeFalse();
        machine.BugChecks.Should().ContainSingle().Which.Code.Should().Be(BugCheckCode.DriverVerifierDetectedViolation);
    }, OnPurpose.UncaughtBugCheck);

    [Fact]
    public void SynchronizeExecution_RoutineThrows_FailsTheDeviceAndReleasesTheLock() => Simulation.Run(1, async machine =>
    {
        var rig = await StartAsync(machine);
        rig.Interrupt.SynchronizeExecution(static _ => throw new InvalidOperationException("broken"), null).Should().BeFalse();
        machine.Kernel.CurrentIrql.Should().Be(Irql.Passive);
        rig.Device.Failure!.Exception.Message.Should().Be("broken");
        (await rig.Device.RemoveAsync()).IsClean.Should().BeFalse();
    }, OnPurpose.DeviceFailure);

    [Fact]
    public void InterruptObject_OfADeviceWithoutInterrupt_IsNull() => Simulation.Run(1, async machine =>
    {
        bool? isNull = null;
        await machine.StartAsync(
            new EchoDevice
            {
                OnDevice = srb =>
                {
                    if (srb.Command == SrbCommand.InitializeDevice)
                    {
                        isNull = srb.CommandData.ConfigInfo.InterruptObject is null;
                    }

                    EchoDevice.Answer(srb);
                },
            },
            new BellBoard());
        isNull.Should().BeTrue();
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SynchronizeExecution_OnRealThreads_NeverOverlapsTheInterruptRoutine(bool turnOff)
    {
        const int Rounds = 2_000;
        var plain = 0;
        var served = 0;
        await using var machine = new Machine();
        var board = new BellBoard();
        KernelInterrupt? interrupt = null;
        EchoDevice? echo = null;
        echo = new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true, TurnOffSynchronization = turnOff },
            OnDevice = srb =>
            {
                if (srb.Command == SrbCommand.InitializeDevice)
                {
                    interrupt = srb.CommandData.ConfigInfo.InterruptObject;
                }

                EchoDevice.Answer(srb);
            },
            OnInterrupt = _ =>
            {
                if (echo!.Registers.ReadRegisterUlong(BellBoard.Bell) == 0)
                {
                    return false;
                }

                plain++;
                served++;
                echo.Registers.WriteRegisterUlong(BellBoard.Bell, 0);
                return true;
            },
        };
        await machine.StartAsync(echo, board);
        await Watchdog.RunAsync(() =>
        {
            var threads = Enumerable.Range(0, 2).Select(_ => machine.Kernel.CreateSystemThread(_ =>
            {
                for (var i = 0; i < Rounds; i++)
                {
                    interrupt!.SynchronizeExecution(
                        _ =>
                        {
                            plain++;
                            return true;
                        },
                        null).Should().BeTrue();
                }
            })).ToArray();
            for (var i = 0; i < Rounds / 10; i++)
            {
                board.Push();
            }

            Array.ForEach(threads, static thread => thread.Wait(Timeout.InfiniteTimeSpan));
            Watchdog.Until(() => !board.IsInterruptAsserted, "the last interrupt");
            interrupt!.SynchronizeExecution(static _ => true, null);
        });
        served.Should().BePositive();
        plain.Should().Be((2 * Rounds) + served);
        machine.BugChecks.Should().BeEmpty();
    }

    private static async Task<Rig> StartAsync(Machine machine)
    {
        KernelInterrupt? interrupt = null;
        var echo = new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true },
            OnDevice = srb =>
            {
                if (srb.Command == SrbCommand.InitializeDevice)
                {
                    interrupt = srb.CommandData.ConfigInfo.InterruptObject;
                }

                EchoDevice.Answer(srb);
            },
        };
        var device = await machine.StartAsync(echo, new BellBoard());
        return new Rig(echo, device, interrupt!);
    }

    private sealed record Rig(EchoDevice Echo, StreamClass.Client.Device Device, KernelInterrupt Interrupt);
}
