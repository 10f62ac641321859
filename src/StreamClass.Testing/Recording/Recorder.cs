using StreamClass.ClassDriver;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing.Timing;

namespace StreamClass.Testing.Recording;

/// <summary>Writes what goes on in one run into a recording.</summary>
internal sealed class Recorder : IMinidriverObserver, IBoardObserver
{
    private readonly MinidriverRecording _recording;
    private readonly VirtualClock _clock;
    private readonly Dictionary<VirtualDevice, string> _devices = new(ReferenceEqualityComparer.Instance);

    // The routines that have not come back; several at once only where processors run beside each other or routines are nested.
    private readonly List<RoutineBegan> _running = [];

    public Recorder(MinidriverRecording recording, VirtualClock clock)
    {
        _recording = recording;
        _clock = clock;
        recording.Begin();
    }

    public void RoutineBegins(ClassDevice device, string routine, ClassStream? stream, StreamRequest? request)
    {
        if (device.Board is { } board)
        {
            _devices[board] = device.Name;
        }

        var began = Stamp(device.Name, new RoutineBegan { Routine = routine, Stream = NumberOf(stream), Request = Of(request) });
        _running.Add(began);
        _recording.Add(began);
    }

    public void RoutineEnds(ClassDevice device, string routine, object? answer)
    {
        var processor = Processor.Current.Id;
        var index = _running.FindLastIndex(began => began.Device == device.Name && began.Routine == routine && began.Processor == processor);
        var number = -1;
        if (index >= 0)
        {
            number = _running[index].Number;
            _running.RemoveAt(index);
        }

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
        var board = _devices.Keys.FirstOrDefault(board => ReferenceEquals(board.Dma, adapter));
        _recording.Add(Stamp(
            board is null ? adapter.Name : _devices[board],
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
