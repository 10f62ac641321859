using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.PlugAndPlay;

/// <summary>The life of a device: which commands come, in which order, and what keeps it from starting. Reference 5, 13.11.</summary>
public class LifeCycleTests
{
    [Fact]
    [Conformance(
        "1 INITIALIZE_DEVICE", "1 GET_STREAM_INFO", "1 INITIALIZATION_COMPLETE", "1 OPEN_DEVICE_INSTANCE",
        "1 OPEN_STREAM", "1 CLOSE_STREAM", "1 CLOSE_DEVICE_INSTANCE", "1 UNINITIALIZE_DEVICE", "2 StrMiniReceiveDevicePacket")]
    public void Commands_FromStartToRemoval_ComeInTheDocumentedOrder() => Simulation.Run(1, async machine =>
    {
        var log = new List<SrbCommand>();
        var idle = new List<bool>();
        var device = await machine.StartAsync(Recording(log, Instances, srb =>
        {
            if (srb.Command == SrbCommand.NotifyIdleState)
            {
                idle.Add(srb.CommandData.Idle);
            }
        }));
        await using (var filter = await device.OpenFilterAsync())
        {
            await using var pin = await filter.OpenOutputAsync();
            await pin.RunAsync();
            await pin.ReadAsync(new byte[1]);
        }

        await device.RemoveAsync();
        log.Should().Equal(
            SrbCommand.InitializeDevice,
            SrbCommand.GetStreamInfo,
            SrbCommand.InitializationComplete,
            SrbCommand.NotifyIdleState,
            SrbCommand.OpenDeviceInstance,
            SrbCommand.OpenStream,
            SrbCommand.SetStreamState,
            SrbCommand.SetStreamState,
            SrbCommand.SetStreamState,
            SrbCommand.ReadData,
            SrbCommand.CloseStream,
            SrbCommand.CloseDeviceInstance,
            SrbCommand.NotifyIdleState,
            SrbCommand.UninitializeDevice);
        idle.Should().Equal(false, true);
        device.GetRequestCount(SrbCommand.SetStreamState).Should().Be(3);
        machine.BugChecks.Should().BeEmpty();
    });

    [Fact]
    public void OpenDeviceInstance_WithoutAnInstanceExtension_IsNeverSent() => Simulation.Run(1, async machine =>
    {
        var log = new List<SrbCommand>();
        var device = await machine.StartAsync(Recording(log));
        var filter = await device.OpenFilterAsync();
        await filter.CloseAsync();
        log.Should().NotContain(SrbCommand.OpenDeviceInstance).And.NotContain(SrbCommand.CloseDeviceInstance);
    });

    [Fact]
    [Conformance("1 NOTIFY_IDLE_STATE")]
    public void NotifyIdleState_Always_ComesWithTheFirstOpenAndTheLastClose() => Simulation.Run(1, async machine =>
    {
        var idle = new List<bool>();
        var device = await machine.StartAsync(Recording([], null, srb =>
        {
            if (srb.Command == SrbCommand.NotifyIdleState)
            {
                idle.Add(srb.CommandData.Idle);
                srb.Status = NtStatus.IoDeviceError;
            }
        }));
        var first = await device.OpenFilterAsync();
        var second = await device.OpenFilterAsync();
        await first.CloseAsync();
        idle.Should().Equal(false);
        await second.CloseAsync();
        idle.Should().Equal(false, true);
        await device.OpenFilterAsync();
        idle.Should().Equal(false, true, false);
    });

    [Theory]
    [InlineData(SrbCommand.InitializeDevice, NtStatus.NoSuchDevice)]
    [InlineData(SrbCommand.GetStreamInfo, NtStatus.IoDeviceError)]
    [InlineData(SrbCommand.InitializeDevice, NtStatus.NotImplemented)]
    [InlineData(SrbCommand.GetStreamInfo, NtStatus.NotImplemented)]
    [Conformance("1 INITIALIZE_DEVICE", "1 refused-start")]
    public void Start_Refused_FailsWithTheMinidriversStatus(SrbCommand command, NtStatus status) => Simulation.Run(1, async machine =>
    {
        var log = new List<SrbCommand>();
        var board = new BellBoard();
        var refusing = new EchoDevice
        {
            OnDevice = srb =>
            {
                log.Add(srb.Command);
                if (srb.Command == command)
                {
                    srb.Status = status;
                    srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
                    return;
                }

                EchoDevice.Answer(srb);
            },
        };
        (await ((Task)machine.StartAsync(refusing, board)).OutcomeAsync()).Should().Be(status);
        if (command == SrbCommand.InitializeDevice)
        {
            log[^1].Should().Be(command);
        }
        else
        {
            // What it has initialized it is told to give up.
            log[^2].Should().Be(command);
            log[^1].Should().Be(SrbCommand.UninitializeDevice);
        }

        board.IsAttached.Should().BeFalse();

        // The board can be used again.
        await machine.StartAsync(new EchoDevice(), board);
        board.IsAttached.Should().BeTrue();
    });

    [Theory]
    [InlineData(1, "344")]
    [InlineData(0, "344")]
    public void Start_WithTooSmallADescriptor_SaysWhatWasNeeded(int asked, string needed) => Simulation.Run(1, async machine =>
    {
        var small = new EchoDevice
        {
            OnDevice = srb =>
            {
                if (srb.Command == SrbCommand.InitializeDevice)
                {
                    srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(asked);
                    EchoDevice.Succeed(srb);
                    return;
                }

                EchoDevice.Answer(srb);
            },
        };
        var start = () => machine.StartAsync(small);
        var failure = await start.Should().ThrowAsync<StreamRequestException>();
        failure.Which.Status.Should().Be(NtStatus.BufferTooSmall);
        failure.Which.Message.Should().Contain(needed);
    });

