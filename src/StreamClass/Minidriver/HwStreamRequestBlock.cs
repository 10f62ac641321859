using System.Diagnostics;
using StreamClass.Hardware;
using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>A stream request block (SRB): one request to the minidriver.</summary>
/// <remarks>
/// Native name: HW_STREAM_REQUEST_BLOCK. The class driver allocates and frees it. The minidriver owns it from the call that
/// delivers it until it completes it, and must not touch it afterwards. Reference 4.
/// </remarks>
[NativeName("HW_STREAM_REQUEST_BLOCK")]
[DebuggerDisplay("{Command} {Status}")]
public sealed class HwStreamRequestBlock
{
    /// <summary>Data buffers have small numbers of their own within each request.</summary>
    internal const ushort ExtensionRegion = 0xFFFE;

    private readonly ISrbOwner _owner;
    private readonly byte[] _extension;
    private CommandData _commandData;

    internal HwStreamRequestBlock(ISrbOwner owner, HwDeviceExtension device, int extensionSize)
    {
        _owner = owner;
        HwDeviceExtension = device;

        // The memory is not initialized natively; a pattern shows a minidriver that relies on zeros.
        _extension = extensionSize == 0 ? [] : new byte[extensionSize];
        _extension.AsSpan().Fill(0xCD);
    }

    /// <summary>What is asked.</summary>
    public SrbCommand Command { get; internal set; }

    /// <summary>What the minidriver answers.</summary>
    public NtStatus Status { get; set; }

    /// <summary>The stream of a stream request, OPEN_STREAM or CLOSE_STREAM.</summary>
    /// <exception cref="InvalidOperationException">The request has no stream.</exception>
    public HwStreamObject StreamObject =>
        StreamObjectOrNull ?? throw new InvalidOperationException($"{Command} has no stream object.");

    /// <summary>The extension of the device.</summary>
    public HwDeviceExtension HwDeviceExtension { get; }

    /// <summary>The services of the class driver.</summary>
    public IStreamClass StreamClass => HwDeviceExtension.StreamClass;

    /// <summary>The minidriver's memory beside this request, of PerRequestExtensionSize bytes; not initialized.</summary>
    [NativeName("SRBExtension")]
    public Span<byte> SrbExtension => _extension;

    /// <summary>What the interface calls the address of that memory: for GetPhysicalAddress, together with this request.</summary>
    public KernelAddress SrbExtensionAddress => _extension.Length == 0 ? default : new KernelAddress(ExtensionRegion, 0);

    /// <summary>What the command carries.</summary>
    public ref CommandData CommandData => ref _commandData;

    /// <summary>How many buffers DataBufferArray has.</summary>
    public uint NumberOfBuffers { get; internal set; }

    /// <summary>Seconds until the request times out, falling once a second while the minidriver holds it; 0 means never.</summary>
    public uint TimeoutCounter
    {
        get => _owner.TimeoutCounter;
        set
        {
            IsTouched = true;
            _owner.TimeoutCounter = value;
        }
    }

    /// <summary>What the counter starts from, in seconds.</summary>
    public uint TimeoutOriginal
    {
        get;
        set
        {
            IsTouched = true;
            field = value;
        }
    }

    /// <summary>The minidriver's own link to another request.</summary>
    [NativeName("NextSRB")]
    public HwStreamRequestBlock? NextSrb
    {
        get;
        set
        {
            IsTouched = true;
            field = value;
        }
    }

    /// <summary>The IRP that the request came from; null when the class driver sent it by itself.</summary>
    /// <remarks>
    /// UNKNOWN_DEVICE_COMMAND and UNKNOWN_STREAM_COMMAND are about it. It belongs to the class driver, which completes it with
    /// the status of this request. Any IRQL. Reference 1, 4.
    /// </remarks>
    public Irp? Irp
    {
        get
        {
            IsTouched = true;
            return _owner.Irp;
        }
    }

    /// <summary>What kind of request it is.</summary>
    public SrbFlags Flags { get; internal set; }

    /// <summary>The extension of the filter instance, or null when none was registered.</summary>
    public HwExtension? HwInstanceExtension { get; internal set; }

    /// <summary>Bytes that a data request moves.</summary>
    public uint NumberOfBytesToTransfer { get; internal set; }

    /// <summary>Bytes that a control request returned. Natively the same field as <see cref="NumberOfBytesToTransfer"/>.</summary>
    public uint ActualBytesTransferred
    {
        get;
        set
        {
            IsTouched = true;
            field = value;
        }
    }

    /// <summary>The physical pieces of all data buffers in order, on a DMA stream of a bus master.</summary>
    public ReadOnlySpan<KsScatterGather> ScatterGatherBuffer => ScatterGather.AsSpan(0, (int)NumberOfScatterGatherElements);

    /// <summary>How many pages the pieces lie in.</summary>
    public uint NumberOfPhysicalPages { get; internal set; }

    /// <summary>How many pieces there are.</summary>
    public uint NumberOfScatterGatherElements { get; internal set; }

    /// <summary>Whether somebody has left more here than a status since the class driver has set this to false.</summary>
    internal bool IsTouched { get; set; }

    internal HwStreamObject? StreamObjectOrNull { get; set; }

    internal KsScatterGather[] ScatterGather { get; set; } = [];

    internal ISrbOwner Owner => _owner;

    internal Memory<byte> ExtensionMemory => _extension;

    /// <summary>The memory of a data buffer, as <c>DataBufferArray[index].Data</c> points to it. Any IRQL.</summary>
    /// <param name="index">The index of its header.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such buffer.</exception>
    /// <exception cref="InvalidOperationException">The request has been completed.</exception>
    public Memory<byte> GetDataBuffer(int index)
    {
        RequireBuffer(index);
        return _owner.GetDataBuffer(index);
    }

    /// <summary>What follows a stream header: StreamHeaderMediaSpecific bytes, or none behind that of a change of format. Any IRQL.</summary>
    /// <remarks>Natively it begins at <c>DataBufferArray[index] + 1</c>. Reference 13.10.</remarks>
    /// <param name="index">The index of the header.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such header.</exception>
    /// <exception cref="InvalidOperationException">The request has been completed.</exception>
    public Memory<byte> GetHeaderExtension(int index)
    {
        RequireBuffer(index);
        return _owner.GetHeaderExtension(index);
    }

    /// <summary>The minidriver's own memory beside a stream header: StreamHeaderWorkspace bytes, not initialized. Any IRQL.</summary>
    /// <param name="index">The index of the header.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such header.</exception>
    /// <exception cref="InvalidOperationException">The request has been completed.</exception>
    public Memory<byte> GetHeaderWorkspace(int index)
    {
        RequireBuffer(index);
        return _owner.GetHeaderWorkspace(index);
    }

    private void RequireBuffer(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, (int)NumberOfBuffers);
    }
}
