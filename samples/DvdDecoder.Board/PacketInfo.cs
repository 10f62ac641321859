namespace DvdDecoder.Board;

/// <summary>What a packet is besides its bytes.</summary>
/// <param name="Flags">The flags of its first descriptor.</param>
/// <param name="Time">Its time in units of 100 ns, or null.</param>
internal readonly record struct PacketInfo(DescriptorFlags Flags, long? Time)
{
    /// <summary>Whether a flag is set.</summary>
    public bool Has(DescriptorFlags flag) => (Flags & flag) != 0;
}
