using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Streams;

/// <summary>CallAtNewPriority. Reference 3, 7, 12.7.</summary>
public class PriorityCallTests
{
    private readonly List<string> _calls = [];

    [Theory]
    [InlineData(StreamPriority.High)]
    [InlineData(StreamPriority.LowToHigh)]
    [Conformance("3 CallAtNewPriority", "2 timer-priority-clock-query-routines")]
    public void High_WithoutTheLock_RunsBeforeTheCallReturns(StreamPriority priority) => Simulation.Run(1, async machine =>
    {
        var echo = new EchoDevice();
        await machine.StartAsync(echo);
        echo.StreamClass.CallAtNewPriority(null, priority, context => _calls.Add($"{context}"), "High");
        _calls.Add("returned");
        _calls.Should().Equal("High", "returned");
    });

    [Theory]
    [InlineData(StreamPriority.High)]
    [InlineData(StreamPriority.LowToHigh)]
    public void High_InsideACallback_RunsAfterIt(StreamPriority priority) => Seeds.Each(20, async machine =>
    {
        var calls = new List<string>();
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                srb.StreamClass.CallAtNewPriority(srb.StreamObject, priority, context => calls.Add($"{context}"), "High");
                machine.Kernel.StallExecutionProcessor(5);
                calls.Add("data");
                EchoDevice.Succeed(srb);
            },
        });
        await pin.ReadAsync(new byte[1]);
        calls.Should().Equal("data", "High");
    });

    [Fact]
    public void High_Pending_GoesBeforeTheNextRequest() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                srb.StreamClass.CallAtNewPriority(null, StreamPriority.High, _ => _calls.Add("High"), null);
                _calls.Add("data");
                srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
                EchoDevice.Succeed(srb);
            },
        });
        await Task.WhenAll(pin.ReadAsync(new byte[1]).AsTask(), pin.ReadAsync(new byte[1]).AsTask());
        _calls.Should().Equal("data", "High", "data", "High");
    });

    [Fact]
    public void SecondCall_WhileOneIsPending_ReplacesIt() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                foreach (var priority in Enum.GetValues<StreamPriority>())
                {
                    srb.StreamClass.CallAtNewPriority(null, priority, context => _calls.Add($"{context}"), priority);
                }

                EchoDevice.Succeed(srb);
            },
        });
        await pin.ReadAsync(new byte[1]);
        await machine.SettleAsync();
        _calls.Should().Equal(nameof(StreamPriority.LowToHigh));
    });

    [Fact]
    public void Calls_OfTheDeviceAndAStream_AreIndependent() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                srb.StreamClass.CallAtNewPriority(null, StreamPriority.High, _ => _calls.Add("device"), null);
                srb.StreamClass.CallAtNewPriority(srb.StreamObject, StreamPriority.High, _ => _calls.Add("stream"), null);
                EchoDevice.Succeed(srb);
            },
        });
        await pin.ReadAsync(new byte[1]);
        await machine.SettleAsync();
        _calls.Should().Equal("device", "stream");
    });

    [Fact]
    [Conformance("3 CallAtNewPriority")]
    public void Low_Routine_MayWait() => Simulation.Run(1, async machine =>
    {
        var echo = new EchoDevice();
        await machine.StartAsync(echo);
        var signal = machine.Kernel.CreateEvent(KernelEventType.Synchronization);
        echo.StreamClass.CallAtNewPriority(
            null,
            StreamPriority.Low,
            _ =>
            {
                _calls.Add("waiting");
                signal.Wait(Timeout.InfiniteTimeSpan);
                _calls.Add("done");
            },
            null);
        await machine.SettleAsync();
        _calls.Should().Equal("waiting");
        signal.Set();
        await machine.SettleAsync();
        _calls.Should().Equal("waiting", "done");
    });

    [Fact]
    public void Low_ThatGoesBackUp_CompletesTheRequestUnderTheLock() => Seeds.Each(50, async machine =>
    {
        var levels = new List<Irql>();
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb => srb.StreamClass.CallAtNewPriority(
                srb.StreamObject,
                StreamPriority.Low,
                _ => srb.StreamClass.CallAtNewPriority(
                    srb.StreamObject,
                    StreamPriority.LowToHigh,
                    _ =>
                    {
                        levels.Add(srb.StreamClass.Kernel.CurrentIrql);
                        EchoDevice.Succeed(srb);
                    },
                    null),
                null),
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => pin.ReadAsync(new byte[1]).AsTask()));
        levels.Should().Equal(Enumerable.Repeat(Irql.Dispatch, 4));
    });

    [Fact]
    public async Task Calls_OfManyThreads_AreTakenOnceAndTheLastIsMade()
    {
        const int Threads = 4;
        const int Rounds = 5_000;
        var made = new int[Threads * Rounds];
        await using var machine = new Machine();
        var echo = new EchoDevice();
        await machine.StartAsync(echo);
        HwCallbackRoutine routine = context => Interlocked.Increment(ref made[(int)context!]);
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            () =>
            {
                for (var round = 0; round < Rounds; round++)
                {
                    var call = (thread * Rounds) + round;
                    echo.StreamClass.CallAtNewPriority(null, (StreamPriority)(call % 4), routine, call);
                }
            },
            TaskCreationOptions.LongRunning)));
        var last = 0;
        echo.StreamClass.CallAtNewPriority(null, StreamPriority.Low, _ => Interlocked.Increment(ref last), null);
        SpinWait.SpinUntil(() => Volatile.Read(ref last) != 0, TimeSpan.FromSeconds(30)).Should().BeTrue();
        made.Should().OnlyContain(static count => count <= 1).And.Contain(1);
        machine.BugChecks.Should().BeEmpty();
    }

    [Fact]
    public async Task Call_OfAThreadWithoutTheLock_AllocatesNothing()
    {
        await using var machine = new Machine();
        var echo = new EchoDevice();
        await machine.StartAsync(echo);
        HwCallbackRoutine routine = static _ => { };
        var allocated = new List<long>();
        for (var round = 0; round < 100; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            echo.StreamClass.CallAtNewPriority(null, StreamPriority.High, routine, null);
            echo.StreamClass.CallAtNewPriority(null, StreamPriority.Dispatch, routine, null);
            allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before);
        }

        allocated[^10..].Should().OnlyContain(static bytes => bytes == 0);
    }
}
