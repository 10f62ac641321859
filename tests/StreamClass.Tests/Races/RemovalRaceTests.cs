using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Races;

/// <summary>A device that goes while several threads work with it: every request comes back, and nobody waits for ever.</summary>
public sealed class RemovalRaceTests
{
    private const int Submitters = 4;
    private const int Rounds = 60;

    public enum Ending
    {
        Remove,
        SurpriseRemove,
        DisposeMachine,
        ClosePin,
        CloseFilter,
        Throw,
    }

    public static TheoryData<Ending, bool> Endings
    {
        get
        {
            var data = new TheoryData<Ending, bool>();
            foreach (var ending in Enum.GetValues<Ending>())
            {
                data.Add(ending, false);
                data.Add(ending, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task End_UnderLoadOfSeveralThreads_EveryRequestComesBack(Ending ending, bool turnsOffSynchronization)
    {
        for (var round = 0; round < Rounds; round++)
        {
            await EndOnceAsync(ending, turnsOffSynchronization);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispose_HeldRequestThatNeverTimesOut_ComesBack(bool turnsOffSynchronization)
    {
        var device = Device(turnsOffSynchronization);
        device.OnData = srb =>
        {
            srb.TimeoutCounter = 0;
            device.Hold(srb);
        };
        device.OnCancel = static _ => { };
        await Watchdog.RunAsync(
            async () =>
            {
                var rig = await RaceRig.StartAsync(device);
                var write = rig.Write(1);
                await rig.DisposeAsync();
                write.End().Should().Be(NtStatus.Cancelled);
                rig.Machine.BugChecks.Should().BeEmpty();
            },
            device.Describe);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispose_CallbackThatNeverReturns_EndsAndNamesIt(bool turnsOffSynchronization)
    {
        using var release = new ManualResetEventSlim();
        using var entered = new ManualResetEventSlim();
        var device = Device(turnsOffSynchronization);
        device.OnData = _ =>
        {
            entered.Set();
            release.Wait();
        };
        await StuckAsync(device, nameof(IStrMiniDriver.ReceiveStreamDataPacket), release, rig =>
        {
            // The thread of this one stays in the minidriver; the next is queued, unless there are no queues.
            _ = Task.Run(() => rig.Write(1).EndAsync());
            entered.Wait();
            return turnsOffSynchronization ? Task.FromResult(Array.Empty<NtStatus>()) : Task.WhenAll(rig.Write(2).EndAsync());
        });
    }

    [Theory]
    [InlineData(SrbCommand.CloseStream, false)]
    [InlineData(SrbCommand.CloseStream, true)]
    [InlineData(SrbCommand.UninitializeDevice, false)]
    [InlineData(SrbCommand.UninitializeDevice, true)]
    [InlineData(SrbCommand.NotifyIdleState, false)]
    public async Task Dispose_ReceiveThatNeverReturns_DoesNotHoldTheDisposingThread(SrbCommand command, bool turnsOffSynchronization)
    {
        using var release = new ManualResetEventSlim();
        var device = Device(turnsOffSynchronization);
        var closing = false;
        device.OnDevice = srb =>
        {
            if (closing && srb.Command == command)
            {
                release.Wait();
            }

            EchoDevice.Answer(srb);
        };
        await StuckAsync(device, nameof(IStrMiniDriver.ReceiveDevicePacket), release, _ =>
        {
            closing = true;
            return Task.FromResult(Array.Empty<NtStatus>());
        });
    }

    [Fact]
    public async Task Dispose_DeviceQueueThatIsNotReady_Ends()
    {
        var device = Device(turnsOffSynchronization: false);
        device.OnDevice = srb =>
        {
            if (srb.Command == SrbCommand.OpenStream)
            {
                // Complete, but never ready for the next one.
                srb.Status = NtStatus.Success;
                srb.StreamClass.DeviceNotification(DeviceNotificationType.DeviceRequestComplete, srb.HwDeviceExtension, srb);
                return;
            }

            EchoDevice.Answer(srb);
        };
        device.OnData = device.Hold;
        device.OnCancel = static _ => { };
        await Watchdog.RunAsync(
            async () =>
            {
                var rig = await RaceRig.StartAsync(device, new MachineOptions { ShutdownLimit = TimeSpan.FromMilliseconds(100) });
                var write = rig.Write(1);
                await rig.DisposeAsync();
                write.End().Should().Be(NtStatus.DeviceRemoved);
            },
            device.Describe);
    }

    [Fact]
    public async Task Close_SamePinFromSeveralThreads_ClosesOnce()
    {
        var device = new RaceDevice { Holds = static tag => tag % 2 == 0 };
        await Watchdog.RunAsync(
            async () =>
            {
                await using var rig = await RaceRig.StartAsync(device);
                for (var round = 0L; round < 500; round++)
                {
                    var filter = await rig.Device.OpenFilterAsync();
                    var pin = await filter.OpenPinAsync(EchoDevice.Input, EchoDevice.Format);
                    var other = await filter.OpenPinAsync(EchoDevice.Input, EchoDevice.Format);
                    var write = new Write(pin, round, default);
                    device.Cancelled[round] = true;
                    using var start = new Barrier(5);
                    var closes = Enumerable.Range(0, 5).Select(number => Task.Factory.StartNew(
                        () =>
                        {
                            start.SignalAndWait();
                            return (number < 3 ? pin.CloseAsync() : number == 3 ? other.CloseAsync() : filter.CloseAsync());
                        },
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default).Unwrap());
                    await Task.WhenAll(closes);
                    write.End().Should().Be(round % 2 == 0 ? NtStatus.Cancelled : NtStatus.Success);
                    rig.Device.GetRequestCount(SrbCommand.CloseStream).Should().Be(2 * (round + 1));
                }

                device.Mistakes.Should().BeEmpty();
                rig.Machine.BugChecks.Should().BeEmpty();
            },
            device.Describe);
    }

    private static RaceDevice Device(bool turnsOffSynchronization) => new()
    {
        Registration = new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = turnsOffSynchronization },
    };

    private static async Task StuckAsync(
        RaceDevice device, string routine, ManualResetEventSlim release, Func<RaceRig, Task<NtStatus[]>> begin)
    {
        await Watchdog.RunAsync(
            async () =>
            {
                var rig = await RaceRig.StartAsync(device, new MachineOptions { ShutdownLimit = TimeSpan.FromMilliseconds(200) });
                try
                {
                    var outstanding = begin(rig);
                    var dispose = Task.Run(async () => await rig.DisposeAsync());
                    if (await Task.WhenAny(dispose, Task.Delay(TimeSpan.FromSeconds(20))) != dispose)
                    {
                        Assert.Fail($"The machine waits for {routine}. {device.Describe()}");
                    }

                    await dispose;
                    rig.Machine.BugChecks.Should().ContainSingle().Which.Message.Should().Contain(routine);
                    (await outstanding.WaitAsync(Watchdog.Limit / 2)).Should().BeSubsetOf([NtStatus.DeviceRemoved, NtStatus.Cancelled]);
                }
                finally
                {
                    release.Set();
                }
            },
            device.Describe);
    }

    private static async Task EndOnceAsync(Ending ending, bool turnsOffSynchronization)
    {
        var device = Device(turnsOffSynchronization);
        var throws = false;
        device.Holds = static tag => tag % 5 == 0;
        device.OnData = srb =>
        {
            if (Volatile.Read(ref throws))
            {
                throw new InvalidOperationException("The test says so.");
            }

            if (device.Holds(RaceDevice.TagOf(srb)))
            {
                device.Hold(srb);
            }
            else
            {
                device.Complete(srb, NtStatus.Success);
            }
        };
        await Watchdog.RunAsync(
            async () =>
            {
                var rig = await RaceRig.StartAsync(device, new MachineOptions { RequestPoolCapacity = 2 });
                using var started = new CountdownEvent(Submitters);
                var submitters = Enumerable.Range(0, Submitters).Select(number => Task.Factory.StartNew(
                    () => SubmitUntilRefused(rig, device, number, started), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
                started.Wait();
                switch (ending)
                {
                    case Ending.Remove:
                        await rig.Device.RemoveAsync();
                        break;
                    case Ending.SurpriseRemove:
                        await rig.Device.SurpriseRemoveAsync();
                        break;
                    case Ending.ClosePin:
                        await rig.Pin.CloseAsync();
                        break;
                    case Ending.CloseFilter:
                        await rig.Filter.CloseAsync();
                        break;
                    case Ending.Throw:
                        Volatile.Write(ref throws, true);
                        break;
                    default:
                        await rig.DisposeAsync();
                        break;
                }

                await Task.WhenAll(submitters);
                await rig.DisposeAsync();
                device.Mistakes.Should().BeEmpty();
                rig.Machine.BugChecks.Should().BeEmpty();
            },
            device.Describe);
    }

    /// <summary>Writes in batches until the pin takes nothing any more; every write that was taken must end.</summary>
    private static void SubmitUntilRefused(RaceRig rig, RaceDevice device, int number, CountdownEvent started)
    {
        var tag = number * 1_000_000_000L;
        for (var batch = 0; ; batch++)
        {
            var writes = new List<Write>();
            try
            {
                for (var i = 0; i < 8; i++)
                {
                    device.Cancelled[tag] = true;
                    writes.Add(rig.Write(tag++));
                }
            }
            catch (ObjectDisposedException)
            {
                writes.ForEach(static write => write.End());
                if (batch == 0)
                {
                    started.Signal();
                }

                return;
            }

            if (batch == 0)
            {
                started.Signal();
            }

            // What is held and not at the head keeps the batch waiting, so the held ones are completed from here.
            Watchdog.Until(
                () =>
                {
                    device.CompleteHeld();
                    return writes.TrueForAll(static write => write.IsCompleted);
                },
                "a batch of writes");
            if (writes.Exists(static write => write.End() is not (NtStatus.Success or NtStatus.Cancelled)))
            {
                return;
            }
        }
    }
}
