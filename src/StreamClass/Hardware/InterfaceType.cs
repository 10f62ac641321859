using StreamClass.Kernel;

namespace StreamClass.Hardware;

/// <summary>The kind of bus that an adapter sits on.</summary>
/// <remarks>Native name: INTERFACE_TYPE. Values are native. Reference 14.2.</remarks>
[NativeName("INTERFACE_TYPE")]
public enum InterfaceType
{
    /// <summary>On the board of the processor.</summary>
    [NativeName("Internal")]
    Internal = 0,

    /// <summary>Industry Standard Architecture.</summary>
    [NativeName("Isa")]
    Isa = 1,

    /// <summary>Extended ISA.</summary>
    [NativeName("Eisa")]
    Eisa = 2,

    /// <summary>Micro Channel.</summary>
    [NativeName("MicroChannel")]
    MicroChannel = 3,

    /// <summary>TURBOchannel.</summary>
    [NativeName("TurboChannel")]
    TurboChannel = 4,

    /// <summary>Peripheral Component Interconnect.</summary>
    [NativeName("PCIBus")]
    PciBus = 5,
}
