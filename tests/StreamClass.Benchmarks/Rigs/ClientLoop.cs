using System.Diagnostics;

namespace StreamClass.Benchmarks.Rigs;

/// <summary>A client that keeps as many requests under way as it is told, and awaits the oldest before it sends the next.</summary>
internal static class ClientLoop
{
    /// <returns>Nanoseconds for each request.</returns>
    public static async Task<double> TimeAsync(IRequestTarget target, int requests, int depth)
    {
        var outstanding = new ValueTask[depth];
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < requests; i++)
        {
            await outstanding[i % depth];
            outstanding[i % depth] = target.SendAsync();
        }

        foreach (var last in outstanding)
        {
            await last;
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / requests;
    }
}
