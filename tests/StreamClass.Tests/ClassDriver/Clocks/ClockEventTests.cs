using System.Buffers.Binary;
using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Clocks;

/// <summary>The marks of a clock, on a stream that signals them as the documents want it. Reference 13.8.</summary>
public class ClockEventTests
{
    [Fact]
    [Conformance("13.8 POSITION_MARK")]
    public void PositionMark_OnAClock_HappensOnceWhenTheTimeHasPassed() => Run(async (machine, device, clock) =>
    {
        var mark = await clock.EnablePositionMarkAsync(20_000_000);
        device.Descriptors[0].StreamObject.Should().BeSameAs(device.Streams[0]);
        device.Descriptors[0].EnableEventSetIndex.Should().Be(2);
        await mark.WaitAsync();
        clock.GetTime().Should().BeGreaterThanOrEqualTo(20_000_000);
        var again = mark.WaitAsync();
        await machine.PassAsync(5);
        again.IsCompleted.Should().BeFalse();

        var tooShort = machine.WithEvent(machine.Kernel.CreateEvent(KernelEventType.Notification), 1, 2, 3, 4, 5, 6, 7);
        (await clock.EnableAsync(tooShort, (uint)KsEventClock.PositionMark, set: KsEventSetId.Clock)).Should().Be(NtStatus.BufferTooSmall);
        await mark.DisposeAsync();
        (await again.OutcomeAsync()).Should().Be(NtStatus.Cancelled);
    });

    [Fact]
    [Conformance("13.8 INTERVAL_MARK")]
    public void IntervalMark_OnAClock_HappensFromItsBaseOn() => Run(async (machine, device, clock) =>
    {
        await using var mark = await clock.EnableIntervalMarkAsync(10_000_000, 5_000_000);
        for (var i = 0; i < 4; i++)
        {
            await mark.WaitAsync();
            clock.GetTime().Should().BeGreaterThanOrEqualTo(10_000_000 + (i * 5_000_000));
        }

        var tooShort = machine.WithEvent(machine.Kernel.CreateEvent(KernelEventType.Notification), new byte[15]);
        (await clock.EnableAsync(tooShort, (uint)KsEventClock.IntervalMark, set: KsEventSetId.Clock)).Should().Be(NtStatus.BufferTooSmall);
    });

    [Fact]
    public void Enable_OnAClock_KnowsItsMarksOnly() => Run(async (machine, device, clock) =>
    {
        (await ((Task)clock.EnableEventAsync(EventDevice.Set, EventDevice.Plain)).OutcomeAsync()).Should().Be(NtStatus.PropsetNotFound);
        (await ((Task)clock.EnableEventAsync(KsEventSetId.Clock, 5)).OutcomeAsync()).Should().Be(NtStatus.NotFound);
    });

    /// <summary>A stream that counts from Run on, and looks at its marks every tenth of a second.</summary>
    private static void Run(Func<Machine, EventDevice, Clock, Task> scenario) => Simulation.Run(1, async machine =>
    {
        var device = new EventDevice();
        var started = 0L;
        var passed = new HashSet<KsEventEntry>();
        device.Clock = context => context.Time = machine.Kernel.QueryPerformanceCounter() - started;
        var (filter, pin) = await device.OpenAsync(machine);
        var clock = await pin.CreateClockAsync();
        await pin.RunAsync();
        started = machine.Kernel.QueryPerformanceCounter();
        var stream = device.Streams[0];
        Look(null);
        await scenario(machine, device, clock);
        device.StreamClass.ScheduleTimer(stream, 0, null, null);
        await filter.CloseAsync();
        machine.BugChecks.Should().BeEmpty();
        void Look(object? context)
        {
            var now = machine.Kernel.QueryPerformanceCounter() - started;
            KsEventEntry? next;
            for (var entry = device.StreamClass.GetNextEvent(device.Device, stream, KsEventSetId.Clock, -1, null); entry is not null; entry = next)
            {
                next = device.StreamClass.GetNextEvent(device.Device, stream, KsEventSetId.Clock, -1, entry);
                var times = entry.ExtraEntryData.Span;
                var due = BinaryPrimitives.ReadInt64LittleEndian(times);
                if (due <= now && passed.Add(entry))
                {
                    if (times.Length == 16)
                    {
                        BinaryPrimitives.WriteInt64LittleEndian(times, due + BinaryPrimitives.ReadInt64LittleEndian(times[8..]));
                        passed.Remove(entry);
                    }

                    device.StreamClass.StreamNotification(StreamNotificationType.SignalStreamEvent, stream, entry);
                }
            }

            device.StreamClass.ScheduleTimer(stream, 100_000, Look, null);
        }
    });
}
