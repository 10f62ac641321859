using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.PlugAndPlay;

/// <summary>Removal, orderly and by surprise, whatever is open and outstanding. Reference 5, 12.10, design 5.</summary>
public class RemovalTests
{
    [Fact]
    public void Remove_WithPinsOpenAndRequestsInFlight_EndsCleanly() => Seeds.Each(100, async machine =>
    {
        var log = new List<SrbCommand>();
        var device = await machine.StartAsync(Holding(log));
        var filter = await device.OpenFilterAsync();
        var pins = new[] { await filter.OpenOutputAsync(), await filter.OpenOutputAsync() };
        var reads = pins.SelectMany(pin => Reads(pin, 3)).ToArray();
        var removal = await device.RemoveAsync();
        removal.IsClean.Should().BeTrue();
        removal.StuckRoutine.Should().BeNull();
        (await Task.WhenAll(reads)).Should().AllBeEquivalentTo(NtStatus.Cancelled);
        log.Count(command => command == SrbCommand.CloseStream).Should().Be(2);
        log[^1].Should().Be(SrbCommand.UninitializeDevice);
        (await ((Task)device.OpenFilterAsync()).OutcomeAsync()).Should().Be(NtStatus.DeviceRemoved);
        await FluentActions.Awaiting(() => pins[0].ReadAsync(new byte[1]).AsTask()).Should().ThrowAsync<ObjectDisposedException>();
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void Remove_WithAHeldRequestThatNeverExpires_CompletesItForTheMinidriver() => Simulation.Run(1, async machine =>
    {
        var held = new List<HwStreamRequestBlock>();
        var device = await machine.StartAsync(new EchoDevice
        {
            OnData = srb =>
            {
                srb.TimeoutCounter = 0;
                held.Add(srb);
            },
            OnCancel = static _ => { },
        });
        var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenOutputAsync();
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        await device.RemoveAsync();
        (await read).Should().Be(NtStatus.Cancelled);
        held.Should().HaveCount(1);
        var late = held[0];

        // Too late, and ignored: the device is gone.
        EchoDevice.Succeed(late);
        machine.BugChecks.Should().BeEmpty();
        machine.Kernel.QueryInterruptTime().Should().BeLessThan(TimeSpan.FromSeconds(1));
    }, OnPurpose.Breaks(RunChecks.Requests));

    [Fact]
    public void Remove_WithADeviceQueueThatNeverGetsReady_IsBoundedByTheShutdownLimit() => Simulation.Run(
        1,
        async machine =>
        {
            var device = await machine.StartAsync(new EchoDevice
            {
                OnDevice = srb =>
                {
                    if (srb.Command == SrbCommand.OpenStream)
                    {
                        srb.Status = NtStatus.Success;
                        srb.StreamClass.DeviceNotification(DeviceNotificationType.DeviceRequestComplete, srb.HwDeviceExtension, srb);
                        return;
                    }

                    EchoDevice.Answer(srb);
                },
            });
            var filter = await device.OpenFilterAsync();
            var pin = await filter.OpenOutputAsync();
            var start = machine.Kernel.QueryInterruptTime();
            var removal = await device.RemoveAsync();
            (machine.Kernel.QueryInterruptTime() - start).Should().BeCloseTo(TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(10));
            removal.IsClean.Should().BeFalse();
            device.GetRequestCount(SrbCommand.CloseStream).Should().Be(0);
            machine.BugChecks.Should().BeEmpty();
        },
        machine: new MachineOptions { ShutdownLimit = TimeSpan.FromSeconds(3), RequestTimeoutSeconds = 0 });

    [Theory]
    [InlineData(SrbCommand.CloseStream)]
    [InlineData(SrbCommand.UninitializeDevice)]
    public void Remove_WhileTheMinidriverKeepsTheClose_IsBoundedByTheShutdownLimit(SrbCommand kept) => Simulation.Run(
        1,
        async machine =>
        {
            HwStreamRequestBlock? late = null;
            var device = await machine.StartAsync(new EchoDevice
            {
                OnDevice = srb =>
                {
                    if (srb.Command == kept)
                    {
                        late = srb;
                        return;
                    }

                    EchoDevice.Answer(srb);
                },
            });
            var filter = await device.OpenFilterAsync();
            await filter.OpenOutputAsync();
            (await device.RemoveAsync()).IsClean.Should().BeFalse();
            EchoDevice.Succeed(late!);
            machine.BugChecks.Should().BeEmpty();
        },
        machine: new MachineOptions { RequestTimeoutSeconds = 0 });

    [Fact]
    public void SurpriseRemoval_AtAnyMoment_GivesEverythingBackOnceAndClosesInOrder()
    {
        var outcomes = new HashSet<NtStatus>();
        var runs = 0;
        Seeds.Each(200, async machine =>
        {
            var turns = runs++ % 40;
            var log = new List<SrbCommand>();
            var device = await machine.StartAsync(Holding(log, instances: true), new BellBoard());
            var filter = await device.OpenFilterAsync();
            async Task ClientAsync()
            {
                await Task.Yield();
                try
                {
                    var pin = await filter.OpenOutputAsync();
                    await pin.RunAsync();
                    foreach (var read in Reads(pin, 4))
                    {
                        outcomes.Add(await read);
                    }

                    await pin.CloseAsync();
                }
                catch (StreamRequestException exception)
                {
                    outcomes.Add(exception.Status);
                }
                catch (ObjectDisposedException)
                {
                    outcomes.Add(NtStatus.NoSuchDevice);
                }
            }

            async Task<bool> PullAsync()
            {
                for (var i = 0; i < turns; i++)
                {
                    await Task.Yield();
                }

                return (await device.SurpriseRemoveAsync()).IsClean;
            }

            var pulled = PullAsync();
            await Task.WhenAll(ClientAsync(), ClientAsync(), pulled);
            (await pulled).Should().BeTrue();
            log.Count(command => command == SrbCommand.SurpriseRemoval).Should().Be(1);
            log[^1].Should().Be(SrbCommand.UninitializeDevice);
            log.Count(command => command == SrbCommand.CloseDeviceInstance).Should().Be(1);
            machine.BugChecks.Should().BeEmpty();
            machine.Kernel.QueryInterruptTime().Should().BeLessThan(TimeSpan.FromSeconds(1));
        });
        outcomes.Should().Contain(NtStatus.DeviceRemoved);
    }

    [Fact]
    [Conformance("1 SURPRISE_REMOVAL")]
    public void SurpriseRemoval_WithNothingReady_ReachesTheMinidriverNevertheless() => Simulation.Run(1, async machine =>
    {
        var log = new List<SrbCommand>();
        HwStreamRequestBlock? held = null;
        var device = await machine.StartAsync(new EchoDevice
        {
            OnDevice = srb =>
            {
                log.Add(srb.Command);
                switch (srb.Command)
                {
                    case SrbCommand.OpenStream when log.Count(command => command == SrbCommand.OpenStream) == 2:
                        held = srb;
                        break;
                    case SrbCommand.SurpriseRemoval:
                        // Completed, and not ready for another.
                        srb.Status = NtStatus.Success;
                        srb.StreamClass.DeviceNotification(DeviceNotificationType.DeviceRequestComplete, srb.HwDeviceExtension, srb);
                        break;
                    default:
                        EchoDevice.Answer(srb);
                        break;
                }
            },
        });
        var filter = await device.OpenFilterAsync();
        await filter.OpenOutputAsync();
        var opening = ((Task)filter.OpenOutputAsync()).OutcomeAsync();
        await machine.SettleAsync();
        held.Should().NotBeNull();
        (await device.SurpriseRemoveAsync()).IsClean.Should().BeTrue();
        (await opening).Should().Be(NtStatus.DeviceRemoved);
        log.SkipWhile(command => command != SrbCommand.SurpriseRemoval).Should().Equal(
            SrbCommand.SurpriseRemoval, SrbCommand.CloseStream, SrbCommand.NotifyIdleState, SrbCommand.UninitializeDevice);
        EchoDevice.Succeed(held!);
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void SurpriseRemoval_WithACloseInTheQueue_StillDeliversIt() => Simulation.Run(1, async machine =>
    {
        var log = new List<SrbCommand>();
        var opens = 0;
        var device = await machine.StartAsync(new EchoDevice
        {
            OnDevice = srb =>
            {
                log.Add(srb.Command);
                if (srb.Command == SrbCommand.OpenStream && ++opens == 2)
                {
                    return;
                }

                if (srb.Command == SrbCommand.SurpriseRemoval)
                {
                    // Completed, and not ready for another.
                    srb.Status = NtStatus.Success;
                    srb.StreamClass.DeviceNotification(DeviceNotificationType.DeviceRequestComplete, srb.HwDeviceExtension, srb);
                    return;
                }

                EchoDevice.Answer(srb);
            },
        });
        var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenOutputAsync();
        var opening = ((Task)filter.OpenOutputAsync()).OutcomeAsync();
        await machine.SettleAsync();
        var closing = pin.CloseAsync();
        await machine.SettleAsync();
        log.Should().NotContain(SrbCommand.CloseStream);
        await device.SurpriseRemoveAsync();
        await Task.WhenAll(opening, closing);
        log.Count(command => command == SrbCommand.CloseStream).Should().Be(1);
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void SurpriseRemoval_Always_LetsHandlesFailFast() => Simulation.Run(1, async machine =>
    {
        var held = new List<HwStreamRequestBlock>();
        var removing = false;
        var device = await machine.StartAsync(new EchoDevice
        {
            OnData = held.Add,
            OnDevice = srb =>
            {
                if (srb.Command == SrbCommand.SurpriseRemoval)
                {
                    removing = true;
                    srb.StreamClass.ScheduleTimer(null, 1_000_000, _ => EchoDevice.Succeed(srb), null);
                    return;
                }

                EchoDevice.Answer(srb);
            },
        }, new BellBoard());
        var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenOutputAsync();
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        var removal = device.SurpriseRemoveAsync();
        await machine.SettleAsync();
        removing.Should().BeTrue();
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.DeviceRemoved);
        (await ((Task)pin.GetStateAsync()).OutcomeAsync()).Should().Be(NtStatus.DeviceRemoved);
        read.IsCompleted.Should().BeFalse();
        await removal;
        (await read).Should().Be(NtStatus.DeviceRemoved);

        // What comes too late is ignored.
        EchoDevice.Succeed(held.Should().ContainSingle().Subject);
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void Dispose_OfTheMachine_RemovesWhatIsLeft()
    {
        var log = new List<SrbCommand>();
        Simulation.Run(1, async machine =>
        {
            var device = await machine.StartAsync(Holding(log));
            var filter = await device.OpenFilterAsync();
            await filter.OpenOutputAsync();
        });
        log[^3..].Should().Equal(SrbCommand.CloseStream, SrbCommand.NotifyIdleState, SrbCommand.UninitializeDevice);
    }

    private static Task<NtStatus>[] Reads(Pin pin, int count) =>
        Enumerable.Range(0, count).Select(_ => pin.ReadAsync(new byte[1]).OutcomeAsync()).ToArray();

    /// <summary>Holds every other read until it is cancelled or its stream is closed.</summary>
    private static EchoDevice Holding(List<SrbCommand> log, bool instances = false)
    {
        var held = new List<HwStreamRequestBlock>();
        var count = 0;
        void GiveBack(HwStreamRequestBlock srb)
        {
            if (held.Remove(srb))
            {
                srb.Status = NtStatus.Cancelled;
                srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
            }
        }

        return new EchoDevice
        {
            Registration = new HwInitializationData
            {
                MiniDriver = null!,
                FilterInstanceExtension = instances ? Extension.OfSize(8) : Extension.None,
            },
            OnDevice = srb =>
            {
                log.Add(srb.Command);
                if (srb.Command == SrbCommand.CloseStream)
                {
                    srb.StreamClass.ScheduleTimer(srb.StreamObject, 0, null, null);
                    held.FindAll(read => read.StreamObject == srb.StreamObject).ForEach(GiveBack);
                }

                EchoDevice.Answer(srb);
            },
            OnData = srb =>
            {
                held.Add(srb);
                if (++count % 2 == 0)
                {
                    srb.StreamClass.ScheduleTimer(srb.StreamObject, 2, _ => GiveBack(srb), null);
                }
            },
            OnCancel = GiveBack,
        };
    }
}
