using StreamClass.Testing.Runs;

namespace StreamClass.Testing.Injections;

/// <summary>Looks at a machine to which something was done: as after every run, and for what only the one who did it knows to look for.</summary>
internal sealed class InjectionInspection(
    IRunInspection<Machine> always, RunInjection injection, RunChecks checks) : IRunInspection<Machine>
{
    public Finding? Cause(Machine subject) => always.Cause(subject);

    public void ScenarioEnded(Machine subject) => always.ScenarioEnded(subject);

    public Finding? Disposed(Machine subject) =>
        always.Disposed(subject)
        ?? (injection.HasHappened && checks.HasFlag(RunChecks.Requests) ? injection.Inspect(subject) : null);
}
