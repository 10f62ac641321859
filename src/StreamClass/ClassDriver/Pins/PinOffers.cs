using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Pins;

/// <summary>Through what a pin can be connected, said or not by the minidriver.</summary>
/// <remarks>Reference 13.3.</remarks>
internal static class PinOffers
{
    /// <summary>No field of a description names interfaces: every pin has the streaming one.</summary>
    public static KsIdentifier[] Interfaces() => [KsInterface.Streaming];

    /// <summary>The mediums that the minidriver named; the standard one when it named none.</summary>
    public static KsIdentifier[] Mediums(HwStreamInformation information) => information.Mediums.Count == 0
        ? [KsMedium.AnyInstance]
        : [.. information.Mediums];
}
