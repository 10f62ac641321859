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
            if (srb.Command == SrbCommand.SurpriseRemoval)
            {
                while (GiveBack(NtStatus.DeviceRemoved))
                {
                }
            }

            EchoDevice.Answer(srb);
        },
        OnData = Keep,
        OnCancel = srb => End(srb, NtStatus.Cancelled),
        OnTimeout = srb => End(srb, NtStatus.IoDeviceError),
    };

    private void Keep(HwStreamRequestBlock srb)
    {
        _held.Add(srb);
        srb.StreamClass.ScheduleTimer(srb.StreamObject, 100, _ => Ring(srb.StreamObject), null);
        if (!unsynchronized)
        {
            srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
        }
    }

    private void Ring(HwStreamObject stream)
    {
        while (_held.Find(srb => srb.StreamObject == stream) is { } srb)
        {
            End(srb, NtStatus.Success);
        }
    }

    private bool GiveBack(NtStatus status)
    {
        if (_held is not [var first, ..])
        {
            return false;
        }

        End(first, status);
        return true;
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
