using StreamClass.ClassDriver;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing.Threads;
using StreamClass.Testing.Timing;

namespace StreamClass.Testing.Recording;

/// <summary>Writes what goes on in one run into a recording.</summary>
internal sealed class Recorder : IMinidriverObserver, IBoardObserver
{
    private readonly MinidriverRecording _recording;
    private readonly VirtualClock _clock;
    private readonly Actors _actors;
    private readonly Dictionary<VirtualDevice, string> _devices = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<DmaAdapter, string> _adapters = new(ReferenceEqualityComparer.Instance);

    // The routines that have not come back, by who runs them: several at once where one preempts, interrupts or runs beside another.
    private readonly List<(int Actor, RoutineBegan Began)> _running = [];

    public Recorder(MinidriverRecording recording, VirtualClock clock, Actors actors)
    {
        _recording = recording;
        _clock = clock;
        _actors = actors;
        recording.Begin();
    }

    public void RoutineBegins(ClassDevice device, RoutineKind kind, string routine, ClassStream? stream, StreamRequest? request)
    {
        if (device.Board is { } board)
        {
            _devices[board] = device.Name;
            _adapters[board.Dma] = device.Name;
        }

        var began = Stamp(device.Name, new RoutineBegan
        {
            Routine = routine, Stream = NumberOf(stream), Request = Of(request), IsDelivery = kind == RoutineKind.Receive,
        });
        _running.Add((_actors.Running, began));
        _recording.Add(began);
    }

    public void RoutineEnds(ClassDevice device, string routine, object? answer)
    {
        var number = EndRunning(device.Name, routine);
        _recording.Add(Stamp(device.Name, new RoutineEnded
        {
            Routine = routine,
            Began = number,
            Answer = answer is Exception ? null : answer,
            Thrown = answer as Exception,
        }));
    }

    public void ServiceCalled(ClassDevice device, string service, ClassStream? stream, StreamRequest? request, object? argument) =>
        _recording.Add(Stamp(device.Name, new ServiceCalled
        {
            Service = service,
            Stream = NumberOf(stream),
            Request = Of(request),
            Status = request?.Srb.Status,
            Argument = argument,
        }));

    public void RequestEnds(StreamRequest request, RequestEnding ending) => _recording.Add(Stamp(request.Device.Name, new RequestEnded
    {
        Request = Of(request)!,
        Status = request.Result,
        Stream = NumberOf(request.Stream),
        By = ending switch
        {
            RequestEnding.Completed => EndedBy.Minidriver,
            RequestEnding.Aborted => EndedBy.Abort,
            RequestEnding.TakenBack => EndedBy.ClassDriver,
            _ => EndedBy.Unseen,
        },
    }));

    public void RegisterRead(VirtualDevice board, int range, int offset, int width, uint value) =>
        AddAccess(board, range, offset, width, value, isWrite: false);

    public void RegisterWritten(VirtualDevice board, int range, int offset, int width, uint value) =>
        AddAccess(board, range, offset, width, value, isWrite: true);

    public void BytesMoved(DmaAdapter adapter, ulong physicalAddress, int length, DmaDirection direction)
    {
        _recording.Add(Stamp(
            _adapters.GetValueOrDefault(adapter, adapter.Name),
            new BytesMoved { Address = physicalAddress, Length = length, IsToMemory = direction == DmaDirection.FromDevice }));
    }

    public void InterruptChanged(VirtualDevice board, bool isAsserted) =>
        _recording.Add(Stamp(NameOf(board), new InterruptChanged { IsAsserted = isAsserted }));

    private static int? NumberOf(ClassStream? stream) => stream?.Object.StreamNumber;

    /// <summary>The request as it is now: its SRB may be used again.</summary>
    private static RecordedRequest? Of(StreamRequest? request) => request is null
        ? null
        : new RecordedRequest(request.Name, request.Srb.Command, request.Srb.Command switch
        {
            SrbCommand.SetStreamState => request.Srb.CommandData.StreamState,
            SrbCommand.ChangePowerState => request.Srb.CommandData.DeviceState,
            SrbCommand.NotifyIdleState => request.Srb.CommandData.Idle ? "idle" : "in use",
            _ => null,
        });

    /// <summary>The last one that the same actor has begun; a deferred procedure call can run on two processors at once.</summary>
    private int EndRunning(string device, string routine)
    {
        var (actor, processor) = (_actors.Running, Processor.Current.Id);
        var index = _running.FindLastIndex(running => running.Actor == actor && running.Began.Processor == processor
            && running.Began.Device == device && running.Began.Routine == routine);
        if (index < 0)
        {
            return -1;
        }

        var number = _running[index].Began.Number;
        _running.RemoveAt(index);
        return number;
    }

    private void AddAccess(VirtualDevice board, int range, int offset, int width, uint value, bool isWrite) =>
        _recording.Add(Stamp(
            NameOf(board), new RegisterAccessed { IsWrite = isWrite, Range = range, Offset = offset, Width = width, Value = value }));

    private string NameOf(VirtualDevice board) => _devices.GetValueOrDefault(board, board.Name);

    private T Stamp<T>(string device, T call)
        where T : RecordedCall
    {
        var processor = Processor.Current;
        return (T)(call with
        {
            Number = _recording.Count, Nanoseconds = _clock.Time, Irql = processor.Irql, Processor = processor.Id, Device = device,
        });
    }
}
