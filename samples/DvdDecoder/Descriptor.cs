using System.Runtime.InteropServices;

namespace DvdDecoder;

/// <summary>What a descriptor says about its packet.</summary>
[Flags]
internal enum DescriptorFlags : uint
{
    None = 0,

    /// <summary>The first piece of a packet.</summary>
    First = 0x1,

    /// <summary>The last piece of a packet; the card answers here.</summary>
    Last = 0x2,

    /// <summary><see cref="Descriptor.Time"/> is valid.</summary>
    TimeValid = 0x4,

    /// <summary>The data does not continue what came before.</summary>
    DataDiscontinuity = 0x8,

    /// <summary>What comes after does not continue the data.</summary>
    TimeDiscontinuity = 0x10,

    /// <summary>Nothing comes after.</summary>
    EndOfStream = 0x20,

    /// <summary>The card's: there was not enough room.</summary>
    Overflow = 0x40,
}

/// <summary>One piece of a packet, as the card reads it.</summary>
[StructLayout(LayoutKind.Sequential, Size = NativeSize)]
internal struct Descriptor
{
    public const int NativeSize = 32;

    /// <summary>Where the piece begins in physical memory.</summary>
    public uint Address;

    /// <summary>Its bytes.</summary>
    public uint Length;

    /// <summary>What it says about its packet.</summary>
    public DescriptorFlags Flags;

    /// <summary>In the first descriptor the bytes of the packet, in the card's answer those that it wrote.</summary>
    public uint Total;

    /// <summary>When the data is to be presented, or was, in units of 100 ns.</summary>
    public long Time;

    /// <summary>The card's: how long the data lasts, in units of 100 ns.</summary>
    public uint Duration;

    /// <summary>The card's: what the data is, in the bits of <see cref="PictureFlags"/> or <see cref="AudioFlags"/>.</summary>
    public uint Type;
}
