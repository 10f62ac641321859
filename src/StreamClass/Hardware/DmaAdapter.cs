using System.Runtime.CompilerServices;
using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>The way of one virtual device to the machine's memory: by physical address, and only to what is mapped for it.</summary>
/// <remarks>
/// A transfer moves in copies that each stay within one frame of 4 KiB, and unmapping a buffer waits for at most one of them. A
/// transfer that a real machine would have answered with corrupted memory is recorded as a bug check and thrown. May be used
/// by a device's registers, events and by work beside. Any IRQL. Reference 11.
/// </remarks>
public sealed class DmaAdapter
{
    private readonly KernelDrive _drive;
    private readonly PhysicalMemory _memory;
    private long _bytesRead;
    private long _bytesWritten;
    private volatile bool _isConnected = true;

    internal DmaAdapter(KernelDrive drive, PhysicalMemory memory, string name, bool is24Bit)
    {
        _drive = drive;
        _memory = memory;
        Name = name;
        Is24Bit = is24Bit;
    }

    /// <summary>Whether the device has only 24 address lines, which reach below 16 MiB.</summary>
    public bool Is24Bit { get; }

    /// <summary>How many bytes the device has read from memory.</summary>
    public long BytesRead => Volatile.Read(ref _bytesRead);

    /// <summary>How many bytes the device has written to memory.</summary>
    public long BytesWritten => Volatile.Read(ref _bytesWritten);

    /// <summary>The name of the board.</summary>
    internal string Name { get; }

    /// <summary>Whether transfers reach memory; without it they read all ones and write nothing.</summary>
    internal bool IsConnected
    {
        get => _isConnected;
        set => _isConnected = value;
    }

    /// <summary>Moves bytes from memory into the device.</summary>
    /// <remarks>Once the device is removed, or may not master the bus, it reads all ones.</remarks>
    /// <param name="physicalAddress">The address of the first byte.</param>
    /// <param name="destination">Receives the bytes.</param>
    /// <exception cref="BugCheckException">Not all of the bytes are mapped for this device.</exception>
    public void Read(ulong physicalAddress, Span<byte> destination)
    {
        while (!destination.IsEmpty && _isConnected)
        {
            var wanted = destination.Length;
            var fault = Copy(physicalAddress, ref destination, default, out var moved);
            if (fault is not DmaFault.None && _isConnected)
            {
                throw Violation("read", physicalAddress, wanted, fault);
            }

            if (fault is not DmaFault.None)
            {
                break;
            }

            Interlocked.Add(ref _bytesRead, moved);
            physicalAddress += (uint)moved;
        }

        destination.Fill(0xFF);
    }

    /// <summary>Moves bytes from the device into memory.</summary>
    /// <remarks>Once the device is removed, or may not master the bus, nothing moves.</remarks>
    /// <param name="physicalAddress">The address of the first byte.</param>
    /// <param name="source">The bytes.</param>
    /// <exception cref="BugCheckException">Not all of the bytes are mapped for this device, or they are read-only.</exception>
    public void Write(ulong physicalAddress, ReadOnlySpan<byte> source)
    {
        var none = default(Span<byte>);
        while (!source.IsEmpty && _isConnected)
        {
            var fault = Copy(physicalAddress, ref none, source, out var moved);
            if (fault is not DmaFault.None && _isConnected)
            {
                throw Violation("write", physicalAddress, source.Length, fault);
            }

            if (fault is not DmaFault.None)
            {
                break;
            }

            Interlocked.Add(ref _bytesWritten, moved);
            physicalAddress += (uint)moved;
            source = source[moved..];
        }
    }

    /// <summary>Moves what lies within one frame: into <paramref name="destination"/>, or else out of <paramref name="source"/>.</summary>
    private DmaFault Copy(ulong address, ref Span<byte> destination, ReadOnlySpan<byte> source, out int moved)
    {
        moved = 0;
        ref var frame = ref _memory.FrameAt(address);
        if (Unsafe.IsNullRef(ref frame))
        {
            return DmaFault.Unmapped;
        }

        var within = (int)(address & (PhysicalMemory.FrameSize - 1));
        var wanted = Math.Min(PhysicalMemory.FrameSize - within, destination.Length + source.Length);
        frame.Busy.Enter(_drive);
        try
        {
            if (frame.Mapping is not { } mapping)
            {
                return DmaFault.Unmapped;
            }

            var start = frame.Base + within;
            var fault =
                mapping.Adapter != this ? DmaFault.OtherDevice
                : Is24Bit && address + (uint)wanted > PhysicalMemory.Limit24 ? DmaFault.Above24Bits
                : start < 0 || start + wanted > mapping.Length ? DmaFault.PastTheEnd
                : !source.IsEmpty && !mapping.IsWritable ? DmaFault.ReadOnly
                : DmaFault.None;
            if (fault is DmaFault.None)
            {
                moved = wanted;
                var bytes = mapping.Memory.Span.Slice(start, wanted);
                Move(bytes, ref destination, source);
            }

            return fault;
        }
        finally
        {
            frame.Busy.Leave();
        }
    }

    private static void Move(Span<byte> memory, ref Span<byte> destination, ReadOnlySpan<byte> source)
    {
        if (source.IsEmpty)
        {
            memory.CopyTo(destination);
            destination = destination[memory.Length..];
        }
        else
        {
            source[..memory.Length].CopyTo(memory);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private BugCheckException Violation(string verb, ulong address, int length, DmaFault fault) =>
        _drive.BugCheck(
            BugCheckCode.DriverVerifierDmaViolation,
            $"{Name} wanted to {verb} {length} bytes at 0x{address:X8}; {fault.Display()}.",
            address,
            (uint)length,
            (uint)fault);
}
