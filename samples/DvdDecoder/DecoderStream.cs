using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace DvdDecoder;

/// <summary>An open stream: the extension of its stream object.</summary>
/// <remarks>
/// Requests go into the ring as long as it has room; the first one that finds none waits, and the data queue is not marked ready until
/// it has its place. So the class driver keeps the rest, and cancels and times out what the minidriver never saw.
/// </remarks>
internal sealed class DecoderStream
{
    private HwStreamObject _object = null!;
    private DecoderHardware _hardware = null!;
    private RequestRing _ring = null!;
    private HwStreamRequestBlock? _waiting;

    /// <summary>The format that the stream was opened with, or that was set last.</summary>
    public KsDataFormatBlock Format { get; set; } = null!;

    /// <summary>The state of the stream.</summary>
    public KsState State { get; private set; }

    /// <summary>The clock that the stream follows, or null.</summary>
    public MasterClockHandle? MasterClock { get; set; }

    /// <summary>Begins the life of the stream.</summary>
    public void Open(HwStreamObject streamObject, DecoderDevice device, KsDataFormatBlock format)
    {
        _object = streamObject;
        _hardware = device.Hardware;
        _ring = device.CreateRing(streamObject.StreamNumber);
        Format = format;
    }

    /// <summary>Takes a read or a write.</summary>
    public void Submit(HwStreamRequestBlock srb)
    {
        if (State == KsState.Stop)
        {
            Complete(srb, NtStatus.Success);
        }
        else if (_ring.IsTooLarge(srb) || IsTooLong(srb))
        {
            Complete(srb, NtStatus.InvalidBufferSize);
        }
        else
        {
            // Only what can make progress may time out.
            srb.TimeoutCounter = State == KsState.Run ? srb.TimeoutOriginal : 0;
            if (!_ring.TryAdd(srb))
            {
                _waiting = srb;
                return;
            }
        }

        MarkReady();
    }

    /// <summary>Completes what the card has finished, and hands it what waits.</summary>
    public void Service()
    {
        _ring.Refresh();
        while (_ring.TryTakeFinished(out var srb))
        {
            Finish(srb);
        }

        if (_waiting is not null && _ring.TryAdd(_waiting))
        {
            _waiting = null;
            MarkReady();
        }
    }

    /// <summary>Tells the class driver that the card has no buffer for what is due.</summary>
    public void ReportStarving() =>
        _object.HwDeviceExtension.StreamClass.StreamNotification(StreamNotificationType.HardwareStarved, _object);

    /// <summary>Goes to another state.</summary>
    public void SetState(KsState state)
    {
        if (State != KsState.Stop)
        {
            // What the card has finished comes back with its data, whatever becomes of the rest.
            Quiesce();
            Service();
        }

        State = state;
        ApplyState();
        if (state == KsState.Stop)
        {
            CompleteAll(NtStatus.Success);
            return;
        }

        foreach (var srb in _ring.Requests)
        {
            srb.TimeoutCounter = state == KsState.Run ? srb.TimeoutOriginal : 0;
        }

        if (_waiting is not null)
        {
            _waiting.TimeoutCounter = state == KsState.Run ? _waiting.TimeoutOriginal : 0;
        }
    }

    /// <summary>Has the card do what the state asks for.</summary>
    public void ApplyState() => _hardware.SetMode(_object.StreamNumber, Mode);

    /// <summary>Has the card keep what it holds and move nothing.</summary>
    public void Quiesce() => _hardware.SetMode(_object.StreamNumber, Mode & ~ChannelMode.Running);

    /// <summary>Ends a request before its time, unless the card has finished it.</summary>
    public void Abort(HwStreamRequestBlock srb, NtStatus status)
    {
        // Suspended, the card neither reads the ring nor touches a buffer, and what it has finished is finished as a whole.
        _hardware.SetMode(_object.StreamNumber, Mode | ChannelMode.Suspended);
        Service();
        if (_waiting == srb)
        {
            _waiting = null;
            Complete(srb, status);
            MarkReady();
        }
        else if (_ring.Remove(srb))
        {
            Complete(srb, status);
            Service();
        }

        ApplyState();
    }

    /// <summary>Ends everything that the stream holds. The card does not work on it any more.</summary>
    public void CompleteAll(NtStatus status)
    {
        while (_ring.TryTake(out var srb))
        {
            Complete(srb, status);
        }

        _ring.Clear();
        if (_waiting is { } waiting)
        {
            _waiting = null;
            Complete(waiting, status);
            MarkReady();
        }
    }

    private ChannelMode Mode => State switch
    {
        KsState.Stop => ChannelMode.Off,
        KsState.Run => ChannelMode.Enabled | ChannelMode.Running,
        _ => ChannelMode.Enabled,
    };

    private static bool IsTooLong(HwStreamRequestBlock srb)
    {
        if (srb.Command == SrbCommand.WriteData)
        {
            foreach (ref readonly var header in srb.CommandData.DataBufferArray)
            {
                if (header.DataUsed > DecoderStreams.MaximumWrite)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Completes a request that the card has done.</summary>
    private void Finish(HwStreamRequestBlock srb)
    {
        var status = NtStatus.Success;
        if (srb.Command == SrbCommand.ReadData)
        {
            var headers = srb.CommandData.DataBufferArray;
            for (var i = 0; i < headers.Length; i++)
            {
                var answer = _ring.AnswerFor(srb, i);
                headers[i].Accept(answer);
                status = (answer.Flags & DescriptorFlags.Overflow) != 0 ? NtStatus.BufferTooSmall : status;
            }
        }

        Complete(srb, status);
    }

    private void Complete(HwStreamRequestBlock srb, NtStatus status)
    {
        srb.Status = status;
        srb.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, _object, srb);
    }

    private void MarkReady() =>
        _object.HwDeviceExtension.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, _object);
}
