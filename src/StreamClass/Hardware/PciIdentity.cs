namespace StreamClass.Hardware;

/// <summary>What a PCI board says that it is.</summary>
/// <remarks>Any IRQL. Reference 11.</remarks>
/// <param name="VendorId">Who made the chip.</param>
/// <param name="DeviceId">Which chip it is.</param>
/// <param name="SubsystemVendorId">Who made the board.</param>
/// <param name="SubsystemId">Which board it is.</param>
/// <param name="RevisionId">Which revision of the chip it is.</param>
/// <param name="ClassCode">The 24 bits of base class, subclass and programming interface; 0x040000 is a video device.</param>
public readonly record struct PciIdentity(
    ushort VendorId,
    ushort DeviceId,
    ushort SubsystemVendorId = 0,
    ushort SubsystemId = 0,
    byte RevisionId = 0,
    uint ClassCode = 0x040000);
