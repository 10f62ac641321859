using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Requests;

/// <summary>The headers and buffers of a data request, and their mapping for the device.</summary>
internal sealed class RequestBuffers
{
    private Memory<byte>[] _buffers = new Memory<byte>[1];
    private KsScatterGather[] _scatterGather = [];
    private MemoryMapping?[] _mappings = [null];
    private Memory<StreamBuffer> _client;

    /// <summary>What the minidriver sees as DataBufferArray.</summary>
    public KsStreamHeader[] Headers { get; private set; } = new KsStreamHeader[1];

    public int Count { get; private set; }

    /// <summary>What lies beside the headers.</summary>
    public BesideHeaders Beside { get; } = new();

    /// <summary>The first header that says TYPECHANGED, or -1.</summary>
    public int TypeChange => FirstWith(KsStreamHeaderOptions.TypeChanged);

    /// <summary>Whether one of the headers says FLUSHONPAUSE.</summary>
    public bool AreFlushedOnPause => FirstWith(KsStreamHeaderOptions.FlushOnPause) >= 0;

    /// <summary>The first header that says more than its buffer holds, or -1.</summary>
    public int Overfilled
    {
        get
        {
            for (var i = 0; i < Count; i++)
            {
                if (Headers[i].DataUsed > (uint)_buffers[i].Length)
                {
                    return i;
                }
            }

            return -1;
        }
    }

    public Memory<byte> this[int index] => _buffers[index];

    /// <summary>Takes one buffer.</summary>
    public void Set(StreamRequest request, in KsStreamHeader header, Memory<byte> buffer)
    {
        Count = 1;
        Begin(request, header.OptionsFlags);
        var client = new StreamBuffer(header, buffer);
        Place(0, ref client, request.Srb.Command == SrbCommand.ReadData);
        Describe(request);
    }

    /// <summary>Takes several; the headers of a read are written back on completion.</summary>
    public void Set(StreamRequest request, Memory<StreamBuffer> buffers)
    {
        Take(request, buffers.Span);
        _client = buffers;
    }

    /// <summary>Takes several, whose client does not want its headers back.</summary>
    public void Take(StreamRequest request, Span<StreamBuffer> buffers)
    {
        MakeRoom(buffers.Length);
        Begin(request, buffers[0].HeaderInPlace.OptionsFlags);
        var isRead = request.Srb.Command == SrbCommand.ReadData;
        for (var i = 0; i < buffers.Length; i++)
        {
            Place(i, ref buffers[i], isRead);
        }

        Describe(request);
    }

    /// <summary>Makes ready for one buffer to be written, on a stream that has nothing beside its headers.</summary>
    public void BeginOne(HwStreamRequestBlock srb)
    {
        Count = 1;
        Beside.BeginPlain();
        srb.NumberOfBuffers = 1;
        srb.CommandData.Begin(SrbCommand.WriteData, Headers, 1);
    }

    /// <summary>Takes the memory of the one buffer, or gives it back.</summary>
    public void SetOne(Memory<byte> memory) => _buffers[0] = memory;

    /// <summary>Maps the buffers for the device.</summary>
    /// <returns>INSUFFICIENT_RESOURCES when the machine has no memory left to map them.</returns>
    public NtStatus Map(StreamRequest request, DeviceMemory memory, bool deviceWrites)
    {
        var elements = 0;
        for (var i = 0; i < Count; i++)
        {
            var length = (int)(deviceWrites ? Headers[i].FrameExtent : Headers[i].DataUsed);
            if (length == 0)
            {
                continue;
            }

            if (request.Device.Drive.FailsAt(FaultPoint.Mapping, request)
                || memory.Map(_buffers[i][..length], deviceWrites) is not { } mapping)
            {
                Unmap(memory);
                return NtStatus.InsufficientResources;
            }

            _mappings[i] = mapping;
            elements += mapping.Count;
        }

        if (_scatterGather.Length < elements)
        {
            _scatterGather = new KsScatterGather[Math.Max(elements, _scatterGather.Length * 2)];
        }

        var next = 0;
        for (var i = 0; i < Count; i++)
        {
            if (_mappings[i] is { } mapping)
            {
                mapping.Pieces.CopyTo(_scatterGather.AsSpan(next));
                next += mapping.Count;
            }
        }

        request.Srb.ScatterGather = _scatterGather;
        request.Srb.NumberOfScatterGatherElements = (uint)elements;
        request.Srb.NumberOfPhysicalPages = (uint)elements;
        return NtStatus.Success;
    }

