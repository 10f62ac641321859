namespace StreamClass.Testing.Invariants;

/// <summary>No request waits for a queue that nobody will ever make ready.</summary>
internal sealed class NoQueueForgotten : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public void AtEnd(Machine machine, List<string> sentences)
    {
        foreach (var node in machine.Nodes)
        {
            var outstanding = node.Device.Requests.Outstanding();
            foreach (var request in outstanding)
            {
                if (Whereabouts.IsForgotten(request, outstanding))
                {
                    sentences.Add($"{request.Describe()}: the minidriver has nothing under way, and has never said that it is ready for the next.");
                }
            }

            foreach (var request in outstanding)
            {
                request.Release();
            }
        }
    }
}
