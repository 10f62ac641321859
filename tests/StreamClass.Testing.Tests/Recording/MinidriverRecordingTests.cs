using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing.Recording;

namespace StreamClass.Testing.Tests.Recording;

public class MinidriverRecordingTests
{
    private readonly MinidriverRecording _recording = new();

    [Fact]
    public void Routines_OfARead_AreThereInTheirOrder()
    {
        Run(async machine =>
        {
            var pin = await new PliantMinidriver().OpenPinAsync(machine);
            await pin.ReadAsync(new byte[4]);
        });
        var began = _recording.OfType<RoutineBegan>().Single(static call => call.Request?.Command == SrbCommand.ReadData);
        began.Routine.Should().Be(nameof(IStrMiniDriver.ReceiveStreamDataPacket));
        began.Stream.Should().Be(0);
        began.Irql.Should().Be(Irql.Dispatch);
        began.Processor.Should().Be(1);
        began.Nanoseconds.Should().BePositive();
        _recording.During(began).Select(static call => call.GetType()).Should()
            .Equal(typeof(RoutineBegan), typeof(ServiceCalled), typeof(RequestEnded), typeof(RoutineEnded));
        var service = _recording.During(began).OfType<ServiceCalled>().Single();
        (service.Service, service.Status).Should().Be((nameof(IStreamClass.CompleteRequestAndMarkQueueReady), NtStatus.Success));
        _recording.During(began).OfType<RequestEnded>().Single().By.Should().Be(EndedBy.Minidriver);
    }

    [Fact]
    public void Recording_InsideTheScenario_HasWhatHasHappenedSoFar() => Run(async machine =>
    {
        var pin = await new PliantMinidriver().OpenPinAsync(machine);
        await pin.SetStateAsync(KsState.Pause);
        _recording.OfType<RoutineBegan>().Last().Request!.Argument.Should().Be(KsState.Pause);
        _recording.OfType<RoutineBegan>().Should().NotContain(static call => call.Request!.Command == SrbCommand.CloseStream);
    });

    [Fact]
    public void Recording_OfAnInterrupt_HasItsCauseItsAnswerAndItsAccesses()
    {
        PliantMinidriver? minidriver = null;
        minidriver = new PliantMinidriver
        {
            Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true },
            OnData = srb =>
            {
                minidriver!.Registers!.WriteRegisterUlong(PliantBoard.Bell, 1);
                PliantMinidriver.Succeed(srb);
            },
            OnInterrupt = () =>
            {
                minidriver!.Registers!.WriteRegisterUlong(PliantBoard.Bell, 0);
                return true;
            },
        };
        string? name = null;
        Run(async machine =>
        {
            var pin = await minidriver.OpenPinAsync(machine, new PliantBoard());
            await pin.ReadAsync(new byte[4]);
            name = "Pliant0";
        });
        var interrupt = _recording.OfType<RoutineBegan>().Single(static call => call.Routine == nameof(IStrMiniDriver.Interrupt));
        interrupt.Irql.Should().Be(Irql.Device);
        var during = _recording.During(interrupt).ToArray();
        during.OfType<RegisterAccessed>().Single().Should().Match<RegisterAccessed>(static access => access.IsWrite && access.Value == 0);
        during.OfType<InterruptChanged>().Single().IsAsserted.Should().BeFalse();
        during.OfType<RoutineEnded>().Single().Answer.Should().Be("claimed");
        _recording.Take(interrupt.Number).OfType<InterruptChanged>().Single().IsAsserted.Should().BeTrue();
        _recording.Should().OnlyContain(call => call.Device == name);
    }

    [Fact]
    public void Recording_OfATransfer_HasItsAddressAndDirection()
    {
        PliantMinidriver? minidriver = null;
        minidriver = new PliantMinidriver
        {
            Registration = new HwInitializationData { MiniDriver = null!, BusMasterDma = true },
            OnData = srb =>
            {
                minidriver!.Registers!.WriteRegisterUlong(PliantBoard.Address, (uint)srb.ScatterGatherBuffer[0].PhysicalAddress);
                PliantMinidriver.Succeed(srb);
            },
        };
        Run(async machine =>
        {
            var pin = await minidriver.OpenPinAsync(machine, new PliantBoard());
            await pin.ReadAsync(new byte[4]);
        });
        var written = _recording.OfType<RegisterAccessed>().Single();
        var moved = _recording.OfType<BytesMoved>().Single();
        (moved.Address, moved.Length, moved.IsToMemory).Should().Be((written.Value, 1, true));
        moved.Device.Should().Be("Pliant0");
    }

    [Fact]
    public void Recording_OfARunThatFails_IsThereToBeLookedAt()
    {
        var run = () => Run(async machine =>
        {
            var pin = await new PliantMinidriver { OnData = static _ => throw new FormatException("oops") }.OpenPinAsync(machine);
            await pin.ReadAsync(new byte[4]);
        });
        run.Should().Throw<SimulationException>();
        _recording.OfType<RoutineEnded>().Single(static call => call.Thrown is not null).Description.Should().Contain("FormatException: oops");
    }

    [Fact]
    public void During_RoutinesOfOneNameThatPreemptEachOther_EndsWithItsOwnEnd()
    {
        var others = 0;
        for (var seed = 1UL; seed <= 100; seed++)
        {
            Run(seed, ReadTwiceAsync);
            foreach (var began in _recording.OfType<RoutineBegan>().Where(static call => call.Request?.Command == SrbCommand.ReadData))
            {
                var during = _recording.During(began).ToArray();
                during.OfType<ServiceCalled>().Should().Contain(call => call.Request == began.Request, "each routine completes its own read");
                others += during.OfType<RoutineBegan>().Count() - 1;
            }
        }

        others.Should().BePositive("synchronization is off");

        static async Task ReadTwiceAsync(Machine machine)
        {
            var touched = new Shared<int>(0);
            var pin = await new PliantMinidriver
            {
                Registration = new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = true },
                OnData = srb =>
                {
                    touched.Value++;
                    PliantMinidriver.Succeed(srb);
                },
            }.OpenPinAsync(machine);
            await Task.WhenAll(ReadAsync(pin), ReadAsync(pin));
        }

        static async Task ReadAsync(Pin pin)
        {
            await Task.Yield();
            await pin.ReadAsync(new byte[4]);
        }
    }

    [Fact]
    public void ToString_OfTwoRunsOfOneSeed_IsTheSame()
    {
        Run(ReadAsync);
        var first = _recording.ToString();
        Run(ReadAsync);
        first.Should().Be(_recording.ToString()).And.Contain("Pliant0: ReceiveStreamDataPacket of stream 0 for Pliant0 ReadData #");

        static async Task ReadAsync(Machine machine)
        {
            var pin = await new PliantMinidriver().OpenPinAsync(machine);
            await Task.WhenAll(pin.ReadAsync(new byte[4]).AsTask(), pin.ReadAsync(new byte[4]).AsTask());
        }
    }

    private void Run(Func<Machine, Task> scenario) => Run(1, scenario);

    private void Run(ulong seed, Func<Machine, Task> scenario) =>
        Simulation.Run(seed, scenario, new SimulationOptions { Recording = _recording });
}
