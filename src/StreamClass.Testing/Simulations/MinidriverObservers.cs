using StreamClass.ClassDriver;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;

namespace StreamClass.Testing.Simulations;

/// <summary>Several who watch the same minidrivers.</summary>
internal sealed class MinidriverObservers : IMinidriverObserver
{
    private readonly IMinidriverObserver[] _all;

    private MinidriverObservers(IMinidriverObserver[] all) => _all = all;

    /// <summary>One who tells all of them; null when there are none.</summary>
    public static IMinidriverObserver? Of(List<IMinidriverObserver> observers) => observers switch
    {
        [] => null,
        [var only] => only,
        _ => new MinidriverObservers([.. observers]),
    };

    public void RoutineBegins(ClassDevice device, RoutineKind kind, string routine, ClassStream? stream, StreamRequest? request)
    {
        foreach (var observer in _all)
        {
            observer.RoutineBegins(device, kind, routine, stream, request);
        }
    }

    public void RoutineEnds(ClassDevice device, string routine, object? answer)
    {
        foreach (var observer in _all)
        {
            observer.RoutineEnds(device, routine, answer);
        }
    }

    public void ServiceCalled(ClassDevice device, string service, ClassStream? stream, StreamRequest? request, object? argument)
    {
        foreach (var observer in _all)
        {
            observer.ServiceCalled(device, service, stream, request, argument);
        }
    }

    public void RequestEnds(StreamRequest request, RequestEnding ending)
    {
        foreach (var observer in _all)
        {
            observer.RequestEnds(request, ending);
        }
    }

    public void TimeoutNeglected(StreamRequest request)
    {
        foreach (var observer in _all)
        {
            observer.TimeoutNeglected(request);
        }
    }

    public void CallDropped(ClassDevice device, string call, bool isPending)
    {
        foreach (var observer in _all)
        {
            observer.CallDropped(device, call, isPending);
        }
    }

    public void StreamClosing(ClassStream stream)
    {
        foreach (var observer in _all)
        {
            observer.StreamClosing(stream);
        }
    }

    public void DeviceDisappeared(ClassDevice device)
    {
        foreach (var observer in _all)
        {
            observer.DeviceDisappeared(device);
        }
    }
}
