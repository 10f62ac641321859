using System.Reflection;
using StreamClass.ClassDriver.Requests;
using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Devices;
using StreamClass.Tests.Hardware;
using StreamClass.Tests.Races;

namespace StreamClass.Tests.Issues;

/// <summary>Regressions: somebody comes late, to a request, a stream or a device that is no longer there.</summary>
public class LateCallersTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ClosePin_WithAnOpenClock_ClosesItFirst(bool turnsOffSynchronization) => Simulation.Run(1, async machine =>
    {
        var log = new List<SrbCommand>();
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = turnsOffSynchronization },
            OnControl = srb => { log.Add(srb.Command); EchoDevice.Succeed(srb); },
            OnOpen = stream =>
            {
                stream.HwClockObject.ClockSupportFlags = ClockSupportFlags.CanReturnStreamTime;
                stream.HwClockObject.HwClockFunction = context => context.Time = 1000;
            },
        });
        await pin.CreateClockAsync();
        await pin.CloseAsync();
        log.Should().Equal(SrbCommand.OpenMasterClock, SrbCommand.CloseMasterClock);
    });

    [Fact]
    public void TimeoutCounter_WrittenAfterTheClose_TouchesNobodyElse() => Simulation.Run(1, async machine =>
    {
        var held = new List<HwStreamRequestBlock>();
        var filter = await machine.OpenAsync(new EchoDevice { OnData = srb => { srb.TimeoutCounter = 0; held.Add(srb); }, OnCancel = static _ => { } });
        var first = await filter.OpenOutputAsync();
        var second = await filter.OpenOutputAsync();
        var read = first.ReadAsync(new byte[1]).OutcomeAsync();
        await first.CloseAsync();
        (await read).Should().Be(NtStatus.Cancelled);
        var other = second.ReadAsync(new byte[1]).OutcomeAsync();
        var engine = ((StreamRequest)held[0].Owner).Device;
        var all = (List<StreamRequest>)typeof(RequestPool).GetField("_all", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(engine.Requests)!;
        var before = all.Count;
        held[0].TimeoutCounter = 5;
        held[0].TimeoutCounter = 5;
        all.Count.Should().Be(before);
    }, OnPurpose.Breaks(RunChecks.Requests));

    [Fact]
    public async Task Close_FromACallback_IsRefusedAndDisposeStillEnds()
    {
        var machine = new Machine(new MachineOptions { ShutdownLimit = TimeSpan.FromMilliseconds(200) });
        Pin? pin = null;
        Exception? seen = null;
        var echo = new EchoDevice { OnData = srb => { try { pin!.CloseAsync().GetAwaiter().GetResult(); } catch (Exception e) { seen = e; } EchoDevice.Succeed(srb); } };
        pin = await machine.OpenPinAsync(echo);
        await pin.ReadAsync(new byte[1]);
        seen.Should().BeOfType<InvalidOperationException>();
        var dispose = Task.Run(async () => await machine.DisposeAsync());
        await dispose.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Remove_StuckDeviceOnASharedLine_LeavesTheLineToTheOthers()
    {
        var machine = new Machine(new MachineOptions { ShutdownLimit = TimeSpan.FromMilliseconds(200) });
        var line = machine.CreateInterruptLine("shared");
        using var release = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        var stuck = new RaceDevice { Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true } };
        stuck.OnData = _ => { entered.Set(); release.Wait(); };
        var board = new TestBoard();
        var served = 0;
        var sound = new RaceDevice { Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true } };
        sound.OnInterrupt = () => { var mine = false; board.Inside(() => { mine = board.IsInterruptAsserted; board.Drop(); }); served += mine ? 1 : 0; return mine; };
        var one = await machine.LoadDriver(stuck.DriverEntry).StartDeviceAsync(new TestBoard(), line);
        await machine.LoadDriver(sound.DriverEntry).StartDeviceAsync(board, line);
        var filter = await one.OpenFilterAsync();
        var pin = await filter.OpenPinAsync(EchoDevice.Input, EchoDevice.Format);
        _ = Task.Run(() => new Write(pin, 1, default).EndAsync());
        entered.Wait();
        board.Inside(board.Raise);
        (await one.RemoveAsync()).IsClean.Should().BeFalse();
        var wasServed = SpinWait.SpinUntil(() => Volatile.Read(ref served) == 1, TimeSpan.FromSeconds(30));
        release.Set();
        wasServed.Should().BeTrue();
    }

    [Fact]
    public void Dispose_WhileStarting_SendsUninitializeLast()
    {
        var log = new List<SrbCommand>();
        Simulation.Run(1, async machine =>
        {
            HwStreamRequestBlock? first = null;
            var starting = machine.StartAsync(new EchoDevice
            {
                OnDevice = srb =>
                {
                    log.Add(srb.Command);
                    if (srb.Command == SrbCommand.InitializeDevice)
                    {
                        first = srb;
                        srb.StreamClass.ScheduleTimer(null, 100, _ => EchoDevice.Answer(srb), null);
                        return;
                    }
                    if (srb.Command == SrbCommand.UninitializeDevice)
                    {
                        srb.StreamClass.DeviceNotification(DeviceNotificationType.ReadyForNextDeviceRequest, srb.HwDeviceExtension);
                        srb.StreamClass.ScheduleTimer(null, 100, _ => EchoDevice.Answer(srb), null);
                        return;
                    }
                    EchoDevice.Answer(srb);
                },
            });
            var ended = machine.DisposeAsync().AsTask();
            try { await starting; } catch (Exception) { }
            await ended;
        });
        log[^1].Should().Be(SrbCommand.UninitializeDevice, string.Join(",", log));
    }

    [Fact]
    public async Task Dispose_CompletedBeforeTheHolderHangs_ComesBack()
    {
        using var release = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        var device = new RaceDevice();
        device.OnData = srb =>
        {
            if (RaceDevice.TagOf(srb) == 1)
            {
                device.Hold(srb);
                srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
                return;
            }

            device.CompleteHeld();
            entered.Set();
            release.Wait();
        };
        var rig = await RaceRig.StartAsync(device, new MachineOptions { ShutdownLimit = TimeSpan.FromMilliseconds(200) });
        var first = rig.Write(1).EndAsync();
        _ = Task.Run(() => rig.Write(2).EndAsync());
        entered.Wait();
        await rig.DisposeAsync();
        try
        {
            await first.WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally
        {
            release.Set();
        }
    }

    [Fact]
    public void CreateClock_AgainstClose_IsClosedWithThePin()
    {
        var bad = 0; var ask = 0;
        for (ulong seed = 1; seed <= 300; seed++)
        {
            Simulation.Run(seed, async machine =>
            {
                var log = new List<SrbCommand>();
                var closed = false;
                var pin = await machine.OpenPinAsync(new EchoDevice
                {
                    OnControl = srb => { log.Add(srb.Command); EchoDevice.Succeed(srb); },
                    OnDevice = srb => { closed |= srb.Command == SrbCommand.CloseStream; EchoDevice.Answer(srb); },
                    OnOpen = stream =>
                    {
                        stream.HwClockObject.ClockSupportFlags = ClockSupportFlags.CanReturnStreamTime;
                        stream.HwClockObject.HwClockFunction = context => { context.Time = 1000; if (closed) { ask++; } };
                    },
                });
                async Task MakeAsync() { await Task.Yield(); try { var c = await pin.CreateClockAsync(); await Task.Delay(TimeSpan.FromMilliseconds(1), machine.TimeProvider); c.GetTime(); } catch (Exception e) when (e is ObjectDisposedException or StreamRequestException) { } }
                async Task CloseAsync() { await Task.Yield(); await pin.CloseAsync(); }
                await Task.WhenAll(MakeAsync(), CloseAsync());
                if (log.Count(c => c == SrbCommand.OpenMasterClock) != log.Count(c => c == SrbCommand.CloseMasterClock)) { bad++; }
            });
        }
        (bad, ask).Should().Be((0, 0));
    }

    [Fact]
    public void ScheduleTimer_InCloseStream_NeverFires()
    {
        var late = 0;
        for (ulong seed = 1; seed <= 300; seed++)
        {
            Simulation.Run(seed, async machine =>
            {
                var closed = false;
                var pin = await machine.OpenPinAsync(new EchoDevice
                {
                    OnDevice = srb =>
                    {
                        if (srb.Command == SrbCommand.CloseStream)
                        {
                            srb.StreamClass.ScheduleTimer(srb.StreamObject, 1, _ => late += closed ? 1 : 0, null);
                            EchoDevice.Answer(srb);
                            closed = true;
                            return;
                        }
                        EchoDevice.Answer(srb);
                    },
                });
                await pin.CloseAsync();
            }, OnPurpose.Breaks(RunChecks.Leaks));
        }
        late.Should().Be(0);
    }

    [Fact]
    public void OpenPin_ThroughTwoFilters_KeepsToTheNumberOfInstances()
    {
        var both = 0;
        for (ulong seed = 1; seed <= 200; seed++)
        {
            Simulation.Run(seed, async machine =>
            {
                var device = await machine.StartAsync(new EchoDevice
                {
                    OnDevice = srb => { if (srb.Command == SrbCommand.GetStreamInfo) { srb.CommandData.StreamBuffer.Add(new HwStreamInformation { NumberOfPossibleInstances = 1, StreamFormatsArray = [EchoDevice.Format] }); srb.CommandData.StreamBuffer.StreamHeader.NumberOfStreams = 1; EchoDevice.Succeed(srb); return; } EchoDevice.Answer(srb); },
                });
                var one = await device.OpenFilterAsync();
                var two = await device.OpenFilterAsync();
                async Task<int> Try(Filter filter) { await Task.Yield(); try { await filter.OpenPinAsync(0, EchoDevice.Format); return 1; } catch (StreamRequestException) { return 0; } }
                var done = await Task.WhenAll(Try(one), Try(two));
                both += done.Sum() > 1 ? 1 : 0;
            });
        }
        both.Should().Be(0);
    }
}
