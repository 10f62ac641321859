using StreamClass.ClassDriver;
using StreamClass.ClassDriver.Requests;

namespace StreamClass.Testing.Invariants;

/// <summary>The minidriver gives back what it gets, without being made to.</summary>
/// <remarks>
/// A device that has failed or disappeared, or that was given up, is not held to it: what it had is ended for it, and why is on record.
/// </remarks>
internal sealed class NothingKept : IInvariant, IMinidriverObserver
{
    private readonly List<string> _kept = [];
    private readonly Dictionary<string, int> _neglected = [];

    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public IEnumerable<string> AfterShutdown(Machine machine) =>
    [
        .. _kept,
        .. _neglected.OrderBy(static neglected => neglected.Key, StringComparer.Ordinal).Select(static neglected =>
            $"RequestTimeout was called {neglected.Value} times for {neglected.Key}, and each time left it as it was: not completed, its TimeoutCounter not set."),
    ];

    public void RequestEnds(StreamRequest request, RequestEnding ending)
    {
        if (ending == RequestEnding.Completed)
        {
            // It was late, but it came.
            _neglected.Remove(request.Name);
        }
        else if (ending == RequestEnding.TakenBack && request.Device is { IsAlive: true } device)
        {
            var asked = request.IsCancelRequested ? ", although CancelPacket had asked for it" : string.Empty;
            _kept.Add(request.Stream is { IsGone: true } stream
                ? $"{request.Name} was still with the minidriver when {stream} was closed{asked}."
                : $"{request.Name} was still with the minidriver when {device.Name} was stopped or removed{asked}.");
        }
    }

    public void TimeoutNeglected(StreamRequest request) =>
        _neglected[request.Name] = _neglected.GetValueOrDefault(request.Name) + 1;
}
