using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Clocks;

/// <summary>What a clock handle can be asked, in bytes and typed. Reference 10, 13.5.</summary>
public class ClockPropertyTests
{
    [Fact]
    [Conformance("13.5 TIME", "2 StrMiniClock", "10 units")]
    public void Time_OfAClock_IsTheStreams() => Run(async (machine, device, pin, clock) =>
    {
        (await GetAsync<long>(clock, KsPropertyClock.Time)).Should().Be((NtStatus.Success, 1000));
        clock.GetTime().Should().Be(1000);
    });

    [Fact]
    [Conformance("13.5 PHYSICALTIME", "2 StrMiniClock")]
    public void PhysicalTime_OfAClock_IsTheBoards() => Run(async (machine, device, pin, clock) =>
    {
        (await GetAsync<long>(clock, KsPropertyClock.PhysicalTime)).Should().Be((NtStatus.Success, 2000));
        clock.GetPhysicalTime().Should().Be(2000);
    });

    [Fact]
    [Conformance("13.5 CORRELATEDTIME", "13.5 CORRELATEDPHYSICALTIME", "13.5 SystemTime")]
    public void CorrelatedTime_OfAClock_IsTakenWithThePerformanceCounter() => Run(async (machine, device, pin, clock) =>
    {
        await machine.PassAsync(1);
        var before = machine.Kernel.QueryPerformanceCounter();
        KsCorrelatedTime[] answers =
        [
            (await GetAsync<KsCorrelatedTime>(clock, KsPropertyClock.CorrelatedTime)).Value,
            (await GetAsync<KsCorrelatedTime>(clock, KsPropertyClock.CorrelatedPhysicalTime)).Value,
            clock.GetCorrelatedTime(),
            clock.GetCorrelatedPhysicalTime(),
        ];
        answers.Select(static answer => answer.Time).Should().Equal(1000, 2000, 1000, 2000);
        answers.Should().OnlyContain(answer => answer.SystemTime >= before && answer.SystemTime <= machine.Kernel.QueryPerformanceCounter());
    });

    [Fact]
    [Conformance("13.5 RESOLUTION")]
    public void Resolution_OfAClock_IsTheClassDrivers() => Run(async (machine, device, pin, clock) =>
    {
        (await GetAsync<KsResolution>(clock, KsPropertyClock.Resolution)).Should().Be((NtStatus.Success, new KsResolution { Granularity = 1 }));
        clock.GetResolution().Granularity.Should().Be(1);
    });

    [Fact]
    [Conformance("13.5 STATE")]
    public void State_OfAClock_IsThatOfItsPin() => Run(async (machine, device, pin, clock) =>
    {
        (await GetAsync<uint>(clock, KsPropertyClock.State)).Should().Be((NtStatus.Success, (uint)KsState.Acquire));
        await pin.SetStateAsync(KsState.Pause);
        (await GetAsync<uint>(clock, KsPropertyClock.State)).Value.Should().Be((uint)KsState.Pause);
        clock.GetState().Should().Be(KsState.Pause);
    });

    [Fact]
    [Conformance("13.5 FUNCTIONTABLE")]
    public void FunctionTable_OfAClock_IsCalledAtDispatchLevel() => Run(async (machine, device, pin, clock) =>
    {
        (await GetAsync<KsClockFunctionTable>(clock, KsPropertyClock.FunctionTable)).Status.Should().Be(NtStatus.InvalidDeviceRequest);
        var table = clock.GetFunctionTable();
        var times = new List<long>();
        device.StreamClass.CallAtNewPriority(
            null,
            StreamPriority.Dispatch,
            _ => times.AddRange([table.GetTime!(), table.GetPhysicalTime!(), table.GetCorrelatedTime!().Time, table.GetCorrelatedPhysicalTime!().Time]),
            null);
        await machine.SettleAsync();
        times.Should().Equal(1000, 2000, 1000, 2000);
        await clock.DisposeAsync();
        table.GetTime!().Should().Be(1000);
    });

