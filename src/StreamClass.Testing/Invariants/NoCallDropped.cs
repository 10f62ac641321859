using StreamClass.ClassDriver;
using StreamClass.Kernel;

namespace StreamClass.Testing.Invariants;

/// <summary>No minidriver has asked for a call that comes after the end of what it belongs to.</summary>
internal sealed class NoCallDropped : IInvariant, IMinidriverObserver
{
    private readonly List<string> _dropped = [];

    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public void AfterShutdown(Machine machine, List<string> sentences) => sentences.AddRange(_dropped);

    public void CallDropped(ClassDevice device, string call, bool isPending)
    {
        if (device.Failure is null && !device.IsAbandoned)
        {
            _dropped.Add(isPending
                ? $"The {call} was still due when what it belongs to was closed."
                : $"The {call} was asked for by {Processor.Current.Callback ?? "no routine"} after what it belongs to was closed.");
        }
    }
}
