using StreamClass.ClassDriver.Requests;

namespace StreamClass.Testing.Invariants;

/// <summary>Every request has gone back to its pool.</summary>
internal sealed class NoRequestReferenced : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public IEnumerable<string> AfterShutdown(Machine machine) =>
        from node in machine.Nodes
        from request in node.Device.Requests.Unreturned()
        select request.State == RequestState.Built
            ? $"{request.Name} was made and never sent."
            : $"{request.Name} was completed and is still linked somewhere.";
}
