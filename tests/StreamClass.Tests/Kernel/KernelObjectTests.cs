using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Kernel;

/// <summary>Events, spin locks and shared fields. Reference 16.</summary>
public class KernelObjectTests
{
    [Theory]
    [InlineData(KernelEventType.Notification, 3)]
    [InlineData(KernelEventType.Synchronization, 1)]
    [Conformance("16 KEVENT-notification", "16 KEVENT-synchronization")]
    public void Event_Set_ReleasesAllWaitersOrOne(KernelEventType type, int expected) => Seeds.Each(30, async machine =>
    {
        var signal = machine.Kernel.CreateEvent(type);
        var released = 0;
        for (var i = 0; i < 3; i++)
        {
            await OnWorkerAsync(machine, () =>
            {
                signal.Wait(Timeout.InfiniteTimeSpan).Should().BeTrue();
                released++;
            });
        }

        signal.Set();
        await machine.SettleAsync();
        released.Should().Be(expected);
        signal.IsSignalled.Should().Be(type == KernelEventType.Notification);
        signal.Set();
        signal.Set();
        await machine.SettleAsync();
        released.Should().Be(3);
    });

    [Fact]
    public void Event_NotSetInTime_EndsTheWaitWithFalse() => Simulation.Run(1, async machine =>
    {
        var signal = machine.Kernel.CreateEvent(KernelEventType.Synchronization);
        bool? result = null;
        await OnWorkerAsync(machine, () => result = signal.Wait(TimeSpan.FromSeconds(2)));
        await machine.PassAsync(1);
        result.Should().BeNull();
        await machine.PassAsync(2);
        result.Should().BeFalse();

        // The signal is not lost to the wait that has ended.
        signal.Set();
        signal.IsSignalled.Should().BeTrue();
        signal.Clear();
        signal.Wait(TimeSpan.Zero).Should().BeFalse();
    });

    [Fact]
    [Conformance("16 zero-time-out")]
    public void Event_WaitedForAtDispatchLevel_IsABugCheckUnlessTheTimeIsZero() => Simulation.Run(1, async machine =>
    {
        var signal = machine.Kernel.CreateEvent(KernelEventType.Notification, signalled: true);
        bool? polled = null;
        var echo = new EchoDevice();
        var device = await machine.StartAsync(echo);
        echo.StreamClass.CallAtNewPriority(
            null,
            StreamPriority.Dispatch,
            _ =>
            {
                polled = signal.Wait(TimeSpan.Zero);
                signal.Wait(TimeSpan.FromSeconds(1));
            },
            null);
        await machine.SettleAsync();
        polled.Should().BeTrue();
        device.Failure!.Exception.Should().BeOfType<BugCheckException>().Which.Code.Should().Be(BugCheckCode.AttemptedSwitchFromDpc);
    }, OnPurpose.UncaughtBugCheck);

    [Fact]
    [Conformance("16 KSPIN_LOCK", "16 KSPIN_LOCK-owner")]
    public void SpinLock_Held_RaisesToDispatchLevelAndBack() => Simulation.Run(1, machine =>
    {
        var spinLock = machine.Kernel.CreateSpinLock();
        var previous = spinLock.Acquire();
        previous.Should().Be(Irql.Passive);
        machine.Kernel.CurrentIrql.Should().Be(Irql.Dispatch);
        FluentActions.Invoking(spinLock.Acquire).Should().Throw<BugCheckException>()
            .Which.Code.Should().Be(BugCheckCode.SpinLockAlreadyOwned);
        spinLock.Release(previous);
        machine.Kernel.CurrentIrql.Should().Be(Irql.Passive);
        FluentActions.Invoking(() => spinLock.Release(previous)).Should().Throw<BugCheckException>()
            .Which.Code.Should().Be(BugCheckCode.SpinLockNotOwned);
        return Task.CompletedTask;
    }, OnPurpose.BugCheck);

