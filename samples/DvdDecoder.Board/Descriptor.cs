using System.Runtime.InteropServices;

namespace DvdDecoder.Board;

/// <summary>What a descriptor says about its packet.</summary>
[Flags]
internal enum DescriptorFlags : uint
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>The first piece of a request.</summary>
    First = 0x1,

    /// <summary>The last piece of a request; the board writes its answer here.</summary>
    Last = 0x2,

    /// <summary><see cref="Descriptor.Time"/> is valid.</summary>
    TimeValid = 0x4,

    /// <summary>The data does not continue what came before.</summary>
    DataDiscontinuity = 0x8,

    /// <summary>What comes after does not continue the data.</summary>
    TimeDiscontinuity = 0x10,

    /// <summary>Nothing comes after.</summary>
    EndOfStream = 0x20,

    /// <summary>The board's: the request has no room for the data, which stays on the board.</summary>
    Overflow = 0x40,
}

/// <summary>One piece of a request, as it lies in a channel's ring.</summary>
[StructLayout(LayoutKind.Sequential, Size = NativeSize)]
internal struct Descriptor
{
    /// <summary>Bytes of a descriptor.</summary>
    public const int NativeSize = 32;

    /// <summary>Where the piece begins in physical memory.</summary>
    public uint Address;

    /// <summary>Its bytes.</summary>
    public uint Length;

    /// <summary>What it says about its packet.</summary>
    public DescriptorFlags Flags;

    /// <summary>In the first descriptor: bytes of the request. In the board's answer: bytes that it wrote.</summary>
    public uint Total;

    /// <summary>When the data is to be presented, or was, in units of 100 ns.</summary>
    public long Time;

    /// <summary>In the board's answer: how long the data lasts, in units of 100 ns.</summary>
    public uint Duration;

    /// <summary>In the board's answer: what the data is.</summary>
    public uint Type;
}
