using System.Runtime.InteropServices;
using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>One physically contiguous piece of a buffer that a device reads or writes.</summary>
/// <remarks>Native name: KSSCATTER_GATHER, 16 bytes. Any IRQL. Reference 14.2.</remarks>
/// <param name="PhysicalAddress">Where the piece begins, as the device sees it.</param>
/// <param name="Length">How long it is, in bytes.</param>
[NativeName("KSSCATTER_GATHER")]
[StructLayout(LayoutKind.Sequential, Size = 16)]
public readonly record struct KsScatterGather(ulong PhysicalAddress, uint Length);
