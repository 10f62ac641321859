using System.Runtime.InteropServices;
using StreamClass.Ks;

namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>The guarded device's state of one open stream.</summary>
internal sealed class GuardedStream
{
    public KsState State { get; set; }

    public Later Later { get; } = new();

    /// <summary>Events that are enabled.</summary>
    public EnabledEvents Events { get; } = new();

    /// <summary>What a stream that is read has given.</summary>
    public StreamPattern Given { get; } = new();

    /// <summary>What a stream that is written has taken.</summary>
    public StreamPattern Taken { get; } = new();

    public byte[] Received() => MemoryMarshal.AsBytes<ulong>([(ulong)Taken.Position, Taken.Checksum]).ToArray();
}
