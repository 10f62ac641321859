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
    private readonly Dictionary<StreamRequest, int> _neglected = new(ReferenceEqualityComparer.Instance);

    public SimulationFailure Failure => SimulationFailure.InvariantBroken;

    public void AfterShutdown(Machine machine, List<string> sentences)
    {
        sentences.AddRange(_kept);
        if (_neglected.Count == 0)
        {
            return;
        }

        foreach (var (request, times) in _neglected.OrderBy(static neglected => neglected.Key.Sequence))
        {
            sentences.Add(
                $"RequestTimeout was called {times} times for {request.Name}, and each time left it as it was: not completed, its TimeoutCounter not set.");
        }
    }

    public void RequestEnds(StreamRequest request, RequestEnding ending)
    {
        if (ending == RequestEnding.Completed)
        {
            // It was late, but it came.
            _neglected.Remove(request);
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
        _neglected[request] = _neglected.GetValueOrDefault(request) + 1;
}
