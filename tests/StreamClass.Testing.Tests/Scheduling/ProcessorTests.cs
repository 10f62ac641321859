using StreamClass.Kernel;
using StreamClass.Testing.Choices;
using StreamClass.Testing.Runs;
using StreamClass.Testing.Scheduling;
using StreamClass.Testing.Simulations;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Tests.Scheduling;

public class ProcessorTests
{
    [Theory]
    [InlineData(1, new[] { 2 })]
    [InlineData(2, new[] { 1, 2 })]
    [InlineData(4, new[] { 1, 2 })]
    public void Run_TwoThreadsAtDispatchShareAField_LoseAnUpdateOnlyWithSeveralProcessors(int processors, int[] sums)
    {
        var seen = new HashSet<int>();
        EachSeed(processors, 200, async drive =>
        {
            var shared = new Shared<int>(0);
            await Task.WhenAll(AddAsync(), AddAsync());
            seen.Add(shared.Value);

            async Task AddAsync()
            {
                await Task.Yield();
                Processor.Current.Irql = Irql.Dispatch;
                shared.Value = shared.Value + 1;
                Processor.Current.Lower(Irql.Passive);
            }
        });

        seen.Should().BeEquivalentTo(sums);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void DpcOfATimer_WhileAnotherDpcRuns_RunsBesideItOnAnIdleProcessor(int processors, bool isBeside)
    {
        var orders = new HashSet<string>();
        EachSeed(processors, 300, async drive =>
        {
            var order = string.Empty;
            Start("a", 100);
            Start("b", 101);
            await Task.Delay(TimeSpan.FromMilliseconds(1), drive.TimeProvider);
            orders.Add(order);

            void Start(string name, long due) => new KernelTimer(drive, name, new Dpc(
                drive,
                _ =>
                {
                    order += name;
                    drive.Preempt(PreemptionPoint.RegisterAccess, null);
                    order += name;
                },
                null)).Set(due);
        });

        orders.Contains("abba").Should().Be(isBeside);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Acquire_SpinLockOfAnotherProcessor_WaitsForIt(int processors)
    {
        var waited = false;
        EachSeed(processors, 200, async drive =>
        {
            var shared = new Shared<int>(0);
            var spinLock = new KernelSpinLock(drive);
            await Task.WhenAll(AddAsync(), AddAsync(), AddAsync());
            shared.Value.Should().Be(3);

            async Task AddAsync()
            {
                await Task.Yield();
                var level = spinLock.Acquire();
                shared.Value = shared.Value + 1;
                spinLock.Release(level);
            }
        }, trace => waited |= trace.Contains(" Spin\n", StringComparison.Ordinal));

        waited.Should().BeTrue("some seed has a processor come while another holds the lock");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Acquire_TwoSpinLocksInOppositeOrder_IsABugCheckThatNamesBothPlaces(bool hasPeriodicTimer)
    {
        var stuck = new List<string>();
        for (ulong seed = 0; seed < 100; seed++)
        {
            try
            {
                Simulation.RunDrive(seed, ScenarioAsync, new SimulationOptions { Processors = 2 });
            }
            catch (SimulationException exception)
            {
                var cause = exception.InnerException.Should().BeOfType<BugCheckException>().Which;
                cause.Code.Should().Be(BugCheckCode.ThreadStuckInDeviceDriver);
                stuck.Add(cause.Message);
            }
        }

        stuck.Should().NotBeEmpty().And.OnlyContain(static message =>
            message.Contains(nameof(FirstThenSecond)) && message.Contains(nameof(SecondThenFirst)));

        async Task ScenarioAsync(SimulatedDrive drive)
        {
            if (hasPeriodicTimer)
            {
                Rearm();
            }

            var first = new KernelSpinLock(drive);
            var second = new KernelSpinLock(drive);
            drive.Context.Post(_ => SecondThenFirst(first, second), null);
            await Task.Yield();
            FirstThenSecond(first, second);

            void Rearm() => HardwareTimer.Arm(drive, "once a second", KernelDrive.Second, Rearm);
        }
    }

    [Fact]
    public void Spin_ChooserPrefersOneProcessor_TheOneThatHoldsTheLockGoesOnAllTheSame()
    {
        foreach (var prefersLast in new[] { false, true })
        {
            using var carriers = new CarrierPool();
            var session = new SimulationSession(
                new SimulationOptions { Processors = 3 }, new Stubborn(prefersLast), carriers, new Trace(), null);
            var outcome = session.Run(static drive => drive, static async drive =>
            {
                var spinLock = new KernelSpinLock(drive);
                await Task.WhenAll(HoldAsync(), HoldAsync(), HoldAsync());

                async Task HoldAsync()
                {
                    await Task.Yield();
                    for (var i = 0; i < 5; i++)
                    {
                        var level = spinLock.Acquire();
                        drive.Preempt(PreemptionPoint.RegisterAccess, null);
                        drive.Preempt(PreemptionPoint.RegisterAccess, null);
                        spinLock.Release(level);
                    }
                }
            });
            outcome.Failure.Should().BeNull();
        }
    }

    [Fact]
    public void Assert_WhileOneProcessorMasksTheLine_IsServedByAnother()
    {
        var servers = new HashSet<int>();
        EachSeed(2, 50, async drive =>
        {
            var served = false;
            var line = new InterruptLine(drive, "irq5", Irql.Device);
            _ = new Connection(line, () =>
            {
                line.Deassert();
                served = true;
                servers.Add(Processor.Current.Id);
                return true;
            });
            var processor = Processor.Current;
            processor.Irql = Irql.High;
            line.Assert();
            for (var turn = 0; !served; turn++)
            {
                drive.Spin(turn);
            }

            processor.Lower(Irql.Passive);
            await Task.Yield();
        });

        servers.Should().Equal(2);
    }

    [Fact]
    public void Wait_AnotherProcessorWakes_GoesOnWhereItWaited()
    {
        var places = new HashSet<int>();
        EachSeed(3, 100, async drive =>
        {
            var woken = new KernelEvent(drive, KernelEventType.Synchronization, signalled: false);
            var tasks = new List<TaskCompletionSource>();
            for (var i = 0; i < 3; i++)
            {
                var task = new TaskCompletionSource();
                tasks.Add(task);
                drive.QueueWorkItem(new WorkItem(
                    _ =>
                    {
                        var processor = Processor.Current;
                        var thread = processor.Thread;
                        places.Add(processor.Id);
                        woken.Wait(Timeout.InfiniteTimeSpan);
                        drive.Preempt(PreemptionPoint.ServiceCall, null);
                        Processor.Current.Should().BeSameAs(processor);
                        processor.Thread.Should().BeSameAs(thread);
                        task.SetResult();
                    },
                    "worker"));
            }

            foreach (var _ in tasks)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), drive.TimeProvider);
                woken.Set();
            }

            await Task.WhenAll(tasks.Select(static task => task.Task));
        });

        places.Should().BeEquivalentTo([1, 2, 3]);
    }

