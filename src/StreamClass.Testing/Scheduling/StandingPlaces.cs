using System.Globalization;
using System.Text;

namespace StreamClass.Testing.Scheduling;

/// <summary>Says where the processors stand that do not run.</summary>
internal static class StandingPlaces
{
    /// <summary>More do not help to find what holds whom.</summary>
    private const int MostStacks = 8;

    /// <summary>One sentence for each processor that stands still in the middle of something.</summary>
    public static string Describe(SimulatedMachine machine, SimulatedProcessor running)
    {
        var text = new StringBuilder();
        foreach (var other in machine.Processors)
        {
            if (other != running && other.IsBusy && other.Carrier is { } carrier)
            {
                var waits = other.StandsInSpin ? "waits in such a loop too" : "stands still";
                text.Append(CultureInfo.InvariantCulture, $" Processor {other.Number} {waits}, {carrier.AskPlace()}.");
            }
        }

        return text.ToString();
    }

    /// <summary>One sentence for each of the first stacks that wait or were preempted.</summary>
    public static string Describe(IReadOnlyList<ParkedStack> parked)
    {
        var text = new StringBuilder();
        foreach (var stack in parked.ToArray().Take(MostStacks))
        {
            var stands = stack.Gate is null ? "was preempted and stands still" : $"waits for {stack.Gate.Name}";
            text.Append(CultureInfo.InvariantCulture, $" A thread {stands}, {stack.Carrier.AskPlace()}.");
        }

        return text.ToString();
    }
}