    [Theory]
    [Conformance("13.5 NOT_SUPPORTED", "10 GET_STREAM_TIME", "10 READ_ONBOARD_CLOCK", "10 SET_ONBOARD_CLOCK", "3 QueryMasterClockSync")]
    [InlineData(ClockSupportFlags.CanReturnStreamTime)]
    [InlineData(ClockSupportFlags.CanReadOnboardClock)]
    [InlineData(ClockSupportFlags.CanSetOnboardClock)]
    public void Query_AgainstTheFlags_IsNotSupported(ClockSupportFlags flags) => Simulation.Run(1, async machine =>
    {
        var asked = new List<TimeFunction>();
        var device = new EventDevice { ClockSupport = flags, Clock = context => asked.Add(context.Function) };
        var (_, pin) = await device.OpenAsync(machine);
        var clock = await pin.CreateClockAsync();
        await pin.SetStateAsync(KsState.Acquire);
        var stream = flags == ClockSupportFlags.CanReturnStreamTime;
        var physical = flags == ClockSupportFlags.CanReadOnboardClock;
        (await GetAsync<long>(clock, KsPropertyClock.Time)).Status.Should().Be(stream ? NtStatus.Success : NtStatus.NotSupported);
        (await GetAsync<long>(clock, KsPropertyClock.PhysicalTime)).Status.Should().Be(physical ? NtStatus.Success : NtStatus.NotSupported);
        (clock.GetFunctionTable().GetTime is not null).Should().Be(stream);
        (clock.GetFunctionTable().GetPhysicalTime is not null).Should().Be(physical);
        var handle = device.Controls[0].Clock!;
        foreach (var function in Enum.GetValues<TimeFunction>())
        {
            device.StreamClass.QueryMasterClockSync(handle, new HwTimeContext { Function = function });
        }

        asked.Distinct().Should().Equal(
            stream ? TimeFunction.GetStreamTime : physical ? TimeFunction.ReadOnboardClock : TimeFunction.SetOnboardClock);
    });

    [Fact]
    [Conformance("13.5 KSCLOCK_CREATE")]
    public void CreateClock_WithFlags_IsRefused() => Run(async (machine, device, pin, clock) =>
    {
        device.Controls.Clear();
        (await ((Task)pin.CreateClockAsync(new KsClockCreate { CreateFlags = 1 })).OutcomeAsync()).Should().Be(NtStatus.InvalidParameter);
        device.Controls.Should().BeEmpty();
        await pin.CreateClockAsync(default);
    });

    [Fact]
    [Conformance("10 clock-function")]
    public void CreateClock_OnAStreamWithoutAClockFunction_IsRefused() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice());
        (await ((Task)pin.CreateClockAsync()).OutcomeAsync()).Should().Be(NtStatus.NotSupported);
    });

    [Fact]
    [Conformance("13.5 handle-queries")]
    public void Query_AboveDispatch_IsRefusedByTheHandleAndTheTable() => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice();
        var (_, pin) = await device.OpenAsync(machine);
        var clock = await pin.CreateClockAsync();
        Exception? atDispatch = null;
        device.StreamClass.CallAtNewPriority(
            null,
            StreamPriority.Dispatch,
            _ =>
            {
                try
                {
                    clock.GetTime();
                }
                catch (InvalidOperationException exception)
                {
                    atDispatch = exception;
                }
            },
            null);
        await machine.SettleAsync();
        atDispatch.Should().NotBeNull();
    });

    [Fact]
    [Conformance("10 stream-time", "13.5 stream-time")]
    public void Time_OfAClock_CountsFromTheMoveOutOfStopToTheMoveBack() => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice { Clock = context => context.Time = machine.Kernel.QueryPerformanceCounter() };
        var (_, pin) = await device.OpenAsync(machine);
        var clock = await pin.CreateClockAsync();
        await machine.PassAsync(1);
        clock.GetTime().Should().Be(0);
        await pin.SetStateAsync(KsState.Acquire);
        var first = clock.GetTime();
        await machine.PassAsync(1);
        var second = clock.GetTime();
        second.Should().BeGreaterThanOrEqualTo(first + 10_000_000);
        await pin.SetStateAsync(KsState.Stop);
        await machine.PassAsync(1);
        clock.GetTime().Should().Be(0);
        clock.GetPhysicalTime().Should().BeGreaterThan(second);
    });

    private static async Task<(NtStatus Status, T Value)> GetAsync<T>(Clock clock, KsPropertyClock id)
        where T : unmanaged
    {
        var value = new byte[KsStructure.SizeOf<T>()];
        var answer = await clock.DeviceControlAsync(
            KsControlCode.Property, KsStructure.ToArray(new KsProperty(KsPropertySetId.Clock, (uint)id, KsPropertyFlags.Get)), value);
        return (answer.Status, KsStructure.Read<T>(value));
    }

    private static void Run(Func<Machine, EventDevice, Pin, Clock, Task> scenario) => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice();
        var (_, pin) = await device.OpenAsync(machine);
        var clock = await pin.CreateClockAsync();
        await pin.SetStateAsync(KsState.Acquire);
        await scenario(machine, device, pin, clock);
        machine.BugChecks.Should().BeEmpty();
    });
}
