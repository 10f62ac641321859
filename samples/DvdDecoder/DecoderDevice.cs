using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace DvdDecoder;

/// <summary>One card: the extension of its device.</summary>
internal sealed class DecoderDevice
{
    // A read of a picture has a descriptor for each of its pages, some 150 of them; packets have one or two.
    private static readonly int[] RingSizes = [256, 256, 1024, 256];

    private readonly HwStreamObject?[] _streams = new HwStreamObject?[DecoderStreams.Count];
    private KernelBuffer _rings;
    private uint _ringsAddress;

    /// <summary>The bytes of the DMA buffer that holds the rings.</summary>
    public static int DmaBufferSize => RingSizes.Sum() * Descriptor.NativeSize;

    /// <summary>The registers.</summary>
    public DecoderHardware Hardware { get; private set; } = null!;

    /// <summary>Whether the card has been pulled out.</summary>
    public bool IsGone { get; set; }

    /// <summary>The open streams.</summary>
    public IEnumerable<DecoderStream> OpenStreams =>
        _streams.OfType<HwStreamObject>().Select(stream => stream.HwStreamExtension.As<DecoderStream>());

    /// <summary>Checks the resources of the card and brings it into a known state.</summary>
    /// <returns>NO_SUCH_DEVICE when the card is another.</returns>
    public NtStatus Initialize(PortConfigurationInformation configuration, IStreamClass streamClass)
    {
        if (configuration.AccessRanges is not [{ RangeInMemory: true, RangeLength: >= DecoderRegisters.Length } range, ..])
        {
            return NtStatus.NoSuchDevice;
        }

        Hardware = new DecoderHardware(range.Io);
        if (!Hardware.IsPresent)
        {
            return NtStatus.NoSuchDevice;
        }

        Hardware.Reset();
        _rings = streamClass.GetDmaBuffer();
        _ringsAddress = (uint)streamClass.GetPhysicalAddress(null, _rings.Address, StreamBufferType.DmaBuffer, out var length);
        return length < DmaBufferSize ? NtStatus.InsufficientResources : NtStatus.Success;
    }

    /// <summary>Makes the ring of a stream, in its part of the DMA buffer.</summary>
    public RequestRing CreateRing(int stream)
    {
        var begin = RingSizes.Take(stream).Sum() * Descriptor.NativeSize;
        var size = RingSizes[stream] * Descriptor.NativeSize;
        return new RequestRing(Hardware, stream, _rings.Memory.Slice(begin, size), _ringsAddress + (uint)begin);
    }

    /// <summary>The open stream of a number, or null.</summary>
    public DecoderStream? Stream(int number) => _streams[number]?.HwStreamExtension.As<DecoderStream>();

    /// <summary>A stream was opened.</summary>
    public void Add(HwStreamObject stream) => _streams[stream.StreamNumber] = stream;

    /// <summary>A stream was closed.</summary>
    public void Remove(HwStreamObject stream) => _streams[stream.StreamNumber] = null;
}