    [Fact]
    public void Extensions_OfEachKind_AreAllocatedOncePerOwner() => Simulation.Run(1, async machine =>
    {
        var devices = new HashSet<object>();
        var instances = new HashSet<object>();
        var streams = new HashSet<object>();
        var echo = new EchoDevice
        {
            Registration = Instances with
            {
                DeviceExtension = Extension.Of<List<int>>(),
                PerStreamExtension = Extension.OfSize(32),
                PerRequestExtensionSize = 16,
            },
            OnData = srb =>
            {
                devices.Add(srb.HwDeviceExtension.As<List<int>>());
                instances.Add(srb.HwInstanceExtension!.As<List<string>>());
                streams.Add(srb.StreamObject.HwStreamExtension);
                srb.StreamObject.HwStreamExtension.Memory.Length.Should().Be(32);
                srb.SrbExtension.Length.Should().Be(16);
                EchoDevice.Succeed(srb);
            },
        };
        var device = await machine.StartAsync(echo);
        foreach (var filter in new[] { await device.OpenFilterAsync(), await device.OpenFilterAsync() })
        {
            foreach (var pin in new[] { await filter.OpenOutputAsync(), await filter.OpenOutputAsync() })
            {
                await pin.ReadAsync(new byte[1]);
                await pin.ReadAsync(new byte[1]);
            }
        }

        device.Failure.Should().BeNull();
        devices.Should().HaveCount(1);
        instances.Should().HaveCount(2);
        streams.Should().HaveCount(4);
    });

    [Fact]
    public void Driver_WithTwoDevices_GivesEachItsOwn() => Simulation.Run(1, async machine =>
    {
        var extensions = new HashSet<object>();
        var driver = machine.LoadDriver(new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, DeviceExtension = Extension.Of<object>() },
            OnDevice = srb =>
            {
                extensions.Add(srb.HwDeviceExtension.As<object>());
                EchoDevice.Answer(srb);
            },
        }.DriverEntry);
        var first = await driver.StartDeviceAsync();
        var second = await driver.StartDeviceAsync(new BellBoard());
        first.Name.Should().NotBe(second.Name);
        extensions.Should().HaveCount(2);
        await first.RemoveAsync();
        await second.OpenFilterAsync();
    });

    [Fact]
    public void OpenAndClose_Concurrently_AlwaysPair() => Seeds.Each(200, async machine =>
    {
        var log = new List<SrbCommand>();
        var device = await machine.StartAsync(Recording(log, Instances));
        var filter = await device.OpenFilterAsync();
        async Task OpenPinAsync()
        {
            await Task.Yield();
            try
            {
                await filter.OpenOutputAsync();
            }
            catch (ObjectDisposedException)
            {
                // The filter was closed first.
            }
        }

        async Task CloseAsync()
        {
            await Task.Yield();
            await filter.CloseAsync();
        }

        await Task.WhenAll(OpenPinAsync(), OpenPinAsync(), CloseAsync());
        ShouldPair(log);
        log[^1].Should().Be(SrbCommand.NotifyIdleState);
        log[^2].Should().Be(SrbCommand.CloseDeviceInstance);
    });

    [Fact]
    public void OpenFilter_WhileTheDeviceIsRemoved_AlwaysPairs()
    {
        var opened = 0;
        Seeds.Each(200, async machine =>
        {
            var log = new List<SrbCommand>();
            var device = await machine.StartAsync(Recording(log, Instances));
            async Task OpenAsync()
            {
                await Task.Yield();
                var outcome = await ((Task)device.OpenFilterAsync()).OutcomeAsync();
                outcome.Should().BeOneOf(NtStatus.Success, NtStatus.DeviceRemoved);
                opened += outcome.IsSuccess() ? 1 : 0;
            }

            async Task RemoveAsync()
            {
                await Task.Yield();
                (await device.RemoveAsync()).IsClean.Should().BeTrue();
            }

            await Task.WhenAll(OpenAsync(), RemoveAsync(), OpenAsync());
            ShouldPair(log);
            log[^1].Should().Be(SrbCommand.UninitializeDevice);
        });
        opened.Should().BeInRange(1, 399);
    }

    private static HwInitializationData Instances => new()
    {
        MiniDriver = null!,
        FilterInstanceExtension = Extension.Of<List<string>>(),
    };

    private static void ShouldPair(List<SrbCommand> log)
    {
        var streams = 0;
        var instances = 0;
        foreach (var command in log)
        {
            streams += command switch { SrbCommand.OpenStream => 1, SrbCommand.CloseStream => -1, _ => 0 };
            instances += command switch { SrbCommand.OpenDeviceInstance => 1, SrbCommand.CloseDeviceInstance => -1, _ => 0 };
            streams.Should().BeGreaterThanOrEqualTo(0);
            instances.Should().BeGreaterThanOrEqualTo(streams > 0 ? 1 : 0);
        }

        streams.Should().Be(0);
        instances.Should().Be(0);
    }

    private static EchoDevice Recording(
        List<SrbCommand> log, HwInitializationData? registration = null, HwReceivePacketRoutine? look = null)
    {
        void Note(HwStreamRequestBlock srb)
        {
            log.Add(srb.Command);
            look?.Invoke(srb);
        }

        return new EchoDevice
        {
            Registration = registration,
            OnDevice = srb =>
            {
                Note(srb);
                EchoDevice.Answer(srb);
            },
            OnControl = srb =>
            {
                Note(srb);
                EchoDevice.Succeed(srb);
            },
            OnData = srb =>
            {
                Note(srb);
                EchoDevice.Succeed(srb);
            },
        };
    }
}