    /// <summary>The physical address of a place in a buffer, or 0.</summary>
    public ulong Translate(KernelAddress address, DeviceMemory memory, out uint length)
    {
        var index = address.Region - 1;
        length = 0;
        return index >= 0 && index < Count && _mappings[index] is { } mapping ? memory.Translate(mapping, address.Offset, out length) : 0;
    }

    /// <summary>Takes the memory from the device, and gives the client its headers back.</summary>
    public void Finish(StreamRequest request)
    {
        if (Count == 0)
        {
            return;
        }

        Unmap(request.Device.Memory);
        Finish(request, _client.Span);
        _client = default;
    }

    /// <summary>Gives a client that is still there its headers back; the memory was not mapped.</summary>
    public void Finish(StreamRequest request, Span<StreamBuffer> client)
    {
        if (request.Srb.Command == SrbCommand.ReadData)
        {
            GiveBack(client);
        }

        foreach (ref var buffer in _buffers.AsSpan(0, Count))
        {
            buffer = default;
        }

        Count = 0;
    }

    /// <summary>The client does not wait in its call: its headers are given back when the request ends.</summary>
    public void Keep(Memory<StreamBuffer> client) => _client = client;

    private void MakeRoom(int count)
    {
        Count = count;
        if (_buffers.Length < count)
        {
            _buffers = new Memory<byte>[count];
            _mappings = new MemoryMapping?[count];
            Headers = new KsStreamHeader[count];
        }
    }

    private int FirstWith(KsStreamHeaderOptions flag)
    {
        for (var i = 0; i < Count; i++)
        {
            if ((Headers[i].OptionsFlags & flag) != 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The header of a format that is written is never extended (reference 13.10).</summary>
    private void Begin(StreamRequest request, KsStreamHeaderOptions first) => Beside.Begin(
        request.Stream!,
        Count,
        request.Srb.Command == SrbCommand.ReadData || (first & KsStreamHeaderOptions.TypeChanged) == 0);

    private void Place(int index, ref StreamBuffer client, bool isRead)
    {
        ref var header = ref Headers[index];
        header = client.HeaderInPlace;
        header.Size = (uint)(KsStreamHeader.NativeSize + Beside.ExtensionSize);
        header.Data = new KernelAddress((ushort)(index + 1), 0);
        _buffers[index] = client.Data;
        Beside.Take(index, client);
        if (isRead)
        {
            // What a client leaves here would be taken for what the minidriver says of the data: its TYPECHANGED holds up the next reads.
            header.OptionsFlags &= ReadFlags.OfRequest;
        }
    }

    private void GiveBack(Span<StreamBuffer> buffers)
    {
        for (var i = 0; i < buffers.Length; i++)
        {
            ref var client = ref buffers[i];
            client.HeaderInPlace = Headers[i];
            Beside.GiveBack(i, client);
        }
    }

    private void Describe(StreamRequest request)
    {
        var bytes = 0u;
        for (var i = 0; i < Count; i++)
        {
            bytes += request.Srb.Command == SrbCommand.ReadData ? Headers[i].FrameExtent : Headers[i].DataUsed;
        }

        request.Srb.NumberOfBuffers = (uint)Count;
        request.Srb.NumberOfBytesToTransfer = bytes;
        request.Srb.CommandData.Begin(request.Srb.Command, Headers, Count);
    }

    private void Unmap(DeviceMemory memory)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_mappings[i] is { } mapping)
            {
                _mappings[i] = null;
                memory.Unmap(mapping);
            }
        }
    }
}
