namespace DvdDecoder;

/// <summary>The registers of the card, as its manual lists them: 32 bits each, in the range in memory.</summary>
internal static class DecoderRegisters
{
    public const int Id = 0x00;                // reads Identity
    public const int Control = 0x08;           // bit 0: reset
    public const int InterruptStatus = 0x0C;   // bits 0-3 progress, 4-7 starving, of the channels 0-3; write ones to clear
    public const int InterruptMask = 0x10;     // which of them interrupt
    public const int StreamTimeLow = 0x14;     // latches the high half
    public const int StreamTimeHigh = 0x18;
    public const int OscillatorLow = 0x1C;     // latches the high half
    public const int OscillatorHigh = 0x20;
    public const int FirstChannel = 0x100;
    public const int ChannelStride = 0x20;

    // Of a channel:
    public const int ChannelControl = 0x00;    // ChannelMode
    public const int RingBase = 0x04;          // physical address
    public const int RingSize = 0x08;          // descriptors, a power of two
    public const int Producer = 0x0C;          // the driver fills this one next
    public const int Consumer = 0x10;          // the card takes this one next

    public const uint Identity = 0x4456_4431;
    public const int Length = 0x200;
    public const uint ResetBoard = 1;
    public const int StarvingShift = 4;

    /// <summary>What every register of a card reads that is not there any more.</summary>
    public const uint Gone = uint.MaxValue;
}
