using StreamClass.Testing;
using StreamClass.Testing.Exploration;

namespace StreamClass.Campaigns.Museum;

/// <summary>One exploration of each exhibit, with the strategies that a test has by default.</summary>
internal static class Explorations
{
    /// <returns>Whether each ended as it should: the faulty minidriver is found, its corrected twin passes.</returns>
    public static bool Print(TextWriter output, MuseumOptions options)
    {
        var isAsExpected = true;
        foreach (var exhibit in options.Exhibits)
        {
            try
            {
                Explore.Schedules(
                    options.Schedules, machine => exhibit.PlayAsync(machine, options.IsOfCorrected), exhibit.Exploration);
                isAsExpected &= options.IsOfCorrected;
                output.WriteLine($"{exhibit.Name}: {options.Schedules} schedules pass.");
            }
            catch (ExplorationException found)
            {
                isAsExpected &= !options.IsOfCorrected;
                output.WriteLine($"{exhibit.Name}\n\n{found.Message}\n");
            }
        }

        return isAsExpected;
    }
}
