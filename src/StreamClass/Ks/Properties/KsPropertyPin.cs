using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>The properties of a filter's pin types.</summary>
/// <remarks>Native name: KSPROPERTY_PIN. Reference 13.3.</remarks>
[NativeName("KSPROPERTY_PIN")]
public enum KsPropertyPin : uint
{
    /// <summary>How many instances there can be and are in this filter.</summary>
    [NativeName("KSPROPERTY_PIN_CINSTANCES")]
    CInstances = 0,

    /// <summary>How many pin types there are.</summary>
    [NativeName("KSPROPERTY_PIN_CTYPES")]
    CTypes = 1,

    /// <summary>Which way the data goes.</summary>
    [NativeName("KSPROPERTY_PIN_DATAFLOW")]
    DataFlow = 2,

    /// <summary>The ranges of formats.</summary>
    [NativeName("KSPROPERTY_PIN_DATARANGES")]
    DataRanges = 3,

    /// <summary>A format out of ranges.</summary>
    [NativeName("KSPROPERTY_PIN_DATAINTERSECTION")]
    DataIntersection = 4,

    /// <summary>The interfaces.</summary>
    [NativeName("KSPROPERTY_PIN_INTERFACES")]
    Interfaces = 5,

    /// <summary>The mediums.</summary>
    [NativeName("KSPROPERTY_PIN_MEDIUMS")]
    Mediums = 6,

    /// <summary>Which part it takes in a connection.</summary>
    [NativeName("KSPROPERTY_PIN_COMMUNICATION")]
    Communication = 7,

    /// <summary>How many instances there can be and are in all filters.</summary>
    [NativeName("KSPROPERTY_PIN_GLOBALCINSTANCES")]
    GlobalCInstances = 8,

    /// <summary>How many instances the filter needs.</summary>
    [NativeName("KSPROPERTY_PIN_NECESSARYINSTANCES")]
    NecessaryInstances = 9,

    /// <summary>Where a pin without a handle leads to.</summary>
    [NativeName("KSPROPERTY_PIN_PHYSICALCONNECTION")]
    PhysicalConnection = 10,

    /// <summary>Its category.</summary>
    [NativeName("KSPROPERTY_PIN_CATEGORY")]
    Category = 11,

    /// <summary>Its name.</summary>
    [NativeName("KSPROPERTY_PIN_NAME")]
    Name = 12,

    /// <summary>The ranges of formats at present.</summary>
    [NativeName("KSPROPERTY_PIN_CONSTRAINEDDATARANGES")]
    ConstrainedDataRanges = 13,

    /// <summary>Whether it would take a format.</summary>
    [NativeName("KSPROPERTY_PIN_PROPOSEDATAFORMAT")]
    ProposeDataFormat = 14,
}
