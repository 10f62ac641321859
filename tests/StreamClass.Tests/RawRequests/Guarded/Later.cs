using StreamClass.Minidriver;

namespace StreamClass.Tests.RawRequests.Guarded;

/// <summary>The requests of one queue that are completed from its timer instead of at once.</summary>
internal sealed class Later
{
    private const uint Microseconds = 50;

    private readonly List<HwStreamRequestBlock> _held = [];
    private bool _isArmed;

    /// <summary>Keeps a request, whose answer is already in it.</summary>
    public void Keep(HwStreamRequestBlock srb, HwStreamObject? stream)
    {
        _held.Add(srb);
        if (!_isArmed)
        {
            _isArmed = true;
            srb.StreamClass.ScheduleTimer(stream, Microseconds, _ => Finish(stream), null);
        }
    }

    /// <summary>Takes a request out. False when it is not here.</summary>
    public bool Take(HwStreamRequestBlock srb) => _held.Remove(srb);

    /// <summary>Completes whatever is left.</summary>
    public void Finish(HwStreamObject? stream)
    {
        _isArmed = false;
        foreach (var srb in _held)
        {
            Complete(srb, stream);
        }

        _held.Clear();
    }

    /// <summary>Completes a request whose queue has been told that it is ready.</summary>
    public static void Complete(HwStreamRequestBlock srb, HwStreamObject? stream)
    {
        if (stream is null)
        {
            srb.StreamClass.DeviceNotification(DeviceNotificationType.DeviceRequestComplete, srb.HwDeviceExtension, srb);
        }
        else
        {
            srb.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, stream, srb);
        }
    }
}
