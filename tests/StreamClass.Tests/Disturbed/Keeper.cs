using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Disturbed;

/// <summary>A minidriver that keeps its data requests for a tenth of a millisecond, and gives them back as soon as it must.</summary>
internal sealed class Keeper(bool unsynchronized)
{
    private readonly List<HwStreamRequestBlock> _held = [];

    public EchoDevice Device() => new()
    {
        Registration = new HwInitializationData
        {
            MiniDriver = null!,
            FilterInstanceExtension = Extension.OfSize(4),
            PerStreamExtension = Extension.OfSize(4),
            TurnOffSynchronization = unsynchronized,
        },
        OnDevice = srb =>
        {
            if (srb.Command is SrbCommand.SurpriseRemoval or SrbCommand.UninitializeDevice or SrbCommand.CloseStream)
            {
                while (GiveBack(srb.Command == SrbCommand.CloseStream ? srb.StreamObject : null))
                {
                }
            }

            if (srb.Command == SrbCommand.CloseStream)
            {
                srb.StreamClass.ScheduleTimer(srb.StreamObject, 0, null, null);
            }

            EchoDevice.Answer(srb);
        },
        OnData = Keep,
        OnCancel = srb => End(srb, NtStatus.Cancelled),
        OnTimeout = srb => End(srb, NtStatus.IoDeviceError),
    };

    private void Keep(HwStreamRequestBlock srb)
    {
        var stream = srb.StreamObject;
        var services = srb.StreamClass;
        _held.Add(srb);
        services.ScheduleTimer(stream, 100, _ => Ring(stream), null);
        if (!unsynchronized)
        {
            services.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, stream);
        }
    }

    private void Ring(HwStreamObject stream)
    {
        while (_held.Find(srb => srb.StreamObject == stream) is { } srb)
        {
            End(srb, NtStatus.Success);
        }
    }

    /// <summary>Gives back one request of a stream, or of any; false when there is none.</summary>
    private bool GiveBack(HwStreamObject? stream)
    {
        var srb = _held.Find(srb => stream is null || srb.StreamObject == stream);
        if (srb is not null)
        {
            End(srb, NtStatus.Cancelled);
        }

        return srb is not null;
    }

    /// <summary>Whoever takes it off the list completes it; a cancel may come for one that somebody is completing just now.</summary>
    private void End(HwStreamRequestBlock srb, NtStatus status)
    {
        if (_held.Remove(srb))
        {
            srb.Status = status;
            srb.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, srb.StreamObject, srb);
        }
    }
}
