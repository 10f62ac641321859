using System.Runtime.InteropServices;
using StreamClass.Hardware;

namespace DvdDecoder.Board;

/// <summary>One channel: its registers, and the way to the descriptors of its ring.</summary>
/// <param name="number">The number of the channel, which its interrupt bits go by.</param>
internal sealed class DmaChannel(int number)
{
    private Descriptor[] _descriptors = new Descriptor[64];
    private uint _base;
    private uint _size = 1;
    private uint _producer;
    private uint _consumer;

    /// <summary>The board's way to memory, known once it is plugged in.</summary>
    public DmaAdapter? Dma { get; set; }

    /// <summary>The bits of the interrupt status that the channel has set and the board has not collected.</summary>
    public uint RaisedInterrupts { get; set; }

    /// <summary>What the channel does.</summary>
    public ChannelMode Mode { get; private set; }

    /// <summary>Whether the channel takes part.</summary>
    public bool IsEnabled => (Mode & ChannelMode.Enabled) != 0;

    /// <summary>Whether data moves.</summary>
    public bool IsRunning => (Mode & ChannelMode.Running) != 0;

    /// <summary>Whether a request can be taken from the ring.</summary>
    public bool HasRequest => Mode == (ChannelMode.Enabled | ChannelMode.Running) && _consumer != _producer;

    /// <summary>Takes a new mode. Switched off, the ring is empty.</summary>
    public void SetMode(ChannelMode mode)
    {
        Mode = mode;
        if (!IsEnabled)
        {
            _producer = _consumer = 0;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        SetMode(ChannelMode.Off);
        _base = 0;
        _size = 1;
        RaisedInterrupts = 0;
    }

    /// <summary>Reads one of the channel's registers.</summary>
    public uint Read(int register) => register switch
    {
        RegisterMap.ChannelControl => (uint)Mode,
        RegisterMap.RingBase => _base,
        RegisterMap.RingSize => _size,
        RegisterMap.Producer => _producer,
        RegisterMap.Consumer => _consumer,
        _ => 0,
    };

    /// <summary>Writes one of the registers that describe the ring.</summary>
    public void Write(int register, uint value)
    {
        switch (register)
        {
            case RegisterMap.RingBase:
                _base = value;
                break;
            case RegisterMap.RingSize when value != 0 && (value & (value - 1)) == 0:
                _size = value;
                break;
            case RegisterMap.Producer:
                _producer = value & (_size - 1);
                break;
        }
    }

    /// <summary>Reads the descriptors of the next request, whole.</summary>
    /// <returns>The descriptors, valid until the next call; none when the ring holds no whole request.</returns>
    public Span<Descriptor> PeekRequest()
    {
        var available = (int)((_producer - _consumer) & (_size - 1));
        var count = 0;
        while (count < available)
        {
            // Most requests have few pieces, so they are fetched a few at a time, and never across the end of the ring.
            var slot = (_consumer + (uint)count) & (_size - 1);
            var fetched = Math.Min(Math.Min(count == 0 ? 2 : 32, available - count), (int)(_size - slot));
            Reserve(count + fetched);
            Dma!.Read(_base + (slot * Descriptor.NativeSize), MemoryMarshal.AsBytes(_descriptors.AsSpan(count, fetched)));
            for (var end = count + fetched; count < end; count++)
            {
                if ((_descriptors[count].Flags & DescriptorFlags.Last) != 0)
                {
                    return _descriptors.AsSpan(0, count + 1);
                }
            }
        }

        return default;
    }

    /// <summary>Gives the request that was peeked back to the driver.</summary>
    /// <param name="count">Its descriptors.</param>
    public void Complete(int count)
    {
        _consumer = (_consumer + (uint)count) & (_size - 1);
        RaisedInterrupts |= 1u << number;
    }

    /// <summary>Gives the request that was peeked back with an answer in its last descriptor.</summary>
    /// <param name="count">Its descriptors.</param>
    /// <param name="answer">What the driver finds there.</param>
    public void Complete(int count, Descriptor answer)
    {
        var slot = (_consumer + (uint)(count - 1)) & (_size - 1);
        answer.Address = _descriptors[count - 1].Address;
        answer.Length = _descriptors[count - 1].Length;
        answer.Flags |= _descriptors[count - 1].Flags & (DescriptorFlags.First | DescriptorFlags.Last);
        Dma!.Write(_base + (slot * Descriptor.NativeSize), MemoryMarshal.AsBytes(new ReadOnlySpan<Descriptor>(in answer)));
        Complete(count);
    }

    /// <summary>Says that the channel needs a request and has none.</summary>
    public void RaiseStarving() => RaisedInterrupts |= 1u << (number + RegisterMap.StarvingShift);

    private void Reserve(int count)
    {
        if (_descriptors.Length < count)
        {
            Array.Resize(ref _descriptors, Math.Max(count, _descriptors.Length * 2));
        }
    }
}
