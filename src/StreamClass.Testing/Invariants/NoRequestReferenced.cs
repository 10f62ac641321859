using StreamClass.ClassDriver.Requests;

namespace StreamClass.Testing.Invariants;

/// <summary>Every request has gone back to its pool.</summary>
internal sealed class NoRequestReferenced : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public void AfterShutdown(Machine machine, List<string> sentences)
    {
        foreach (var node in machine.Nodes)
        {
            foreach (var request in node.Device.Requests.Unreturned())
            {
                sentences.Add(request.State == RequestState.Built
                    ? $"{request.Name} was made and never sent."
                    : $"{request.Name} was completed and is still linked somewhere.");
            }
        }
    }
}
