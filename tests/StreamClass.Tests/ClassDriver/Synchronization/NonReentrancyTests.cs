using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Synchronization;

/// <summary>With synchronization on, no two routines of a device ever run at once, the ISR included. Reference 7.</summary>
public class NonReentrancyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Conformance("7 no-two-at-once")]
    public void Routines_OfOneDevice_NeverOverlap(bool withInterrupt)
    {
        var rings = 0L;
        var timeouts = 0;
        Seeds.Each(100, async machine =>
        {
            var witness = new Witness(machine);
            var echo = witness.Drive(withInterrupt);
            var filter = await machine.OpenAsync(echo, new BellBoard());
            echo.Registers.WriteRegisterUlong(BellBoard.Period, 7);
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ClientAsync(machine, filter)));

            // Time-outs take seconds: with a slower bell.
            witness.LeavesSome = true;
            echo.Registers.WriteRegisterUlong(BellBoard.Period, 1_000_000);
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ClientAsync(machine, filter)));
            echo.Registers.WriteRegisterUlong(BellBoard.Period, 0);
            witness.Overlaps.Should().BeEmpty();
            machine.BugChecks.Should().BeEmpty();
            rings += witness.Count(nameof(IStrMiniDriver.Interrupt));
            timeouts += witness.Count(nameof(IStrMiniDriver.RequestTimeout));
        });

        // The scenario is worth something only if these took part.
        rings.Should().Match(count => withInterrupt ? count > 1000 : count == 0);
        timeouts.Should().BePositive();
    }

    [Fact]
    [Conformance("7 dispatch-low-exceptions")]
    public void Dispatch_Routine_IsTheDocumentedException()
    {
        var overlaps = 0;
        Seeds.Each(50, async machine =>
        {
            var inside = new Shared<bool>(false);
            var echo = new EchoDevice
            {
                Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true },
            };
            echo = new EchoDevice
            {
                Registration = echo.Registration,
                OnInterrupt = _ =>
                {
                    overlaps += inside.Value ? 1 : 0;
                    echo.Registers.WriteRegisterUlong(BellBoard.Bell, 0);
                    return true;
                },
            };
            var board = new BellBoard();
            await machine.OpenAsync(echo, board);
            echo.StreamClass.CallAtNewPriority(
                null,
                StreamPriority.Dispatch,
                _ =>
                {
                    inside.Value = true;
                    board.Push();
                    inside.Value = false;
                },
                null);
            await machine.SettleAsync();
        });

        // It is not synchronized with the ISR: some seeds show that.
        overlaps.Should().BePositive();
    }

    [Fact]
    [Conformance("6 completion-outside-call")]
    public void Completion_OfARequestThatIsAwaited_NeverRunsTheClientInTheRoutine() => Simulation.Run(1, async machine =>
    {
        var inRoutine = false;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb => srb.StreamClass.ScheduleTimer(
                srb.StreamObject,
                10,
                _ =>
                {
                    inRoutine = true;
                    EchoDevice.Succeed(srb);
                    inRoutine = false;
                },
                null),
        });
        await pin.ReadAsync(new byte[1]);
        inRoutine.Should().BeFalse();
    });

    [Fact]
    public void Completion_InsideACallback_NeverRunsTheClientThere() => Seeds.Each(50, async machine =>
    {
        var inCallback = false;
        var seen = new List<bool>();
        var echo = new EchoDevice
        {
            OnData = srb =>
            {
                inCallback = true;
                EchoDevice.Succeed(srb);
                machine.Kernel.StallExecutionProcessor(5);
                srb.StreamClass.DebugPrint(StreamDebugLevel.Verbose, "still inside");
                inCallback = false;
            },
        };
        var pin = await machine.OpenPinAsync(echo);
        async Task ReadAsync()
        {
            for (var i = 0; i < 5; i++)
            {
                await pin.ReadAsync(new byte[1]);
                seen.Add(inCallback);
            }
        }

        await Task.WhenAll(ReadAsync(), ReadAsync());
        seen.Should().HaveCount(10).And.OnlyContain(value => !value);
    });

    [Fact]
    public void Ready_ByTheHolderOfTheLock_DeliversNothingNested() => Seeds.Each(50, async machine =>
    {
        var witness = new Witness(machine);
        EchoDevice? echo = null;
        echo = witness.Drive(withInterrupt: false, onData: srb =>
        {
            // Ready and complete for every queue, from inside a routine, and time for the worst to happen.
            srb.StreamClass.DeviceNotification(DeviceNotificationType.ReadyForNextDeviceRequest, srb.HwDeviceExtension);
            srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamControlRequest, srb.StreamObject);
            EchoDevice.Succeed(srb);
            srb.StreamClass.CallAtNewPriority(null, StreamPriority.High, _ => witness.Run("High", () => { }), null);
            machine.Kernel.StallExecutionProcessor(10);
        });
        var filter = await machine.OpenAsync(echo);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ClientAsync(machine, filter)));
        witness.Overlaps.Should().BeEmpty();
        witness.Count("High").Should().BePositive();
    });

    private static async Task ClientAsync(Machine machine, Filter filter)
    {
        var pin = await filter.OpenOutputAsync();
        await pin.RunAsync();
        for (var i = 0; i < 8; i++)
        {
            using var cancellation = new CancellationTokenSource();
            var read = pin.ReadAsync(new byte[1], cancellation.Token).OutcomeAsync();
            if (i % 3 == 0)
            {
                cancellation.Cancel();
            }

            await read;
        }

        await pin.CloseAsync();
    }

    /// <summary>Notes whenever a routine begins while another one is running.</summary>
    private sealed class Witness(Machine machine)
    {
        private readonly Dictionary<string, int> _counts = [];
        private readonly Shared<string?> _running = new(null);
        private int _requests;

        public List<string> Overlaps { get; } = [];

        /// <summary>Whether some requests are left to their timeout.</summary>
        public bool LeavesSome { get; set; }

        public int Count(string routine) => _counts.GetValueOrDefault(routine);

        public void Run(string routine, Action body)
        {
            if (_running.Value is { } running)
            {
                Overlaps.Add($"{routine} in {running}");
            }

            _running.Value = routine;
            machine.Kernel.StallExecutionProcessor(1);
            body();
            _running.Value = null;
            _counts[routine] = Count(routine) + 1;
        }

        public EchoDevice Drive(bool withInterrupt, HwReceivePacketRoutine? onData = null)
        {
            EchoDevice? echo = null;
            echo = new EchoDevice
            {
                Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = withInterrupt },
                OnDevice = srb => Run(nameof(IStrMiniDriver.ReceiveDevicePacket), () => EchoDevice.Answer(srb)),
                OnControl = srb => Run(nameof(IStrMiniDriver.ReceiveStreamControlPacket), () => EchoDevice.Succeed(srb)),
                OnData = srb => Run(nameof(IStrMiniDriver.ReceiveStreamDataPacket), () => (onData ?? Data)(srb)),
                OnCancel = srb => Run(nameof(IStrMiniDriver.CancelPacket), () =>
                {
                    srb.Status = NtStatus.Cancelled;
                    srb.StreamClass.ScheduleTimer(srb.StreamObject, 0, null, null);
                    srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
                }),
                OnTimeout = srb => Run(nameof(IStrMiniDriver.RequestTimeout), () => EchoDevice.Succeed(srb)),
                OnInterrupt = _ =>
                {
                    Run(nameof(IStrMiniDriver.Interrupt), () => echo!.Registers.WriteRegisterUlong(BellBoard.Bell, 0));
                    return true;
                },
            };
            return echo;
        }

        private void Data(HwStreamRequestBlock srb)
        {
            switch (++_requests % 8)
            {
                case 0 when LeavesSome:
                    srb.TimeoutCounter = 1;
                    break;
                case 1:
                case 2:
                    srb.StreamClass.ScheduleTimer(srb.StreamObject, 3, _ => Run("timer", () => EchoDevice.Succeed(srb)), null);
                    break;
                default:
                    EchoDevice.Succeed(srb);
                    break;
            }
        }
    }
}
