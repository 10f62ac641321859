using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Architecture;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Conformance;

/// <summary>The structures that the minidriver sees. Reference 4, 14.2.</summary>
public class StructureTests
{
    /// <summary>Native members without a counterpart of their own, and why.</summary>
    private static readonly Dictionary<string, string> s_exceptions = new()
    {
        ["SizeOfThisPacket"] = "objects know their size",
        ["HwInitializationDataSize"] = "objects know their size",
        ["SizeOfHwStreamInformation"] = "HwStreamInformation.NativeSize",
        ["Reserved"] = "reserved",
        ["ClassReserved"] = "reserved",
        ["HwReceivePacket"] = "IStrMiniDriver.ReceiveDevicePacket",
        ["HwCancelPacket"] = "IStrMiniDriver.CancelPacket",
        ["HwRequestTimeoutHandler"] = "IStrMiniDriver.RequestTimeout",
        ["NumNameExtensions"] = "the length of the list",
        ["NumDevPropArrayEntries"] = "the length of the list",
        ["NumDevEventArrayEntries"] = "the length of the list",
        ["NumDevMethodArrayEntries"] = "the length of the list",
        ["NumberOfFormatArrayEntries"] = "the length of the list",
        ["NumStreamPropArrayEntries"] = "the length of the list",
        ["NumStreamEventArrayEntries"] = "the length of the list",
        ["MediumsCount"] = "the length of the list",
        ["PropertiesCount"] = "the length of the list",
        ["MethodsCount"] = "the length of the list",
        ["EventsCount"] = "the length of the list",
        ["RelationsCount"] = "the length of the list",
        ["MembersListCount"] = "the length of the list",
        ["CategoriesCount"] = "the length of the list",
        ["TopologyNodesCount"] = "the length of the list",
        ["TopologyConnectionsCount"] = "the length of the list",
        ["MembersHeader"] = "its members are those of the list itself",
        ["GetPropertyHandler"] = "pure KS; the stream class has GetSupported in its place",
        ["SetPropertyHandler"] = "pure KS; the stream class has SetSupported in its place",
        ["MethodHandler"] = "pure KS; the stream class has MethodSupported in its place",
        ["AddHandler"] = "not used by the stream class",
        ["RemoveHandler"] = "not used by the stream class",
        ["KSEVENT_ITEM.SupportHandler"] = "not used by the stream class",
        ["FastIoCount"] = "not used by the stream class",
        ["FastIoTable"] = "not used by the stream class",
        ["ListEntry"] = "the class driver's own",
        ["Object"] = "the class driver's own",
        ["DpcItem"] = "the class driver's own",
        ["BufferItem"] = "the class driver's own",
        ["FileObject"] = "the class driver's own",
        ["SemaphoreAdjustment"] = "the class driver's own",
        ["EventData"] = "handed over with HwEventDescriptor.EventData",
    };

    /// <summary>The structures of section 14.1 that hold pointers, so that ours are objects.</summary>
    private static readonly string[] s_tables =
    [
        "KSPROPERTY_ITEM", "KSPROPERTY_SET", "KSPROPERTY_VALUES", "KSPROPERTY_MEMBERSLIST", "KSMETHOD_ITEM", "KSMETHOD_SET", "KSEVENT_ITEM",
        "KSEVENT_SET", "KSEVENT_ENTRY", "KSTOPOLOGY",
    ];

    public static TheoryData<string, string> Table()
    {
        var data = new TheoryData<string, string>();
        var layouts = File.ReadAllText(Path.Combine(Source.Root, "docs/reference.md")).Split("### 14.1")[1].Split("### 14.3")[0].Split("### 14.2");
        Add(data, layouts[0], s_tables.Contains);
        Add(data, layouts[1], static _ => true);
        return data;
    }

