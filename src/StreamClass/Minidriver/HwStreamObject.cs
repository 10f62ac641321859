using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>A routine that takes the requests of a stream.</summary>
/// <remarks>Native name: PHW_RECEIVE_STREAM_DATA_SRB, PHW_RECEIVE_STREAM_CONTROL_SRB. IRQL as the Receive routines. Reference 2.</remarks>
/// <param name="srb">The request; the minidriver owns it until it completes it.</param>
[NativeName("PHW_RECEIVE_STREAM_DATA_SRB")]
public delegate void HwReceivePacketRoutine(HwStreamRequestBlock srb);

/// <summary>An open stream, as the class driver and the minidriver share it.</summary>
/// <remarks>Native name: HW_STREAM_OBJECT. The class driver allocates it; the minidriver fills it in OPEN_STREAM. Reference 4.</remarks>
[NativeName("HW_STREAM_OBJECT")]
public sealed class HwStreamObject
{
    internal HwStreamObject(int streamNumber, HwDeviceExtension device, HwExtension extension, object owner)
    {
        StreamNumber = streamNumber;
        HwDeviceExtension = device;
        HwStreamExtension = extension;
        Owner = owner;
    }

    /// <summary>The index of the stream in the descriptor, which is the pin type id.</summary>
    public int StreamNumber { get; }

    /// <summary>The minidriver's state of this stream.</summary>
    public HwExtension HwStreamExtension { get; }

    /// <summary>The device that the stream belongs to.</summary>
    public HwDeviceExtension HwDeviceExtension { get; }

    /// <summary>Takes reads and writes; null means <see cref="IStrMiniDriver.ReceiveStreamDataPacket"/>.</summary>
    public HwReceivePacketRoutine? ReceiveDataPacket { get; set; }

    /// <summary>Takes all other requests; null means <see cref="IStrMiniDriver.ReceiveStreamControlPacket"/>.</summary>
    public HwReceivePacketRoutine? ReceiveControlPacket { get; set; }

    /// <summary>The clock of the stream.</summary>
    public HwClockObject HwClockObject { get; } = new();

    /// <summary>Whether the device moves the data of this stream by DMA, so that its buffers come with scatter/gather lists.</summary>
    public bool Dma
    {
        get;
        set
        {
            field = value;
            NoteKind();
        }
    }

    /// <summary>Whether the minidriver itself reads or writes the buffers.</summary>
    public bool Pio { get; set; }

    /// <summary>Bytes that follow each stream header, such as a KS_FRAME_INFO; see <see cref="HwStreamRequestBlock.GetHeaderExtension"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int StreamHeaderMediaSpecific
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
            NoteKind();
        }
    }

    /// <summary>Bytes of workspace that the minidriver wants with each stream header; see <see cref="HwStreamRequestBlock.GetHeaderWorkspace"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int StreamHeaderWorkspace
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
            NoteKind();
        }
    }

    /// <summary>Whether the stream has an allocator of its own.</summary>
    public bool Allocator { get; set; }

    /// <summary>Told of events of the stream that are enabled and disabled, or null.</summary>
    public HwEventRoutine? HwEventRoutine { get; set; }

    /// <summary>Whether its data is nothing but headers and buffers: no DMA, and nothing beside the headers.</summary>
    internal bool IsPlain { get; private set; } = true;

    /// <summary>Whether nothing lies beside the headers.</summary>
    internal bool HasPlainHeaders => (StreamHeaderMediaSpecific | StreamHeaderWorkspace) == 0;

    /// <summary>What the class driver keeps for the stream.</summary>
    internal object Owner { get; }

    private void NoteKind() => IsPlain = !Dma && HasPlainHeaders;
}
