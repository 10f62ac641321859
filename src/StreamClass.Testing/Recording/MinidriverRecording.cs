using System.Collections;
using StreamClass.Client;

namespace StreamClass.Testing.Recording;

/// <summary>Everything that minidrivers saw and did in one run, in its order.</summary>
/// <remarks>
/// Give it to a run as <see cref="SimulationOptions.Recording"/>. The scenario can look at it while it runs, the test afterwards, also
/// when the run has failed. A run with the same recording begins it anew. It is a list, so what is asked of it is asked with LINQ:
/// <c>recording.OfType&lt;RoutineBegan&gt;().Count(call =&gt; call.Routine == "CancelPacket")</c>.
/// </remarks>
public sealed class MinidriverRecording : IReadOnlyList<RecordedCall>
{
    private readonly List<RecordedCall> _calls = [];

    /// <summary>How much was recorded.</summary>
    public int Count => _calls.Count;

    /// <summary>One call.</summary>
    /// <param name="index">Its number, from 0.</param>
    public RecordedCall this[int index] => _calls[index];

    /// <summary>What happened at one device.</summary>
    /// <param name="device">The device.</param>
    /// <returns>Its part of the recording, in its order.</returns>
    public IEnumerable<RecordedCall> Of(Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return _calls.Where(call => call.Device == device.Name);
    }

    /// <summary>What happened while a routine ran, on all processors: from its begin to its end, both included.</summary>
    /// <param name="routine">The begin.</param>
    /// <returns>That part of the recording; to its end when the routine has not come back.</returns>
    public IEnumerable<RecordedCall> During(RoutineBegan routine)
    {
        ArgumentNullException.ThrowIfNull(routine);
        foreach (var call in _calls.Skip(routine.Number))
        {
            yield return call;
            if (call is RoutineEnded ended && ended.Began == routine.Number)
            {
                yield break;
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<RecordedCall> GetEnumerator() => _calls.GetEnumerator();

    /// <summary>A line for each call: virtual time in ns, level, processor, device, and what happened.</summary>
    public override string ToString() => string.Join('\n', _calls);

    internal void Begin() => _calls.Clear();

    internal void Add(RecordedCall call) => _calls.Add(call);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
