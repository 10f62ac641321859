namespace StreamClass.Ks;

/// <summary>The interfaces of the standard set.</summary>
/// <remarks>Native name: KSPIN_INTERFACE. Reference 13.3.</remarks>
public static class KsInterface
{
    /// <summary>Data streams: what every pin of a stream class driver offers.</summary>
    public static KsIdentifier Streaming => new(KsInterfaceSetId.Standard, (uint)KsInterfaceStandard.Streaming);

    /// <summary>Data streams, and buffers can be looped.</summary>
    public static KsIdentifier LoopedStreaming => new(KsInterfaceSetId.Standard, (uint)KsInterfaceStandard.LoopedStreaming);

    /// <summary>No data streams.</summary>
    public static KsIdentifier Control => new(KsInterfaceSetId.Standard, (uint)KsInterfaceStandard.Control);
}
