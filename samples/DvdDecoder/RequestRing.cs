using System.Runtime.InteropServices;
using StreamClass.Hardware;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace DvdDecoder;

/// <summary>The requests that the card works on for one stream, and the ring of descriptors that tells it of them.</summary>
/// <remarks>
/// Each buffer of a request is one packet for the card; each physical piece of it is one descriptor. One descriptor always stays free:
/// equal indices mean an empty ring.
/// </remarks>
internal sealed class RequestRing
{
    private readonly DecoderHardware _hardware;
    private readonly int _channel;
    private readonly Memory<byte> _memory;
    private readonly uint _mask;
    private readonly Queue<HwStreamRequestBlock> _requests = new();
    private uint _producer;
    private uint _consumer;

    /// <param name="hardware">The card.</param>
    /// <param name="channel">The channel, which is the number of the stream.</param>
    /// <param name="memory">Memory for a number of descriptors that is a power of two.</param>
    /// <param name="physicalAddress">Where the card finds it.</param>
    public RequestRing(DecoderHardware hardware, int channel, Memory<byte> memory, uint physicalAddress)
    {
        _hardware = hardware;
        _channel = channel;
        _memory = memory;
        var size = (uint)(memory.Length / Descriptor.NativeSize);
        _mask = size - 1;
        hardware.SetRing(channel, physicalAddress, size);
    }

    private Span<Descriptor> Descriptors => MemoryMarshal.Cast<byte, Descriptor>(_memory.Span);

    private uint Free => _mask - ((_producer - _consumer) & _mask);

    /// <summary>Whether a request needs more descriptors than there are.</summary>
    public bool IsTooLarge(HwStreamRequestBlock srb) => CountDescriptors(srb) > _mask;

    /// <summary>Hands a request to the card.</summary>
    /// <returns>False when the ring has no room for it now.</returns>
    public bool TryAdd(HwStreamRequestBlock srb)
    {
        if (CountDescriptors(srb) > Free)
        {
            return false;
        }

        Describe(srb);
        _requests.Enqueue(srb);
        _hardware.SetProducer(_channel, _producer);
        return true;
    }

    /// <summary>Asks the card how far it has come.</summary>
    public void Refresh()
    {
        var consumer = _hardware.ReadConsumer(_channel);
        if (consumer <= _mask)
        {
            _consumer = consumer;
        }
    }

    /// <summary>Takes a request that the card has finished, as of the last <see cref="Refresh"/>.</summary>
    public bool TryTakeFinished(out HwStreamRequestBlock srb)
    {
        if (!_requests.TryPeek(out srb!) || !IsPast(PlaceOf(srb)))
        {
            return false;
        }

        _requests.Dequeue();
        return true;
    }

    /// <summary>Takes the request that is to be finished next, done or not.</summary>
    public bool TryTake(out HwStreamRequestBlock srb) => _requests.TryDequeue(out srb!);

    /// <summary>The card's answer for one buffer of a finished request.</summary>
    /// <param name="srb">A request that was just taken.</param>
    /// <param name="buffer">The index of the buffer.</param>
    public Descriptor AnswerFor(HwStreamRequestBlock srb, int buffer)
    {
        var slot = PlaceOf(srb).First;
        for (; ; slot++)
        {
            ref readonly var descriptor = ref Descriptors[(int)(slot & _mask)];
            if ((descriptor.Flags & DescriptorFlags.Last) != 0 && buffer-- == 0)
            {
                return descriptor;
            }
        }
    }

    /// <summary>Takes a request out of the ring; the channel is suspended, so that the card looks at none of it meanwhile.</summary>
    /// <returns>False when the request is not in the ring.</returns>
    public bool Remove(HwStreamRequestBlock removed)
    {
        var found = false;
        for (var left = _requests.Count; left > 0; left--)
        {
            var srb = _requests.Dequeue();
            if (srb == removed)
            {
                // Its descriptors go, and what follows moves up. The card may have taken a part of it.
                found = true;
                var place = PlaceOf(srb);
                _producer = IsWithin(_consumer, place) ? _consumer : place.First;
                continue;
            }

            if (found)
            {
                Describe(srb);
            }

            _requests.Enqueue(srb);
        }

        if (found)
        {
            _hardware.SetProducer(_channel, _producer);
        }

        return found;
    }

    /// <summary>The card has dropped everything.</summary>
    public void Clear() => _producer = _consumer = 0;

    /// <summary>The requests that the card works on.</summary>
    public IEnumerable<HwStreamRequestBlock> Requests => _requests;

    private static ref RequestPlace PlaceOf(HwStreamRequestBlock srb) => ref MemoryMarshal.AsRef<RequestPlace>(srb.SrbExtension);

    private static uint LengthOf(HwStreamRequestBlock srb, in KsStreamHeader header) =>
        srb.Command == SrbCommand.ReadData ? header.FrameExtent : header.DataUsed;

    /// <summary>A buffer without memory needs a descriptor too: it may carry a flag, or wait for an answer.</summary>
    private static uint CountDescriptors(HwStreamRequestBlock srb)
    {
        var count = srb.NumberOfScatterGatherElements;
        foreach (ref readonly var header in srb.CommandData.DataBufferArray)
        {
            count += LengthOf(srb, header) == 0 ? 1u : 0;
        }

        return count;
    }

    private bool IsPast(RequestPlace place) => !IsWithin(_consumer, place);

    // All indices are compared by how far they lie behind the request's first descriptor.
    private bool IsWithin(uint index, RequestPlace place) => ((index - place.First) & _mask) < place.Count;

    private void Describe(HwStreamRequestBlock srb)
    {
        var first = _producer;
        var pieces = srb.ScatterGatherBuffer;
        foreach (ref readonly var header in srb.CommandData.DataBufferArray)
        {
            Describe(header, LengthOf(srb, header), ref pieces);
        }

        PlaceOf(srb) = new RequestPlace(first, (_producer - first) & _mask);
    }

    private void Describe(in KsStreamHeader header, uint total, ref ReadOnlySpan<KsScatterGather> pieces)
    {
        var flags = DescriptorFlags.First | header.OptionsFlags.ToDescriptorFlags();
        var left = total;
        do
        {
            var piece = left == 0 ? default : pieces[0];
            left -= piece.Length;
            pieces = piece.Length == 0 ? pieces : pieces[1..];
            Descriptors[(int)_producer] = new Descriptor
            {
                Address = (uint)piece.PhysicalAddress,
                Length = piece.Length,
                Flags = flags | (left == 0 ? DescriptorFlags.Last : DescriptorFlags.None),
                Total = total,
                Time = header.PresentationTime.ToTicks(),
            };
            flags &= ~DescriptorFlags.First;
            _producer = (_producer + 1) & _mask;
        }
        while (left > 0);
    }
}
