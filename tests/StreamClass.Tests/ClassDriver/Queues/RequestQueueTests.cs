using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Queues;

/// <summary>Readiness and order of the three kinds of queue. Reference 6, 12.9, 12.16.</summary>
public class RequestQueueTests
{
    private readonly List<HwStreamRequestBlock> _held = [];

    [Fact]
    public void Delivery_Always_MakesTheDataQueueNotReady() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice { OnData = _held.Add });
        var reads = Start(3, () => pin.ReadAsync(new byte[1]).OutcomeAsync());
        await machine.SettleAsync();
        _held.Should().HaveCount(1);
        await pin.CloseAsync();
        (await Task.WhenAll(reads)).Should().AllBeEquivalentTo(NtStatus.Cancelled);
    });

    [Fact]
    [Conformance("3 StreamNotification", "3 ReadyForNextStreamDataRequest")]
    public void Ready_ForData_DeliversTheNext() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice { OnData = _held.Add });
        _ = Start(3, () => pin.ReadAsync(new byte[1]).OutcomeAsync());
        for (var count = 1; count <= 3; count++)
        {
            await machine.SettleAsync();
            _held.Should().HaveCount(count);
            ReadyForData(_held[0]);
        }

        // All three are held at once: ready came before complete.
        foreach (var srb in _held)
        {
            Complete(srb);
        }
    });

    [Fact]
    [Conformance("3 StreamNotification", "3 StreamRequestComplete")]
    public void Complete_WithoutReady_DeliversNothing() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice { OnData = _held.Add });
        var reads = Start(2, () => pin.ReadAsync(new byte[1]).OutcomeAsync());
        await machine.SettleAsync();
        Complete(_held[0]);
        (await reads[0]).Should().Be(NtStatus.Success);
        await machine.SettleAsync();
        _held.Should().HaveCount(1);
        ReadyForData(_held[0]);
        await machine.SettleAsync();
        _held.Should().HaveCount(2);
    });

    [Fact]
    [Conformance("3 CompleteRequestAndMarkQueueReady")]
    public void CompleteAndReady_OfTheHead_DeliversTheNext() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice { OnData = _held.Add });
        var reads = Start(2, () => pin.ReadAsync(new byte[1]).OutcomeAsync());
        await machine.SettleAsync();
        EchoDevice.Succeed(_held[0]);
        (await reads[0]).Should().Be(NtStatus.Success);
        _held.Should().HaveCount(2);
    });

    [Fact]
    public void Ready_Twice_IsTheSameAsOnce() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice { OnData = _held.Add });
        _ = pin.ReadAsync(new byte[1]).OutcomeAsync();
        ReadyForData(_held[0]);
        ReadyForData(_held[0]);
        _ = Start(2, () => pin.ReadAsync(new byte[1]).OutcomeAsync());
        await machine.SettleAsync();
        _held.Should().HaveCount(2);
    });

    [Fact]
    public void Ready_InsideTheCallback_DeliversOnlyAfterItHasReturned() => Simulation.Run(1, async machine =>
    {
        var depth = 0;
        var deepest = 0;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                deepest = Math.Max(deepest, ++depth);
                ReadyForData(srb);
                Complete(srb);
                depth--;
            },
        });
        await Task.WhenAll(Start(5, () => pin.ReadAsync(new byte[1]).OutcomeAsync()));
        deepest.Should().Be(1);
    });

    [Fact]
    public void Requests_OfOneStream_ArriveInTheOrderInWhichTheyWereSent() => Seeds.Each(100, async machine =>
    {
        var sizes = new List<uint>();
        HwStreamRequestBlock? late = null;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                sizes.Add(srb.NumberOfBytesToTransfer);
                if (sizes.Count % 3 == 0)
                {
                    // Every third comes back later, from a timer.
                    late = srb;
                    srb.StreamClass.ScheduleTimer(srb.StreamObject, 5, _ => EchoDevice.Succeed(late), null);
                    return;
                }

                EchoDevice.Succeed(srb);
            },
        });
        await Task.WhenAll(Enumerable.Range(1, 20).Select(size => pin.ReadAsync(new byte[size]).AsTask()).ToArray());
        sizes.Should().Equal(Enumerable.Range(1, 20).Select(size => (uint)size));
    });

    [Fact]
    public void Queues_OfOneDevice_DoNotWaitForEachOther() => Simulation.Run(1, async machine =>
    {
        var filter = await machine.OpenAsync(new EchoDevice { OnData = _held.Add });
        var pin = await filter.OpenOutputAsync();
        var other = await filter.OpenOutputAsync();
        _ = pin.ReadAsync(new byte[1]).OutcomeAsync();
        _held.Should().HaveCount(1);

        // The data queue of the first pin is not ready; everything else goes on.
        await pin.RunAsync();
        _ = other.ReadAsync(new byte[1]).OutcomeAsync();
        _held.Should().HaveCount(2);
        await filter.OpenInputAsync();
    });

    [Fact]
    [Conformance("1 GET_STREAM_STATE", "3 ReadyForNextStreamControlRequest")]
    public void ControlQueue_NotReady_HoldsOnlyControlRequestsOfItsStream() => Simulation.Run(1, async machine =>
    {
        var filter = await machine.OpenAsync(new EchoDevice { OnControl = _held.Add });
        var pin = await filter.OpenOutputAsync();
        var other = await filter.OpenOutputAsync();
        var state = pin.GetStateAsync();
        var format = pin.GetDataFormatAsync();
        var elsewhere = other.GetStateAsync();
        await machine.SettleAsync();
        _held.Select(srb => srb.Command).Should().Equal(SrbCommand.GetStreamState, SrbCommand.GetStreamState);
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);

        var first = _held[0];
        first.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamControlRequest, first.StreamObject);
        await machine.SettleAsync();
        _held.Should().HaveCount(3);
        foreach (var srb in _held)
        {
            EchoDevice.Succeed(srb);
        }

        await Task.WhenAll(state, format, elsewhere);
    });

    [Fact]
    [Conformance("3 DeviceNotification", "3 ReadyForNextDeviceRequest", "3 DeviceRequestComplete")]
    public void DeviceNotification_ReadyForNextDeviceRequest_DeliversTheNextDeviceRequest() => Simulation.Run(1, async machine =>
    {
        var device = await machine.StartAsync(new EchoDevice
        {
            OnDevice = srb =>
            {
                if (srb is { Command: SrbCommand.OpenStream, StreamObject.StreamNumber: EchoDevice.Output })
                {
                    _held.Add(srb);
                    return;
                }

                EchoDevice.Answer(srb);
            },
        });
        var filters = new[] { await device.OpenFilterAsync(), await device.OpenFilterAsync() };
        var open = await filters[0].OpenInputAsync();
        var opens = filters.Select(filter => filter.OpenOutputAsync()).ToArray();
        await machine.SettleAsync();
        _held.Should().HaveCount(1);

        // The device queue is not ready; a stream goes on.
        (await open.WriteAsync(default, new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
        await open.SetStateAsync(KsState.Acquire);
        _held[0].StreamClass.DeviceNotification(DeviceNotificationType.ReadyForNextDeviceRequest, _held[0].HwDeviceExtension);
        _held.Should().HaveCount(2);
        foreach (var srb in _held)
        {
            srb.Status = NtStatus.Success;
            srb.StreamClass.DeviceNotification(DeviceNotificationType.DeviceRequestComplete, srb.HwDeviceExtension, srb);
        }

        _held[0].StreamClass.DeviceNotification(DeviceNotificationType.ReadyForNextDeviceRequest, _held[0].HwDeviceExtension);
        await Task.WhenAll(opens);
    });

    [Fact]
    public void Streams_AllWithWork_TakeTurns() => Simulation.Run(1, async machine =>
    {
        var order = new List<HwStreamObject>();
        var isOpen = false;
        var echo = new EchoDevice
        {
            OnData = srb =>
            {
                if (!isOpen)
                {
                    _held.Add(srb);
                    return;
                }

                order.Add(srb.StreamObject);
                EchoDevice.Succeed(srb);
            },
        };
        var filter = await machine.OpenAsync(echo);
        var pins = new[] { await filter.OpenOutputAsync(), await filter.OpenOutputAsync(), await filter.OpenOutputAsync() };
        var reads = pins.SelectMany(pin => Start(11, () => pin.ReadAsync(new byte[1]).OutcomeAsync())).ToArray();
        await machine.SettleAsync();
        _held.Should().HaveCount(3);

        // All three become ready under one hold of the lock.
        echo.StreamClass.CallAtNewPriority(
            null,
            StreamPriority.High,
            _ =>
            {
                isOpen = true;
                _held.ForEach(EchoDevice.Succeed);
            },
            null);
        (await Task.WhenAll(reads)).Should().AllBeEquivalentTo(NtStatus.Success);
        order.Should().HaveCount(30);
        order.Chunk(3).Should().AllSatisfy(round => round.Should().OnlyHaveUniqueItems());
    });

    [Fact]
    [Conformance("1 flags")]
    public void Flags_OfAnSrb_TellItsKind() => Simulation.Run(1, async machine =>
    {
        var flags = new Dictionary<SrbCommand, SrbFlags>();
        void Note(HwStreamRequestBlock srb) => flags[srb.Command] = srb.Flags;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
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
        });
        await pin.SetStateAsync(KsState.Acquire);
        await pin.ReadAsync(new byte[1]);

        // Reference 1, the head of the table.
        flags[SrbCommand.OpenStream].Should().Be(SrbFlags.None);
        flags[SrbCommand.SetStreamState].Should().Be(SrbFlags.StreamRequest);
        flags[SrbCommand.ReadData].Should().Be(SrbFlags.StreamRequest | SrbFlags.DataTransfer);
    });

    [Fact]
    [Conformance("1 targets")]
    public void Requests_OfEachKind_ComeToTheRoutineOfTheirKind() => Simulation.Run(1, async machine =>
    {
        var device = new List<SrbCommand>();
        var control = new List<SrbCommand>();
        var data = new List<SrbCommand>();
        HwReceivePacketRoutine Into(List<SrbCommand> seen) => srb =>
        {
            seen.Add(srb.Command);
            EchoDevice.Answer(srb);
        };
        var filter = await machine.OpenAsync(new EchoDevice { OnDevice = Into(device), OnControl = Into(control), OnData = Into(data) });
        var pin = await filter.OpenOutputAsync();
        await pin.SetStateAsync(KsState.Acquire);
        await pin.GetStateAsync();
        await pin.ReadAsync(new byte[1]);
        await (await filter.OpenInputAsync()).WriteAsync(default, new byte[1]);

        // Reference 1, the head of the table.
        data.Should().Equal(SrbCommand.ReadData, SrbCommand.WriteData);
        control.Should().Equal(SrbCommand.SetStreamState, SrbCommand.GetStreamState);
        device.Should().Contain(SrbCommand.OpenStream).And.NotContain(data).And.NotContain(control);
    });

    private static Task<NtStatus>[] Start(int count, Func<Task<NtStatus>> call) =>
        Enumerable.Range(0, count).Select(_ => call()).ToArray();

    private static void ReadyForData(HwStreamRequestBlock srb) =>
        srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);

    private static void Complete(HwStreamRequestBlock srb)
    {
        srb.Status = NtStatus.Success;
        srb.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, srb.StreamObject, srb);
    }
}
