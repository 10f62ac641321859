using System.Diagnostics;
using System.Runtime.CompilerServices;
using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>The registers or ports of one range, as a driver reads and writes them.</summary>
/// <remarks>
/// Ranges in memory take only the register forms, ranges of ports only the port forms. An access outside of the range, or not
/// aligned to its width, is a bug check. Each access is a preemption point of a simulated machine. Once the device is gone,
/// reads give all ones and writes vanish. Any IRQL. Reference 11.
/// </remarks>
[DebuggerDisplay("range {_range} of {_device.Name}")]
public sealed partial class IoRange
{
    private readonly KernelDrive _drive;
    private readonly VirtualDevice _device;
    private readonly IBoardObserver? _observer;
    private readonly int _attachment;
    private readonly int _range;

    internal IoRange(DeviceBus bus, VirtualDevice device, int attachment, int range)
    {
        _drive = bus.Drive;
        _observer = bus.BoardObserver;
        _device = device;
        _attachment = attachment;
        _range = range;
        Length = (int)device.Ranges[range].Length;
        InMemory = device.Ranges[range].InMemory;
    }

    /// <summary>How many bytes the range has.</summary>
    public int Length { get; }

    /// <summary>Whether these are registers in memory (true) or ports (false).</summary>
    public bool InMemory { get; }

    private uint Read(int offset, int width, bool inMemory)
    {
        Check(offset, width, inMemory);
        var value = _drive.IsSimulated && _drive.FaultAt(FaultPoint.RegisterRead, this) == FaultEffect.Fails
            ? uint.MaxValue >> (32 - (8 * width))
            : _device.Read(_attachment, _range, offset, width);
        _observer?.RegisterRead(_device, _range, offset, width, value);
        return value;
    }

    private void Write(int offset, int width, bool inMemory, uint value)
    {
        Check(offset, width, inMemory);
        _observer?.RegisterWritten(_device, _range, offset, width, value);
        _device.Write(_attachment, _range, offset, width, value);
    }

    private void Check(int offset, int width, bool inMemory)
    {
        if (inMemory != InMemory || (uint)offset > (uint)(Length - width) || (offset & (width - 1)) != 0)
        {
            throw Violation(offset, width, inMemory);
        }

        if (_drive.IsSimulated)
        {
            _drive.Preempt(inMemory ? PreemptionPoint.RegisterAccess : PreemptionPoint.PortAccess, this);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private BugCheckException Violation(int offset, int width, bool inMemory)
    {
        var what = InMemory ? "registers in memory" : "ports";
        var why =
            inMemory != InMemory ? $"the range has {what}, which need the other form of access"
            : (offset & (width - 1)) != 0 ? "that is not aligned"
            : $"the range has {Length} bytes";
        return _drive.BugCheck(
            BugCheckCode.DriverVerifierDetectedViolation,
            $"An access to {width} bytes at offset 0x{offset:X} of range {_range} of {_device.Name}: {why}.",
            (ulong)offset,
            (uint)width,
            (uint)_range);
    }
}
