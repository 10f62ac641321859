using StreamClass.Testing.Invariants;

namespace StreamClass.Testing.Faults;

/// <summary>Looks at a machine to which something was done: as after every run, and for what the family alone knows to look for.</summary>
internal sealed class InjectionInspection(InjectionFamily family, RunInjection injection, RunChecks checks) : IRunInspection<Machine>
{
    private readonly RunInvariants _invariants = new(checks);

    public void ScenarioEnded(Machine subject) => _invariants.ScenarioEnded(subject);

    public Finding? Disposed(Machine subject) =>
        _invariants.Disposed(subject)
        ?? (injection.HasHappened && checks.HasFlag(RunChecks.Requests) ? family.Inspect(subject) : null);
}
