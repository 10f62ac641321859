using StreamClass.Testing.Choices;
using StreamClass.Testing.Exploration;
using StreamClass.Testing.Faults;
using StreamClass.Testing.Scheduling;
using StreamClass.Testing.Simulations;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Injections;

/// <summary>Runs a scenario undisturbed, and then once for each thing that can be done to it.</summary>
internal sealed class InjectionSearch(InjectionFamily family, PlayedScenario scenario, InjectionOptions options)
{
    private long _runs;
    private long _explained;

    /// <exception cref="ArgumentException">The options ask for what runs with one injection do not do, or for no injection.</exception>
    /// <exception cref="InjectionException">The scenario did not bear an injection.</exception>
    public InjectionResult Run()
    {
        RefuseWhatItDoesNotDo();
        if (options.Kinds is { } kinds && !family.Kinds.Any(IsWanted))
        {
            throw new ArgumentException(
                $"Nothing would be done: of {string.Join(", ", kinds)} nothing is among {string.Join(", ", family.Kinds)}.", nameof(options));
        }

        using var carriers = new CarrierPool();
        var found = 0L;
        foreach (var seed in options.Seeds.Select(static seed => (ulong?)seed).Prepend(null))
        {
            var reference = family.Observe();
            _ = Play(seed, reference, carriers);
            found += reference.Found.Count;
            InjectEach(Select([.. reference.Found.Where(found => IsWanted(found.Kind))]), seed, carriers);
        }

        return new InjectionResult { Found = found, Runs = _runs, Undisturbed = _runs - _explained, Explained = _explained };
    }

    /// <exception cref="ArgumentException">The scenario does not come to that point.</exception>
    public SimulationResult Replay(Injection injection)
    {
        RefuseWhatItDoesNotDo();
        using var carriers = new CarrierPool();
        var done = family.Create(injection, options.Explains);
        var result = Play(injection.Seed, done, carriers);
        return done.HasHappened
            ? result
            : throw new ArgumentException($"The scenario has no point {injection}; has it changed since?", nameof(injection));
    }

    private void InjectEach(IReadOnlyList<Injection> injections, ulong? seed, CarrierPool carriers)
    {
        var before = _explained;
        for (var i = 0; i < injections.Count; i++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            var injection = injections[i] with { Seed = seed };
            var done = family.Create(injection, options.Explains);
            _runs++;
            try
            {
                _ = Play(seed, done, carriers);
            }
            catch (SimulationException failure)
            {
                throw new InjectionException(injection.ToString(), _runs, failure);
            }

            _explained += done.Consequence is null ? 0 : 1;
            options.Progress?.Report(new InjectionProgress(i + 1, injections.Count, injection.ToString(), _explained - before));
        }
    }

    private void RefuseWhatItDoesNotDo()
    {
        if (options.Simulation is { Faults: not null } or { SelfCheck: true })
        {
            throw new ArgumentException(
                "One thing is done to each run, and nothing beside that: leave Faults and SelfCheck of the simulation out.", nameof(options));
        }
    }

    private bool IsWanted(string kind) =>
        options.Kinds is not { } kinds || !Enum.TryParse<FaultKind>(kind, out var fault) || kinds.Contains(fault);

    private List<Injection> Select(IReadOnlyList<Injection> found)
    {
        var selected = new List<Injection>();
        var end = Math.Min(options.To, found.Count);
        for (var i = options.From; i < end; i += Math.Min(options.Every, end))
        {
            selected.Add(found[(int)i]);
        }

        return selected;
    }

    private SimulationResult Play(ulong? seed, RunInjection injection, CarrierPool carriers)
    {
        IChooser chooser = seed is { } known ? new SeededChooser(known) : new InOrderChooser();
        return MachineRun.Play(
            chooser,
            machine => injection.PlayAsync(machine, scenario.Play),
            options.Simulation,
            options.Machine,
            carriers,
            new Trace(),
            seed,
            injection,
            run => new InjectionInspection(run, injection, options.Simulation.Checks)).Conclude(seed);
    }
}
