using StreamClass.Kernel;

namespace StreamClass.Minidriver;

/// <summary>The class driver's side of an SRB.</summary>
internal interface ISrbOwner
{
    /// <summary>Seconds until the request times out; 0 means never.</summary>
    uint TimeoutCounter { get; set; }

    /// <summary>The IRP behind the request; null when none is.</summary>
    Irp? Irp { get; }

    /// <summary>The memory of one data buffer.</summary>
    Memory<byte> GetDataBuffer(int index);

    /// <summary>What follows one stream header.</summary>
    Memory<byte> GetHeaderExtension(int index);

    /// <summary>The minidriver's memory beside one stream header.</summary>
    Memory<byte> GetHeaderWorkspace(int index);
}
