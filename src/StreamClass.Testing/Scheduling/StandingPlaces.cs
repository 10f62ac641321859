using System.Globalization;
using System.Text;

namespace StreamClass.Testing.Scheduling;

/// <summary>Says where the processors stand that do not run.</summary>
internal static class StandingPlaces
{
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
}
