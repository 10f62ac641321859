namespace StreamClass.Testing.Invariants;

/// <summary>No routine of a minidriver threw.</summary>
internal sealed class NoDeviceFailure : IInvariant
{
    public SimulationFailure Failure => SimulationFailure.DeviceFailed;

    public void AfterShutdown(Machine machine, List<string> sentences)
    {
        foreach (var node in machine.Nodes)
        {
            if (node.Device.Failure is { } failure)
            {
                sentences.Add(
                    $"{node.Device.Name} failed: its {failure.Routine} threw {failure.Exception.GetType().Name}: {failure.Exception.Message}");
            }
        }
    }
}
