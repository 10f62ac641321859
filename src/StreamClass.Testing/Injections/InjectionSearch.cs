using StreamClass.Testing.Choices;
using StreamClass.Testing.Faults;
using StreamClass.Testing.Scheduling;
using StreamClass.Testing.Simulations;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Injections;

/// <summary>Runs a scenario undisturbed, and then once for each thing that can be done to it.</summary>
internal sealed class InjectionSearch(InjectionFamily family, Func<Machine, Task> scenario, InjectionOptions options)
{
    private int _runs;
    private int _explained;

    public InjectionResult Run()
    {
        using var carriers = new CarrierPool();
        var found = 0;
        foreach (var seed in options.Seeds.Select(static seed => (ulong?)seed).Prepend(null))
        {
            var reference = family.Observe();
            _ = Play(seed, reference, carriers);
            found += reference.Found.Count;
            InjectEach(Select([.. reference.Found.Where(IsWanted)]), seed, carriers);
        }

        return new InjectionResult { Found = found, Runs = _runs, Undisturbed = _runs - _explained, Explained = _explained };
    }

    public SimulationResult Replay(Injection injection)
    {
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

    private bool IsWanted(Injection injection) =>
        options.Kinds is not { } kinds || !Enum.TryParse<FaultKind>(injection.Kind, out var kind) || kinds.Contains(kind);

    private List<Injection> Select(IReadOnlyList<Injection> found)
    {
        var selected = new List<Injection>();
        for (var i = options.From; i < Math.Min(options.To, found.Count); i += options.Every)
        {
            selected.Add(found[i]);
        }

        return selected;
    }

    private SimulationResult Play(ulong? seed, RunInjection injection, CarrierPool carriers)
    {
        IChooser chooser = seed is { } known ? new SeededChooser(known) : new InOrderChooser();
        var run = new MachineRun(options.Simulation, options.Machine);
        var session = new SimulationSession(options.Simulation, chooser, carriers, new Trace(), seed) { Injection = injection };
        try
        {
            return session.Run(
                run.Create,
                machine => injection.PlayAsync(machine, scenario),
                new InjectionInspection(run, family, injection, options.Simulation.Checks)).Conclude(seed ?? 0);
        }
        finally
        {
            run.End();
        }
    }
}
