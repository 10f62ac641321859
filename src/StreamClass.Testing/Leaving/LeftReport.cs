using System.Diagnostics;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Leaving;

/// <summary>Says where a scenario has left the simulation. Written on the thread that came in from outside.</summary>
internal static class LeftReport
{
    /// <param name="call">What the thread did.</param>
    /// <param name="posted">What it posted to the machine's context, or null.</param>
    public static string Write(string call, object? posted)
    {
        var stack = new StackTrace(skipFrames: 1, fNeedFileInfo: true);
        var method = AwaitingMethod.Find(posted);
        var departure = Departures.Of(stack);
        if (departure is not (Departure.CancelAfter or Departure.CancelAsync) && method?.Awaited is { } awaited)
        {
            departure = Departures.Of(awaited) ?? departure;
        }

        return $"The scenario left the simulation: {call}{Of(method)} came from a thread that the simulation does not control, "
            + $"{CallPlace.Describe(stack)}. {Departures.Remedy(departure)}";
    }

    private static string Of(AwaitingMethod? method) =>
        method is null ? string.Empty
        : method.Awaited is null ? $" of {method.Name}"
        : $" of {method.Name}, which awaited {Departures.Name(method.Awaited)},";
}
