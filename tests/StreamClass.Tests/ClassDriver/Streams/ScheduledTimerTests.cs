using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Streams;

/// <summary>ScheduleTimer: one for each stream and one for the device. Reference 3, 12.13.</summary>
public class ScheduledTimerTests
{
    private readonly List<string> _calls = [];
    private readonly List<HwStreamObject> _streams = [];

    [Fact]
    [Conformance("3 ScheduleTimer", "2 timer-priority-clock-query-routines")]
    public void ScheduleTimer_OnceDue_CallsTheRoutineOnce() => Run(async (machine, echo) =>
    {
        var start = machine.Kernel.QueryPerformanceCounter();
        var at = 0L;
        echo.StreamClass.ScheduleTimer(null, 250, context => at = Note(machine, context), "device");
        await machine.PassAsync(1);
        _calls.Should().Equal("device");
        (at - start).Should().BeInRange(2500, 2700);
    });

    [Fact]
    public void ScheduleTimer_Again_ReplacesThePendingOne() => Run(async (machine, echo) =>
    {
        var start = machine.Kernel.QueryPerformanceCounter();
        var at = 0L;
        echo.StreamClass.ScheduleTimer(null, 100, context => Note(machine, context), "first");
        echo.StreamClass.ScheduleTimer(null, 500, context => at = Note(machine, context), "second");
        await machine.PassAsync(1);
        _calls.Should().Equal("second");
        (at - start).Should().BeGreaterThanOrEqualTo(5000);
    });

    [Fact]
    public void ScheduleTimer_WithAShorterTime_ReplacesThePendingOne() => Run(async (machine, echo) =>
    {
        echo.StreamClass.ScheduleTimer(null, 900_000, context => Note(machine, context), "first");
        echo.StreamClass.ScheduleTimer(null, 100, context => Note(machine, context), "second");
        await machine.PassAsync(2);
        _calls.Should().Equal("second");
    });

    [Fact]
    public void ScheduleTimer_WithZero_Cancels() => Run(async (machine, echo) =>
    {
        echo.StreamClass.ScheduleTimer(null, 100, context => Note(machine, context), "device");
        echo.StreamClass.ScheduleTimer(null, 0, context => Note(machine, context), "zero");
        await machine.PassAsync(1);
        _calls.Should().BeEmpty();
    });

    [Fact]
    public void ScheduleTimer_WithoutARoutine_Cancels() => Run(async (machine, echo) =>
    {
        echo.StreamClass.ScheduleTimer(null, 100, context => Note(machine, context), "device");
        echo.StreamClass.ScheduleTimer(null, 100, null, null);
        await machine.PassAsync(1);
        _calls.Should().BeEmpty();
    });

    [Fact]
    public void Timers_OfTheDeviceAndEachStream_AreIndependent() => Run(async (machine, echo) =>
    {
        var filter = await machine.OpenAsync(echo);
        await filter.OpenOutputAsync();
        await filter.OpenOutputAsync();
        echo.StreamClass.ScheduleTimer(null, 300, context => Note(machine, context), "device");
        echo.StreamClass.ScheduleTimer(_streams[0], 200, context => Note(machine, context), "stream 0");
        echo.StreamClass.ScheduleTimer(_streams[1], 100, context => Note(machine, context), "stream 1");
        echo.StreamClass.ScheduleTimer(_streams[0], 0, null, null);
        await machine.PassAsync(1);
        _calls.Should().Equal("stream 1", "device");
    });

    [Fact]
    public void Routine_SchedulesItself_RunsPeriodically() => Run(async (machine, echo) =>
    {
        void Again(object? context)
        {
            if (_calls.Count < 10)
            {
                Note(machine, context);
                echo.StreamClass.ScheduleTimer(null, 1000, Again, context);
            }
        }

        Again("tick");
        await machine.PassAsync(1);
        _calls.Should().HaveCount(10);
    });

    [Fact]
    public void ReplacingAndCancelling_AgainstADueTimer_NeverCallsTheOldRoutineAfterwards() => Seeds.Each(200, async machine =>
    {
        var replaced = false;
        var wrong = 0;
        var right = 0;
        var due = 0L;
        EchoDevice? echo = null;
        echo = new EchoDevice
        {
            OnData = srb =>
            {
                // Under the lock: the old routine cannot be running now, and must not run from now on.
                replaced = true;
                due = machine.Kernel.QueryPerformanceCounter() + 500;
                srb.StreamClass.ScheduleTimer(
                    null, 50, _ => right += machine.Kernel.QueryPerformanceCounter() >= due ? 1 : 100, null);
                EchoDevice.Succeed(srb);
            },
        };
        var pin = await machine.OpenPinAsync(echo);
        echo.StreamClass.ScheduleTimer(null, 2, _ => wrong += replaced ? 1 : 0, null);
        await Task.Delay(TimeSpan.FromMicroseconds(1), machine.TimeProvider);
        await pin.ReadAsync(new byte[1]);
        await machine.SettleAsync();
        wrong.Should().Be(0);
        right.Should().Be(1);
    });

    [Fact]
    public void Timer_OfAClosedStream_NeverFires() => Run(async (machine, echo) =>
    {
        var filter = await machine.OpenAsync(echo);
        var pin = await filter.OpenOutputAsync();
        echo.StreamClass.ScheduleTimer(_streams[0], 1000, context => Note(machine, context), "before");
        await pin.CloseAsync();
        echo.StreamClass.ScheduleTimer(_streams[0], 1000, context => Note(machine, context), "after");
        echo.StreamClass.CallAtNewPriority(_streams[0], StreamPriority.Low, context => Note(machine, context), "low");
        echo.StreamClass.CallAtNewPriority(_streams[0], StreamPriority.High, context => Note(machine, context), "high");
        await machine.PassAsync(1);
        _calls.Should().BeEmpty();
    }, OnPurpose.Breaks(RunChecks.Leaks));

    [Fact]
    public void Timer_OfARemovedDevice_NeverFires() => Run(async (machine, echo) =>
    {
        var device = await machine.StartAsync(echo);
        echo.StreamClass.ScheduleTimer(null, 1000, context => Note(machine, context), "before");
        await device.RemoveAsync();
        echo.StreamClass.ScheduleTimer(null, 1000, context => Note(machine, context), "after");
        await machine.PassAsync(1);
        _calls.Should().BeEmpty();
    }, OnPurpose.Breaks(RunChecks.Leaks));

    private void Run(Func<Machine, EchoDevice, Task> scenario, SimulationOptions? options = null) => Simulation.Run(
        1,
        async machine =>
        {
            var echo = new EchoDevice { OnOpen = _streams.Add };
            await machine.StartAsync(echo);
            await scenario(machine, echo);
            machine.BugChecks.Should().BeEmpty();
        },
        options);

    private long Note(Machine machine, object? context)
    {
        _calls.Add((string)context!);
        return machine.Kernel.QueryPerformanceCounter();
    }
}
