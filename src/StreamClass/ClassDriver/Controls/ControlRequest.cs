using StreamClass.Ks;

namespace StreamClass.ClassDriver.Controls;

/// <summary>One I/O control of a client, as it came.</summary>
/// <param name="Target">What it goes to.</param>
/// <param name="Code">The control code.</param>
/// <param name="Input">The structure that says what is asked.</param>
/// <param name="Output">The value: written for a get, read for a set.</param>
/// <param name="CancellationToken">Cancels the SRB that comes of it.</param>
internal sealed record ControlRequest(
    IControlTarget Target, uint Code, ReadOnlyMemory<byte> Input, Memory<byte> Output, CancellationToken CancellationToken)
{
    /// <summary>What the headers of a stream's data point to: one piece of memory for each.</summary>
    public ReadOnlyMemory<Memory<byte>> Data { get; init; }

    /// <summary>Whether there is the node that the request names; asked of one that is at least as long as a KSP_NODE.</summary>
    public bool HasNode => KsStructure.Read<KspNode>(Input.Span).NodeId < (Target.Topology?.TopologyNodes.Count ?? 0);
}