    [Fact]
    public void Atomic_InsideABusyWord_LetsAnotherProcessorSeeItHeld()
    {
        var spun = false;
        EachSeed(2, 100, async drive =>
        {
            var guarded = new Guarded(drive);
            await Task.WhenAll(AddAsync(), AddAsync());
            guarded.Value.Should().Be(2);

            async Task AddAsync()
            {
                await Task.Yield();
                guarded.Add();
            }
        }, trace => spun |= trace.Contains(" Spin\n", StringComparison.Ordinal));
        spun.Should().BeTrue();
    }

    [Fact]
    public void Atomic_OneProcessorOrAnEventOrAnotherThread_IsNoPoint()
    {
        var one = Simulation.RunDrive(1, static drive =>
        {
            drive.Preempt(PreemptionPoint.Atomic, "word");
            return Task.CompletedTask;
        });
        one.Trace.Should().NotContain("Atomic");

        var several = Simulation.RunDrive(
            1,
            static async drive =>
            {
                HardwareTimer.Arm(drive, "chip", 1, () => drive.Preempt(PreemptionPoint.Atomic, "event's word"));
                var outside = new Thread(() => drive.Preempt(PreemptionPoint.Atomic, "foreign word"));
                outside.Start();
                outside.Join();
                drive.Preempt(PreemptionPoint.Atomic, "word");
                await Task.Delay(TimeSpan.FromMilliseconds(1), drive.TimeProvider);
            },
            new SimulationOptions { Processors = 2 });
        several.Trace.Should().Contain("Atomic word").And.NotContain("event's").And.NotContain("foreign");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_SameSeedTwice_GivesTheSameTraceThatNumbersTheProcessors(int processors)
    {
        var options = new SimulationOptions { Processors = processors };
        for (ulong seed = 0; seed < 50; seed++)
        {
            var first = Simulation.RunDrive(seed, BusyAsync, options).Trace;
            Simulation.RunDrive(seed, BusyAsync, options).Trace.Should().Be(first);
            first.Should().Contain(" P1 ").And.Contain(" P2 ");
        }
    }

    [Fact]
    public void Run_FailsWhileProcessorsStandStill_UnwindsThem()
    {
        var unwound = 0;
        for (ulong seed = 0; seed < 20; seed++)
        {
            var run = () => Simulation.RunDrive(
                seed,
                async drive =>
                {
                    for (var i = 0; i < 3; i++)
                    {
                        drive.Context.Post(_ => Raise(drive), null);
                    }

                    await Task.Yield();
                    drive.Preempt(PreemptionPoint.ClientCall, null);
                    throw new FormatException("odd");
                },
                new SimulationOptions { Processors = 4 });
            run.Should().Throw<SimulationException>().WithInnerException<FormatException>();
        }

        unwound.Should().BeGreaterThan(0);

        void Raise(SimulatedDrive drive)
        {
            Processor.Current.Irql = Irql.Dispatch;
            try
            {
                for (var i = 0; i < 20; i++)
                {
                    drive.Preempt(PreemptionPoint.SharedAccess, null);
                }

                Processor.Current.Lower(Irql.Passive);
            }
            catch (SimulationStoppedException)
            {
                unwound++;
                throw;
            }
        }
    }

    [Fact]
    public void Choose_SeveralProcessors_TheirActorsAreWhoStandsOnThem()
    {
        var chooser = new Watching();
        using var carriers = new CarrierPool();
        var session = new SimulationSession(new SimulationOptions { Processors = 3 }, chooser, carriers, new Trace(), null);
        session.Run(static drive => drive, BusyAsync).Failure.Should().BeNull();
        chooser.Switches.Should().BeGreaterThan(0);
    }

    private static void FirstThenSecond(KernelSpinLock first, KernelSpinLock second)
    {
        var outer = first.Acquire();
        var inner = second.Acquire();
        second.Release(inner);
        first.Release(outer);
    }

    private static void SecondThenFirst(KernelSpinLock first, KernelSpinLock second)
    {
        var outer = second.Acquire();
        var inner = first.Acquire();
        first.Release(inner);
        second.Release(outer);
    }

    private static async Task BusyAsync(SimulatedDrive drive)
    {
        var shared = new Shared<int>(0);
        var spinLock = new KernelSpinLock(drive);
        var arrived = new KernelEvent(drive, KernelEventType.Synchronization, signalled: false);
        var line = new InterruptLine(drive, "irq5", Irql.Device);
        var later = new Dpc(drive, _ => arrived.Set(), "arrival");
        _ = new Connection(line, () =>
        {
            drive.Preempt(PreemptionPoint.PortAccess, "status");
            line.Deassert();
            later.Queue();
            return true;
        });
        for (var i = 0; i < 4; i++)
        {
            HardwareTimer.Arm(drive, "chip", 20 + (15 * i), line.Assert);
        }

        drive.QueueWorkItem(new WorkItem(_ => arrived.Wait(TimeSpan.FromMilliseconds(1)), "worker"));
        await Task.WhenAll(ClientAsync(1), ClientAsync(2), ClientAsync(3));

        async Task ClientAsync(int number)
        {
            for (var i = 0; i < 5; i++)
            {
                await Task.Yield();
                var level = spinLock.Acquire();
                shared.Value += number;
                spinLock.Release(level);
                await Task.Delay(TimeSpan.FromMilliseconds(number), drive.TimeProvider);
            }
        }
    }

    private static void EachSeed(int processors, int count, Func<SimulatedDrive, Task> scenario, Action<string>? look = null)
    {
        for (ulong seed = 0; seed < (ulong)count; seed++)
        {
            var result = Simulation.RunDrive(seed, scenario, new SimulationOptions { Processors = processors });
            look?.Invoke(result.Trace);
        }
    }

    /// <summary>A field under a busy word, whose atomics are points of preemption as in a build that looks into the engine.</summary>
    private sealed class Guarded(KernelDrive drive)
    {
        private BusyWord _busy;

        public int Value { get; private set; }

        public void Add()
        {
            drive.Preempt(PreemptionPoint.Atomic, "busy");
            _busy.Enter(drive);
            var value = Value;
            drive.Preempt(PreemptionPoint.Atomic, "value");
            Value = value + 1;
            drive.Preempt(PreemptionPoint.Atomic, "busy");
            _busy.Leave();
        }
    }

    /// <summary>Has the running code give way at once, and then always picks the same.</summary>
    private sealed class Stubborn(bool prefersLast) : IChooser
    {
        public int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices) =>
            prefersLast ? choices.Length - 1 : point.Number % 7 == 0 ? choices.Length - 1 : 0;
    }

    private sealed class Watching : IChooser
    {
        private readonly SeededChooser _inner = new(3);
        private readonly Dictionary<int, int> _runningAt = [];

        public int Switches { get; private set; }

        public int Choose(in ChoicePoint point, ReadOnlySpan<Choice> choices)
        {
            if (choices[0].Kind == ChoiceKind.GoOn)
            {
                choices[0].Processor.Should().Be(point.Processor);
                _runningAt[point.Processor] = choices[0].Actor;
            }

            foreach (var choice in choices)
            {
                if (choice.Kind == ChoiceKind.Processor && _runningAt.TryGetValue(choice.Processor, out var actor))
                {
                    choice.Processor.Should().NotBe(point.Kind == TraceKind.Choice ? 0 : point.Processor);
                    choice.Actor.Should().Be(actor);
                    Switches++;
                }
            }

            return _inner.Choose(point, choices);
        }
    }
}
