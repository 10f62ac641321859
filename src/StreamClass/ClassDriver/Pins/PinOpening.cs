using StreamClass.ClassDriver.Filters;
using StreamClass.ClassDriver.Requests;
using StreamClass.ClassDriver.Streams;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.ClassDriver.Pins;

/// <summary>Opens pins, whoever asks in whatever form.</summary>
/// <remarks>Native name: KsCreatePin. Reference 13.7.</remarks>
internal static class PinOpening
{
    /// <summary>Checks a connection, takes a place among the open streams, and asks the minidriver: OPEN_STREAM.</summary>
    public static async ValueTask<(KsAnswer Answer, ClassStream? Stream)> OpenAsync(ClassFilter filter, PinConnection connection)
    {
        var answer = PinConnectionRules.Check(filter, connection);
        if (!answer.Status.IsSuccess())
        {
            return (answer, null);
        }

        var device = filter.Device;
        if (device.Drive.FailsAt(FaultPoint.Extension, "stream extension"))
        {
            return (new KsAnswer(NtStatus.InsufficientResources), null);
        }

        var stream = new ClassStream(filter, (int)connection.Connect.PinId, connection.Format) { Priority = connection.Connect.Priority };
        if (!device.TryAddStream(stream))
        {
            return (KsAnswer.Refuse(KsRequestCheck.Instances, NtStatus.TooManyNodes), null);
        }

        var request = device.Begin(device.Queue, SrbCommand.OpenStream, connection.Format);
        request.Srb.StreamObjectOrNull = stream.Object;
        request.Srb.HwInstanceExtension = filter.InstanceExtension;
        request.Send(CancellationToken.None);
        if (filter.IsClosing)
        {
            // Whoever closes it may have come too early for this one.
            device.Door.CancelWaitingOpens(filter);
        }

        var status = await request.AsStatus();
        if (status.IsSuccess())
        {
            return (new KsAnswer(status), stream);
        }

        device.RemoveStream(stream);
        return (new KsAnswer(status), null);
    }
}
