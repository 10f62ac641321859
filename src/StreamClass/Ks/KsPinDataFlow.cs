using StreamClass.Kernel;

namespace StreamClass.Ks;

/// <summary>Which way the data of a pin goes, seen from the filter.</summary>
/// <remarks>Native name: KSPIN_DATAFLOW. Reference 13.3.</remarks>
[NativeName("KSPIN_DATAFLOW")]
public enum KsPinDataFlow
{
    /// <summary>Into the filter: clients write.</summary>
    [NativeName("KSPIN_DATAFLOW_IN")]
    In = 1,

    /// <summary>Out of the filter: clients read.</summary>
    [NativeName("KSPIN_DATAFLOW_OUT")]
    Out = 2,
}
