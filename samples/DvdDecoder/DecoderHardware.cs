using StreamClass.Hardware;

namespace DvdDecoder;

/// <summary>The card's registers by what they do.</summary>
/// <param name="io">The range that they lie in.</param>
internal sealed class DecoderHardware(IoRange io)
{
    private const uint AllInterrupts = 0xFF;

    private long _streamTime;
    private long _oscillator;

    /// <summary>Whether the card is one of ours.</summary>
    public bool IsPresent => io.ReadRegisterUlong(DecoderRegisters.Id) == DecoderRegisters.Identity;

    /// <summary>Puts the card into the state that it has after power on. It does not interrupt then.</summary>
    public void Reset() => io.WriteRegisterUlong(DecoderRegisters.Control, DecoderRegisters.ResetBoard);

    /// <summary>Lets the card interrupt, or not.</summary>
    public void EnableInterrupts(bool enabled) => io.WriteRegisterUlong(DecoderRegisters.InterruptMask, enabled ? AllInterrupts : 0);

    /// <summary>Reads and acknowledges what the card interrupts for; zero if it does not, or is gone.</summary>
    public uint TakeInterrupts()
    {
        var status = io.ReadRegisterUlong(DecoderRegisters.InterruptStatus);
        if (status is 0 or DecoderRegisters.Gone)
        {
            return 0;
        }

        io.WriteRegisterUlong(DecoderRegisters.InterruptStatus, status);
        return status;
    }

    /// <summary>The stream time, in units of 100 ns. It stands once the card is gone.</summary>
    public long ReadStreamTime() => ReadTime(DecoderRegisters.StreamTimeLow, DecoderRegisters.StreamTimeHigh, ref _streamTime);

    /// <summary>The time of the card's oscillator, in units of 100 ns. It stands once the card is gone.</summary>
    public long ReadOscillator() => ReadTime(DecoderRegisters.OscillatorLow, DecoderRegisters.OscillatorHigh, ref _oscillator);

    /// <summary>Tells the card where the ring of a channel is.</summary>
    public void SetRing(int channel, uint physicalAddress, uint descriptors)
    {
        WriteChannel(channel, DecoderRegisters.RingBase, physicalAddress);
        WriteChannel(channel, DecoderRegisters.RingSize, descriptors);
    }

    /// <summary>Says what a channel is to do.</summary>
    public void SetMode(int channel, ChannelMode mode) => WriteChannel(channel, DecoderRegisters.ChannelControl, (uint)mode);

    /// <summary>Tells the card how far a ring is filled.</summary>
    public void SetProducer(int channel, uint producer) => WriteChannel(channel, DecoderRegisters.Producer, producer);

    /// <summary>How far the card has come in a ring; <see cref="DecoderRegisters.Gone"/> if it is gone.</summary>
    public uint ReadConsumer(int channel) => io.ReadRegisterUlong(Offset(channel, DecoderRegisters.Consumer));

    // Reading the low half latches the high one, so the two belong together. The high half of a time is never all ones: the card has
    // gone then, perhaps after the low half was read.
    private long ReadTime(int low, int high, ref long last)
    {
        var lowHalf = io.ReadRegisterUlong(low);
        var highHalf = io.ReadRegisterUlong(high);
        return highHalf == DecoderRegisters.Gone ? last : last = ((long)highHalf << 32) | lowHalf;
    }

    private void WriteChannel(int channel, int register, uint value) => io.WriteRegisterUlong(Offset(channel, register), value);

    private static int Offset(int channel, int register) =>
        DecoderRegisters.FirstChannel + (channel * DecoderRegisters.ChannelStride) + register;
}
