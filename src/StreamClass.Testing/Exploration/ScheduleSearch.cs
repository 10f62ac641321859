using StreamClass.Testing.Choices;
using StreamClass.Testing.Exploration.Exhaustive;

namespace StreamClass.Testing.Exploration;

/// <summary>Runs schedule after schedule until one fails.</summary>
internal sealed class ScheduleSearch(Func<Machine, Task> scenario, ExplorationOptions options)
{
    public ExplorationResult Run(int count)
    {
        var seeds = new SeededGenerator(options.Seed);
        var steps = 0L;
        for (var i = 0; i < count; i++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            var seed = seeds.Next();
            try
            {
                steps += Simulation.Run(seed, scenario, options.Simulation, options.Machine).Steps;
            }
            catch (SimulationException failure)
            {
                throw new ExplorationException(failure.Message, failure, i + 1, seed.ToString(System.Globalization.CultureInfo.InvariantCulture), 0);
            }
        }

        return new ExplorationResult { Schedules = count, DistinctSchedules = count, Steps = steps };
    }

    public SimulationResult Replay(string schedule) => EverySchedule.Is(schedule)
        ? Simulation.Replay(new FixedChooser(EverySchedule.Parse(schedule)), scenario, options.Simulation, options.Machine)
        : Simulation.Run(ulong.Parse(schedule, System.Globalization.CultureInfo.InvariantCulture), scenario, options.Simulation, options.Machine);
}
