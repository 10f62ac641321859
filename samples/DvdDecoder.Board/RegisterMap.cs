namespace DvdDecoder.Board;

/// <summary>The registers of the board: 512 bytes of memory behind base address register 0, all 32 bits wide.</summary>
internal static class RegisterMap
{
    /// <summary>Bytes of registers.</summary>
    public const int Length = 512;

    /// <summary>Read: <see cref="Identity"/>.</summary>
    public const int Id = 0x00;

    /// <summary>Read: the revision of the register interface, in the lowest byte.</summary>
    public const int Revision = 0x04;

    /// <summary>Write: bit 0 resets the board. Reads zero.</summary>
    public const int Control = 0x08;

    /// <summary>Read: what wants attention. Write: ones clear. Bits 0-3 progress, bits 4-7 starving, of the channels 0-3.</summary>
    public const int InterruptStatus = 0x0C;

    /// <summary>Read and write: which bits of the status raise the interrupt.</summary>
    public const int InterruptMask = 0x10;

    /// <summary>Read: the low half of the stream time, in units of 100 ns; latches the high half.</summary>
    public const int ClockLow = 0x14;

    /// <summary>Read: the latched half.</summary>
    public const int ClockHigh = 0x18;

    /// <summary>Read: the low half of the oscillator's time, in units of 100 ns; latches the high half.</summary>
    public const int OscillatorLow = 0x1C;

    /// <summary>Read: the latched half.</summary>
    public const int OscillatorHigh = 0x20;

    /// <summary>Read: bytes of video that wait to be decoded.</summary>
    public const int VideoFifoLevel = 0x24;

    /// <summary>Read: bytes of samples that wait to be played.</summary>
    public const int AudioFifoLevel = 0x28;

    /// <summary>Read: pictures that were shown since the reset.</summary>
    public const int PicturesShown = 0x2C;

    /// <summary>Read: pictures of those that waited for a read.</summary>
    public const int PicturesLate = 0x30;

    /// <summary>Where the registers of channel 0 begin.</summary>
    public const int Channels = 0x100;

    /// <summary>Bytes from one channel to the next.</summary>
    public const int ChannelStride = 0x20;

    /// <summary>Of a channel, read and write: <see cref="ChannelMode"/>.</summary>
    public const int ChannelControl = 0x00;

    /// <summary>Of a channel, read and write: the physical address of its ring of descriptors.</summary>
    public const int RingBase = 0x04;

    /// <summary>Of a channel, read and write: how many descriptors the ring has, a power of two.</summary>
    public const int RingSize = 0x08;

    /// <summary>Of a channel, read and write: the descriptor that the driver fills next.</summary>
    public const int Producer = 0x0C;

    /// <summary>Of a channel, read: the descriptor that the board takes next.</summary>
    public const int Consumer = 0x10;

    /// <summary>What <see cref="Id"/> reads.</summary>
    public const uint Identity = 0x4456_4431;

    /// <summary>What <see cref="Revision"/> reads.</summary>
    public const uint CurrentRevision = 1;

    /// <summary>How far the starving bits lie above the progress bits.</summary>
    public const int StarvingShift = 4;
}
