using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests;

/// <summary>A whole machine under one seed: the same run, to the last line of its trace. Design 3.</summary>
public class MachineTraceTests
{
    [Fact]
    public void Run_Twice_WithEachOfAHundredSeeds_GivesTheSameTrace()
    {
        var different = new HashSet<string>();
        for (var seed = 1UL; seed <= 100; seed++)
        {
            var first = Simulation.Run(seed, PlayAsync);
            var second = Simulation.Run(seed, PlayAsync);
            second.Trace.Should().Be(first.Trace, "seed {0} replays the run", seed);
            second.VirtualDuration.Should().Be(first.VirtualDuration);
            different.Add(first.Trace);
        }

        different.Should().HaveCount(100);
    }

    [Fact]
    public void Trace_OfRequestsThatAreUsedAgain_NamesEachAsItWas()
    {
        var trace = Simulation.Run(1, static async machine => await machine.OpenPinAsync(new EchoDevice())).Trace;
        trace.Should().Contain("ClientCall EchoDevice0 InitializeDevice").And.Contain("ClientCall EchoDevice0 GetStreamInfo")
            .And.Contain("ClientCall EchoDevice0 OpenStream");
    }

    /// <summary>A board that interrupts by itself, timers, several clients that cancel, and time-outs.</summary>
    private static async Task PlayAsync(Machine machine)
    {
        var held = new Queue<HwStreamRequestBlock>();
        EchoDevice? echo = null;
        void GiveOne(NtStatus status)
        {
            if (held.TryDequeue(out var srb))
            {
                srb.Status = status;
                srb.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, srb.StreamObject, srb);
            }
        }

        void Remove(HwStreamRequestBlock srb, NtStatus status)
        {
            for (var left = held.Count; left > 0; left--)
            {
                var each = held.Dequeue();
                if (each != srb)
                {
                    held.Enqueue(each);
                }
            }

            srb.Status = status;
            srb.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, srb.StreamObject, srb);
        }

        echo = new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true, BusMasterDma = true },
            OnOpen = static stream => stream.Dma = true,
            OnData = srb =>
            {
                held.Enqueue(srb);
                srb.TimeoutCounter = 1;
                srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
                srb.StreamClass.ScheduleTimer(srb.StreamObject, 4, _ => GiveOne(NtStatus.Success), null);
            },
            OnInterrupt = device =>
            {
                echo!.Registers.WriteRegisterUlong(BellBoard.Bell, 0);
                GiveOne(NtStatus.Success);
                device.StreamClass.CallAtNewPriority(null, StreamPriority.Dispatch, static _ => { }, null);
                return true;
            },
            OnDevice = static srb =>
            {
                if (srb.Command == SrbCommand.CloseStream)
                {
                    srb.StreamClass.ScheduleTimer(srb.StreamObject, 0, null, null);
                }

                EchoDevice.Answer(srb);
            },
            OnCancel = srb => Remove(srb, NtStatus.Cancelled),
            OnTimeout = srb => Remove(srb, NtStatus.IoDeviceError),
        };
        var device = await machine.StartAsync(echo, new BellBoard());
        var filter = await device.OpenFilterAsync();
        echo.Registers.WriteRegisterUlong(BellBoard.Period, 50);
        await Task.WhenAll(ClientAsync(filter), ClientAsync(filter), ClientAsync(filter));
        echo.Registers.WriteRegisterUlong(BellBoard.Period, 0);
        await device.SurpriseRemoveAsync();
        machine.BugChecks.Should().BeEmpty();
        device.Failure.Should().BeNull();
    }

    private static async Task ClientAsync(Filter filter)
    {
        var pin = await filter.OpenOutputAsync();
        await pin.RunAsync();
        for (var i = 0; i < 5; i++)
        {
            using var source = new CancellationTokenSource();
            var reads = Enumerable.Range(0, 3).Select(_ => pin.ReadAsync(new byte[100], source.Token).OutcomeAsync()).ToArray();
            await reads[0];
            source.Cancel();
            await Task.WhenAll(reads);
        }
    }
}