    private static void Add(TheoryData<string, string> data, string section, Func<string, bool> wanted)
    {
        foreach (Match row in Regex.Matches(section, @"^\| ([A-Z_]+) \| \d+ \| (.*) \|$", RegexOptions.Multiline))
        {
            if (wanted(row.Groups[1].Value))
            {
                data.Add(row.Groups[1].Value, row.Groups[2].Value);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Members_OfEachNativeStructure_HaveACounterpartOrAReason(string structure, string members)
    {
        var type = typeof(Machine).Assembly.GetExportedTypes().Should()
            .ContainSingle(type => HasName(type, structure)).Subject;
        var names = type.GetMembers(BindingFlags.Public | BindingFlags.Instance)
            .SelectMany(static member => new[] { member.Name, member.GetCustomAttribute<NativeNameAttribute>()?.Name ?? member.Name })
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var native = Regex.Matches(members, @"\d+:([A-Za-z0-9/]+)").SelectMany(static match => match.Groups[1].Value.Split('/')).ToArray();
        native.Should().NotBeEmpty();
        native.Where(name => !names.Contains(name) && !s_exceptions.ContainsKey(name) && !s_exceptions.ContainsKey($"{structure}.{name}")).Should().BeEmpty($"of {structure}");
    }

    [Fact]
    [Conformance("14.2 HW_INITIALIZATION_DATA", "4 HW_INITIALIZATION_DATA", "4 class-driver-allocates")]
    public void Extensions_AsRegistered_AreAllocatedByTheClassDriver() => Simulation.Run(1, async machine =>
    {
        object? device = null;
        var bytes = 0;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            Registration = new HwInitializationData
            {
                MiniDriver = null!, DeviceExtension = Extension.Of<List<int>>(), PerStreamExtension = Extension.OfSize(24),
            },
            OnData = srb =>
            {
                device = srb.HwDeviceExtension.As<List<int>>();
                bytes = srb.StreamObject.HwStreamExtension.Memory.Length;
                EchoDevice.Succeed(srb);
            },
        });
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
        device.Should().NotBeNull();
        bytes.Should().Be(24);
    });

    [Fact]
    [Conformance("4 name-extensions")]
    public void NameExtensions_WithoutTheirVersion_AreRefused() => Simulation.Run(1, machine =>
    {
        machine.Invoking(machine => machine.LoadDriver(new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, NameExtensions = ["a"] },
        }.DriverEntry)).Should().Throw<StreamRequestException>().Which.Status.Should().Be(NtStatus.InvalidParameter);
        return Task.CompletedTask;
    });

    [Fact]
    [Conformance("14.2 PORT_CONFIGURATION_INFORMATION", "4 PORT_CONFIGURATION_INFORMATION", "14.2 ACCESS_RANGE", "14.2 range-in-memory", "14.2 INTERFACE_TYPE", "14.2 KINTERRUPT_MODE")]
    public void ConfigInfo_OfABoard_SaysWhatItHas() => Simulation.Run(1, async machine =>
    {
        PortConfigurationInformation? configuration = null;
        var device = await machine.StartAsync(
            new EchoDevice
            {
                Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true, BusMasterDma = true },
                OnDevice = srb =>
                {
                    if (srb.Command == SrbCommand.InitializeDevice)
                    {
                        configuration = srb.CommandData.ConfigInfo;
                    }

                    EchoDevice.Answer(srb);
                },
            },
            new BellBoard());
        device.Streams.Should().HaveCount(2);
        configuration.Should().NotBeNull();
        ((int)configuration!.AdapterInterfaceType).Should().Be(5);
        ((int)configuration.InterruptMode).Should().Be(0);
        configuration.NumberOfAccessRanges.Should().Be(1);
        configuration.AccessRanges[0].RangeInMemory.Should().BeTrue();
        configuration.AccessRanges[0].RangeLength.Should().Be(256);
        configuration.SystemIoBusNumber.Should().Be(0);
        configuration.DmaChannel.Should().Be(0);
        configuration.Irp.ToString().Should().Be("IRP Pnp StartDevice");
        configuration.InterruptObject.Should().NotBeNull();
        configuration.DmaAdapterObject.Should().NotBeNull();
        configuration.PhysicalDeviceObject.Should().BeSameAs(configuration.RealPhysicalDeviceObject).And.NotBeSameAs(configuration.ClassDeviceObject);
        Enum.GetNames<InterfaceType>().Take(6).Should().Equal("Internal", "Isa", "Eisa", "MicroChannel", "TurboChannel", "PciBus");
        ((int)InterruptMode.Latched).Should().Be(1);
    });

    [Fact]
    [Conformance("14.2 HW_STREAM_HEADER", "14.2 HW_STREAM_INFORMATION", "14.2 HW_STREAM_DESCRIPTOR", "4 HW_STREAM_DESCRIPTOR", "4 pointers-to-ranges", "4 pin-type-id")]
    public void Descriptor_OfStreams_IsIndexedByPinTypeId() => Simulation.Run(1, async machine =>
    {
        HwStreamDescriptor.SizeFor(1).Should().Be(208);
        var number = -1;
        var size = HwStreamDescriptor.SizeFor(2);
        var echo = new EchoDevice
        {
            OnDevice = srb =>
            {
                switch (srb.Command)
                {
                    case SrbCommand.InitializeDevice:
                        srb.CommandData.ConfigInfo.StreamDescriptorSize = size;
                        break;
                    case SrbCommand.GetStreamInfo:
                        // One range may be in several arrays: they hold pointers.
                        srb.CommandData.StreamBuffer.Add(new HwStreamInformation { StreamFormatsArray = [EchoDevice.Format] });
                        srb.CommandData.StreamBuffer.Add(new HwStreamInformation { StreamFormatsArray = [EchoDevice.Format, EchoDevice.Format] });
                        srb.CommandData.StreamBuffer.StreamHeader.NumberOfStreams.Should().Be(2);
                        break;
                    case SrbCommand.OpenStream:
                        number = srb.StreamObject.StreamNumber;
                        break;
                }

                EchoDevice.Succeed(srb);
            },
        };
        var device = await machine.StartAsync(echo);
        device.Streams[1].StreamFormatsArray.Should().HaveCount(2);
        await (await device.OpenFilterAsync()).OpenPinAsync(1, EchoDevice.Format);
        number.Should().Be(1);
        size--;
        (await ((Task)machine.StartAsync(echo)).OutcomeAsync()).Should().Be(NtStatus.BufferTooSmall);
    });

    [Fact]
    [Conformance("14.2 HW_STREAM_OBJECT", "4 HW_STREAM_OBJECT")]
    public void StreamObject_WithItsOwnRoutine_GetsItsRequestsThere() => Simulation.Run(1, async machine =>
    {
        var own = 0;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnOpen = stream => stream.ReceiveDataPacket = srb =>
            {
                own++;
                EchoDevice.Succeed(srb);
            },
        });
        await pin.ReadAsync(new byte[1]);
        own.Should().Be(1);
    });

    [Fact]
    [Conformance("14.2 HW_STREAM_REQUEST_BLOCK", "4 HW_STREAM_REQUEST_BLOCK", "4 srb-extension-uninitialized", "4 next-srb")]
    public void Srb_OfARead_HasItsFields() => Simulation.Run(1, async machine =>
    {
        var checks = 0;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, PerRequestExtensionSize = 8 },
            OnData = srb =>
            {
                srb.Flags.Should().Be((SrbFlags)3);
                srb.NumberOfBuffers.Should().Be(1);
                srb.NumberOfBytesToTransfer.Should().Be(5);
                srb.SrbExtension.Length.Should().Be(8);
                srb.SrbExtension.ContainsAnyExcept((byte)0).Should().BeTrue();
                srb.NextSrb = srb;
                srb.NextSrb.Should().BeSameAs(srb);
                srb.Irp!.IoControlCode.Should().Be(0x2F4017);
                checks++;
                EchoDevice.Succeed(srb);
            },
        });
        (await pin.ReadAsync(new byte[5]).OutcomeAsync()).Should().Be(NtStatus.Success);
        checks.Should().Be(1);
    });

    [Fact]
    [Conformance("4 srb-ownership")]
    public void Srb_CompletedTwice_IsABugCheck() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                EchoDevice.Succeed(srb);
                EchoDevice.Succeed(srb);
            },
        });
        await pin.ReadAsync(new byte[1]).OutcomeAsync();
        machine.BugChecks.Should().ContainSingle().Which.Code.Should().Be(BugCheckCode.MultipleIrpCompleteRequests);
    }, OnPurpose.UncaughtBugCheck);

    [Fact]
    [Conformance("14.2 HW_CLOCK_OBJECT", "4 clock-support-flags", "14.2 HW_TIME_CONTEXT", "14.2 TIME_FUNCTION")]
    public void ClockObject_WithSomeFlags_AnswersThoseFunctions() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnOpen = stream =>
            {
                stream.HwClockObject.ClockSupportFlags = (ClockSupportFlags)4;
                stream.HwClockObject.HwClockFunction = context =>
                {
                    ((int)context.Function).Should().Be(0);
                    context.Time = 42;
                };
            },
        });
        await using var clock = await pin.CreateClockAsync();
        await pin.SetStateAsync(KsState.Pause);
        clock.GetTime().Should().Be(42);
        clock.Invoking(static clock => clock.GetPhysicalTime()).Should().Throw<StreamRequestException>().Which.Status.Should().Be(NtStatus.NotSupported);
        ((int)TimeFunction.ReadOnboardClock).Should().Be(1);
        ((int)TimeFunction.SetOnboardClock).Should().Be(2);
        ((int)ClockSupportFlags.CanSetOnboardClock).Should().Be(1);
        ((int)ClockSupportFlags.CanReadOnboardClock).Should().Be(2);
    });

    [Fact]
    [Conformance("14.2 KSSCATTER_GATHER", "14.2 STREAM_BUFFER_TYPE")]
    public void ScatterGather_OfADmaStream_NamesItsPieces() => Simulation.Run(1, async machine =>
    {
        Unsafe.SizeOf<KsScatterGather>().Should().Be(16);
        ulong piece = 0;
        ulong translated = 0;
        ulong buffer = 0;
        var pin = await machine.OpenPinAsync(
            new EchoDevice
            {
                Registration = new HwInitializationData { MiniDriver = null!, BusMasterDma = true, DmaBufferSize = 64, PerRequestExtensionSize = 8 },
                OnOpen = static stream => stream.Dma = true,
                OnData = srb =>
                {
                    piece = srb.ScatterGatherBuffer[0].PhysicalAddress;
                    translated = srb.StreamClass.GetPhysicalAddress(srb, srb.CommandData.DataBufferArray[0].Data, (StreamBufferType)2, out _);
                    buffer = srb.StreamClass.GetPhysicalAddress(null, srb.StreamClass.GetDmaBuffer().Address, (StreamBufferType)1, out _);
                    EchoDevice.Succeed(srb);
                },
            },
            board: new BellBoard());
        (await pin.ReadAsync(new byte[64]).OutcomeAsync()).Should().Be(NtStatus.Success);
        piece.Should().NotBe(0).And.Be(translated);
        buffer.Should().NotBe(0);
        ((int)StreamBufferType.PerRequestExtension).Should().Be(0);
    });

    [Fact]
    [Conformance("14.2 CommandData", "4 structures-by-command", "14.2 STREAM_PROPERTY_DESCRIPTOR", "14.2 STREAM_METHOD_DESCRIPTOR", "14.2 STREAM_DATA_INTERSECT_INFO", "14.2 STREAM_TIME_REFERENCE", "14.2 time-reference-unused", "14.2 property-set-index", "14.2 property-sizes")]
    public void CommandData_OfEachCommand_HasTheMemberOfThatCommandOnly()
    {
        var data = default(CommandData);
        data.Begin(SrbCommand.GetDeviceProperty, new StreamPropertyDescriptor(3, new byte[24], new byte[8]));
        data.PropertyInfo.PropertySetId.Should().Be(3);
        data.PropertyInfo.PropertyInputSize.Should().Be(24);
        data.PropertyInfo.PropertyOutputSize.Should().Be(8);
        data.Begin(SrbCommand.StreamMethod, new StreamMethodDescriptor(1, new byte[24], new byte[4]));
        data.MethodInfo.MethodInputSize.Should().Be(24);
        data.Begin(SrbCommand.GetDataIntersection, new StreamDataIntersectInfo(7, EchoDevice.Format, new byte[64]));
        data.IntersectInfo.StreamNumber.Should().Be(7);
        data.Invoking(static data => data.StreamState).Should().Throw<InvalidOperationException>();
        data.Invoking(static data => data.MethodInfo).Should().Throw<InvalidOperationException>().WithMessage("*does not belong*");
        foreach (var command in Enum.GetValues<SrbCommand>())
        {
            data.Begin(command);
            data.Invoking(static data => data.TimeReference).Should().Throw<InvalidOperationException>();
        }

        Unsafe.SizeOf<StreamTimeReference>().Should().Be(32);
    }

    [Fact]
    [Conformance("14.2 HW_EVENT_DESCRIPTOR", "14.2 event-set-index", "14.2 event-descriptor-union")]
    public void EventDescriptor_OfTheDevice_HasItsExtensionAndNoStream() => Simulation.Run(1, async machine =>
    {
        HwDeviceExtension? device = null;
        await machine.StartAsync(new EchoDevice
        {
            OnDevice = srb =>
            {
                device = srb.HwDeviceExtension;
                EchoDevice.Answer(srb);
            },
        });
        var descriptor = new HwEventDescriptor { DeviceExtension = device!, EventEntry = null!, EnableEventSetIndex = 2, EventData = new byte[32], Enable = true };
        descriptor.DeviceExtension.Should().BeSameAs(device);
        descriptor.StreamObject.Should().BeNull();
        descriptor.EnableEventSetIndex.Should().Be(2);
        descriptor.EventData.Length.Should().Be(32);
    });

    [Fact]
    [Conformance("14.2 STREAM_PRIORITY", "13.11 low-to-high-first")]
    public void Priorities_ByTheirNativeValues_RunAtTheirLevels() => Simulation.Run(1, async machine =>
    {
        var levels = new List<Irql>();
        EchoDevice echo = new();
        await machine.StartAsync(echo);
        void Call(int priority, Action then) => echo.StreamClass.CallAtNewPriority(
            null,
            (StreamPriority)priority,
            _ =>
            {
                levels.Add(machine.Kernel.CurrentIrql);
                then();
            },
            null);
        Call(1, () => Call(2, () => Call(3, static () => { })));
        await machine.SettleAsync();
        levels.Should().Equal(Irql.Dispatch, Irql.Passive, Irql.Dispatch);
        ((int)StreamPriority.High).Should().Be(0);
    });

    [Fact]
    [Conformance("14.2 device-notification", "14.2 stream-notification")]
    public void Notifications_ByTheirNativeValues_CompleteAndMakeReady() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnDevice = static srb =>
            {
                EchoDevice.Fill(srb);
                srb.StreamClass.DeviceNotification((DeviceNotificationType)1, srb.HwDeviceExtension, srb);
                srb.StreamClass.DeviceNotification(0, srb.HwDeviceExtension);
            },
            OnData = static srb =>
            {
                srb.Status = NtStatus.Success;
                srb.StreamClass.StreamNotification((StreamNotificationType)3, srb.StreamObject, srb);
                srb.StreamClass.StreamNotification(0, srb.StreamObject);
            },
        });
        await pin.ReadAsync(new byte[1]);
        await pin.ReadAsync(new byte[1]);
        Enum.GetNames<DeviceNotificationType>().Should().Equal(
            "ReadyForNextDeviceRequest", "DeviceRequestComplete", "SignalMultipleDeviceEvents", "SignalDeviceEvent", "DeleteDeviceEvent", "SignalMultipleDeviceInstanceEvents");
        Enum.GetNames<StreamNotificationType>().Should().Equal(
            "ReadyForNextStreamDataRequest", "ReadyForNextStreamControlRequest", "HardwareStarved", "StreamRequestComplete", "SignalMultipleStreamEvents", "SignalStreamEvent", "DeleteStreamEvent");
    });

    private static bool HasName(Type type, string native) => type.GetCustomAttribute<NativeNameAttribute>()?.Name == native;
}
