namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>The guarded device's state of one filter instance.</summary>
internal sealed class GuardedInstance
{
    /// <summary>How many pins of each stream are open.</summary>
    public int[] Open { get; } = new int[GuardedStreams.All.Count];
}
