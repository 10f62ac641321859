using StreamClass.Testing.Runs;

namespace StreamClass.Testing.Simulations;

/// <summary>Ends a run in which no step has been taken for too long in real time.</summary>
internal static class Watchdog
{
    /// <summary>Waits for the end of a run.</summary>
    /// <returns>False when it hangs. A hung carrier cannot be stopped; it is left behind, until its next call of the machine.</returns>
    public static bool Watch(RunState run, TimeSpan limit)
    {
        for (var steps = -1L; !run.AwaitEnd(limit); steps = run.Steps)
        {
            if (steps == run.Steps)
            {
                return false;
            }
        }

        return true;
    }
}
