using System.Runtime.CompilerServices;
using StreamClass.Ks;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>What a floor device calls under its lock. Two classes implement it and both are loaded, so that the call is a call.</summary>
internal interface IFloorHandler
{
    void Handle(in KsStreamHeader header, ReadOnlyMemory<byte> data);
}

/// <summary>Counts requests.</summary>
internal sealed class FloorHandler : IFloorHandler
{
    public long Received { get; private set; }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Handle(in KsStreamHeader header, ReadOnlyMemory<byte> data) => Received++;
}

/// <summary>Counts bytes.</summary>
internal sealed class FloorByteHandler : IFloorHandler
{
    public long Received { get; private set; }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Handle(in KsStreamHeader header, ReadOnlyMemory<byte> data) => Received += data.Length;
}