    [Fact]
    public void SpinLock_AboveDispatchLevel_IsABugCheck() => Simulation.Run(1, async machine =>
    {
        var spinLock = machine.Kernel.CreateSpinLock();
        var echo = new EchoDevice { Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true } };
        var device = await machine.StartAsync(echo);
        echo.StreamClass.CallAtNewPriority(null, StreamPriority.High, _ => spinLock.Acquire(), null);
        device.Failure!.Exception.Should().BeOfType<BugCheckException>().Which.Code.Should().Be(BugCheckCode.IrqlNotLessOrEqual);
    }, OnPurpose.UncaughtBugCheck);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Conformance("16 KSPIN_LOCK")]
    public void Shared_WithAndWithoutASpinLock_ShowsTheLostUpdateOrNot(bool locked)
    {
        var lost = 0;
        Seeds.Each(50, async machine =>
        {
            var counter = new Shared<int>(0);
            var spinLock = machine.Kernel.CreateSpinLock();
            void Count()
            {
                for (var i = 0; i < 5; i++)
                {
                    var previous = locked ? spinLock.Acquire() : default;
                    counter.Value++;
                    if (locked)
                    {
                        spinLock.Release(previous);
                    }
                }
            }

            await Task.WhenAll(OnWorkerAsync(machine, Count), OnWorkerAsync(machine, Count));
            await machine.SettleAsync();
            lost += 10 - counter.Value;
            machine.BugChecks.Should().BeEmpty();
        });
        lost.Should().Match(count => locked ? count == 0 : count > 0);
    }

    [Fact]
    [Conformance("16 KeStallExecutionProcessor", "11 KeStallExecutionProcessor")]
    public void Stall_Always_TakesWhatItSays() => Simulation.Run(1, machine =>
    {
        var start = machine.Kernel.QueryPerformanceCounter();
        machine.Kernel.StallExecutionProcessor(25);
        (machine.Kernel.QueryPerformanceCounter() - start).Should().BeInRange(250, 251);
        return Task.CompletedTask;
    });

    [Fact]
    public void Event_SetResetAndPulse_SayWhetherItWasSignalled() => Simulation.Run(1, machine =>
    {
        var signal = machine.Kernel.CreateEvent(KernelEventType.Notification);
        signal.Set().Should().BeFalse();
        signal.Set().Should().BeTrue();
        signal.Reset().Should().BeTrue();
        signal.Reset().Should().BeFalse();
        signal.Pulse().Should().BeFalse();
        signal.IsSignalled.Should().BeFalse("nobody waited, and a pulse leaves nothing behind");
        signal.Set();
        signal.Pulse().Should().BeTrue();
        signal.IsSignalled.Should().BeFalse();
        return Task.CompletedTask;
    });

    [Theory]
    [InlineData(KernelEventType.Notification, 3)]
    [InlineData(KernelEventType.Synchronization, 1)]
    public void Event_Pulsed_ReleasesThoseWhoWaitNow(KernelEventType type, int expected) => Simulation.Run(1, async machine =>
    {
        var signal = machine.Kernel.CreateEvent(type);
        var released = 0;
        for (var i = 0; i < 3; i++)
        {
            machine.Kernel.CreateSystemThread(_ =>
            {
                if (signal.Wait(TimeSpan.FromSeconds(10)))
                {
                    released++;
                }
            });
        }

        await machine.SettleAsync();
        signal.Pulse();
        await machine.SettleAsync();
        released.Should().Be(expected);
        signal.IsSignalled.Should().BeFalse();
        await machine.PassAsync(20);
        released.Should().Be(expected, "the others waited in vain");
    });

    [Fact]
    [Conformance("16 KeQueryPerformanceCounter", "16 KeQueryInterruptTime", "16 KeQuerySystemTime")]
    public void Clocks_OfTheMachine_AllGoOnTogether() => Simulation.Run(1, machine =>
    {
        var kernel = machine.Kernel;
        var counter = kernel.QueryPerformanceCounter();
        var time = kernel.QueryInterruptTime();
        var wall = kernel.QuerySystemTime();
        kernel.StallExecutionProcessor(30);
        kernel.DelayExecutionThread(TimeSpan.FromSeconds(3));
        var passed = TimeSpan.FromSeconds(3) + TimeSpan.FromMicroseconds(30);
        (kernel.QueryPerformanceCounter() - counter).Should().BeInRange(passed.Ticks, passed.Ticks + 100);
        (kernel.QueryInterruptTime() - time).Should().BeCloseTo(passed, TimeSpan.FromMicroseconds(10));
        (kernel.QuerySystemTime() - wall).Should().BeCloseTo(passed, TimeSpan.FromMicroseconds(10));
        kernel.QuerySystemTime().Year.Should().BeGreaterThanOrEqualTo(2000);
        return Task.CompletedTask;
    });

    /// <summary>Runs on a system thread of its own, at PASSIVE_LEVEL.</summary>
    private static async Task OnWorkerAsync(Machine machine, Action action)
    {
        var echo = new EchoDevice();
        await machine.StartAsync(echo);
        echo.StreamClass.CallAtNewPriority(null, StreamPriority.Low, _ => action(), null);
    }
}
