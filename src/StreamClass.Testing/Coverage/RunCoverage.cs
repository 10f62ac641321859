using StreamClass.ClassDriver;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Coverage;

/// <summary>The cells that one run reaches.</summary>
internal sealed class RunCoverage : IMinidriverObserver
{
    private readonly List<StreamRequest> _held = [];
    private readonly Dictionary<int, long> _counts = [];
    private readonly Dictionary<int, long> _deliveries = [];

    /// <summary>How often each cell was reached, by its number.</summary>
    public IReadOnlyDictionary<int, long> Counts => _counts;

    /// <summary>How often the minidriver was given a request of each row.</summary>
    public IReadOnlyDictionary<int, long> Deliveries => _deliveries;

    public void RoutineBegins(ClassDevice device, RoutineKind kind, string routine, ClassStream? stream, StreamRequest? request)
    {
        switch (kind)
        {
            case RoutineKind.Receive:
                Receive(request!);
                break;
            case RoutineKind.Cancel:
                Reach(request!, InterruptingEvent.Cancel);
                break;
            case RoutineKind.Timeout:
                Reach(request!, InterruptingEvent.Timeout);
                break;
            case RoutineKind.Interrupt:
                Reach(device, InterruptingEvent.Interrupt);
                break;
            case RoutineKind.Timer:
                Reach(device, InterruptingEvent.Timer);
                break;
            case RoutineKind.Priority:
                Reach(device, InterruptingEvent.PriorityCallback);
                break;
        }
    }

    public void RequestEnds(StreamRequest request, RequestEnding ending) => _held.Remove(request);

    public void StreamClosing(ClassStream stream)
    {
        foreach (var held in _held)
        {
            if (held.Stream == stream)
            {
                Reach(held, InterruptingEvent.Close);
            }
        }
    }

    public void DeviceDisappeared(ClassDevice device) => Reach(device, InterruptingEvent.SurpriseRemoval);

    private static int RowOf(StreamRequest request) => ProtocolTable.RowOf(request.Srb.Command, request.Stream?.Commands.State);

    private static void Count(Dictionary<int, long> counts, int index) => counts[index] = counts.GetValueOrDefault(index) + 1;

    private void Receive(StreamRequest request)
    {
        foreach (var held in _held)
        {
            if (held.Device == request.Device)
            {
                Reach(held, held.Queue == request.Queue ? InterruptingEvent.SameQueue : InterruptingEvent.OtherQueue);
            }
        }

        switch (request.Srb.Command)
        {
            case SrbCommand.ChangePowerState:
                Reach(request.Device, InterruptingEvent.PowerChange);
                break;
            case SrbCommand.CloseDeviceInstance:
                Reach(request.Device, InterruptingEvent.Close);
                break;
        }

        _held.Add(request);
        Count(_deliveries, RowOf(request));
    }

    private void Reach(ClassDevice device, InterruptingEvent happened)
    {
        foreach (var held in _held)
        {
            if (held.Device == device)
            {
                Reach(held, happened);
            }
        }
    }

    private void Reach(StreamRequest held, InterruptingEvent happened) =>
        Count(_counts, ProtocolTable.IndexOf(RowOf(held), happened));
}
