namespace StreamClass.Testing.Scheduling;

/// <summary>Where client code runs: what is posted here becomes one more thing that the seed orders.</summary>
internal sealed class SimulatedContext(SimulatedDrive drive) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state) => drive.Post(d, state);

    public override void Send(SendOrPostCallback d, object? state)
    {
        drive.RequireInside("a call sent to the machine's context");
        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;
}
