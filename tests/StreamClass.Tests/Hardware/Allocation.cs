namespace StreamClass.Tests.Hardware;

/// <summary>How many bytes an action allocates once it has warmed up.</summary>
internal static class Allocation
{
    /// <summary>The least of several rounds: a collection in between makes the runtime count what was left of a block.</summary>
    public static long Of(Action action)
    {
        action();
        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
