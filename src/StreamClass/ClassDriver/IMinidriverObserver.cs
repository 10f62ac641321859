using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;

namespace StreamClass.ClassDriver;

/// <summary>Who is told what a minidriver sees and does.</summary>
/// <remarks>
/// Told on the processor that does it, perhaps at raised level and under the device's lock: it takes note, and neither waits nor calls
/// the machine. A request is what it is named only during the call.
/// </remarks>
internal interface IMinidriverObserver
{
    /// <summary>A routine of the minidriver is called.</summary>
    /// <param name="device">Whose routine.</param>
    /// <param name="kind">Why it is called.</param>
    /// <param name="routine">Which routine.</param>
    /// <param name="stream">For which stream, or null.</param>
    /// <param name="request">For which request, or null.</param>
    void RoutineBegins(ClassDevice device, RoutineKind kind, string routine, ClassStream? stream, StreamRequest? request)
    {
    }

    /// <summary>The routine has come back.</summary>
    /// <param name="device">Whose routine.</param>
    /// <param name="routine">Which routine.</param>
    /// <param name="answer">What it answered, or what it threw; null when it answers nothing.</param>
    void RoutineEnds(ClassDevice device, string routine, object? answer)
    {
    }

    /// <summary>The minidriver has called a service, which is about to do what it is asked.</summary>
    /// <param name="device">Whose minidriver.</param>
    /// <param name="service">The service, with the kind of a notification.</param>
    /// <param name="stream">Of which stream, or null.</param>
    /// <param name="request">Of which request, or null.</param>
    /// <param name="argument">What else it says, or null.</param>
    void ServiceCalled(ClassDevice device, string service, ClassStream? stream, StreamRequest? request, object? argument)
    {
    }

    /// <summary>A request is finished; its client has not been told yet.</summary>
    void RequestEnds(StreamRequest request, RequestEnding ending)
    {
    }

    /// <summary>RequestTimeout has come back, and the request is with the minidriver as it was: not completed, its counter not set.</summary>
    void TimeoutNeglected(StreamRequest request)
    {
    }

    /// <summary>A call that the minidriver has asked for is not made, because what it belongs to was closed.</summary>
    /// <param name="device">Whose minidriver.</param>
    /// <param name="call">What was to be called, and for what.</param>
    /// <param name="isPending">Whether it was asked for before; otherwise it is asked for now.</param>
    void CallDropped(ClassDevice device, string call, bool isPending)
    {
    }

    /// <summary>The client of a stream closes it.</summary>
    void StreamClosing(ClassStream stream)
    {
    }

    /// <summary>The hardware has gone; the minidriver is told next.</summary>
    void DeviceDisappeared(ClassDevice device)
    {
    }
}
