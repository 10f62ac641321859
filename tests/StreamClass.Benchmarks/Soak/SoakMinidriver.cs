using StreamClass.Benchmarks.Rigs;
using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.Benchmarks.Soak;

/// <summary>Does with each request what its first byte says, and counts what it saw.</summary>
internal sealed class SoakMinidriver : RigMinidriver
{
    private HwStreamRequestBlock? _later;
    private int _inside;

    /// <summary>What it saw.</summary>
    public SoakCounts Counts { get; } = new();

    /// <summary>How often it was entered while it was inside.</summary>
    public long Reentries { get; private set; }

    public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        Enter();
        Counts.Begun++;
        if (_later is { } earlier)
        {
            _later = null;
            Counts.Completed++;
            earlier.Status = NtStatus.Success;
            earlier.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, earlier.StreamObject, earlier);
        }

        switch ((SoakKind)srb.GetDataBuffer(0).Span[0])
        {
            case SoakKind.Ordinary:
                Counts.Completed++;
                Complete(srb, NtStatus.Success);
                break;
            case SoakKind.Later:
                _later = srb;
                KeepAndGoOn(srb);
                break;
            default:
                KeepAndGoOn(srb);
                break;
        }

        Leave();
    }

    public override void CancelPacket(HwStreamRequestBlock srb)
    {
        Enter();
        Counts.Cancelled++;
        End(srb, NtStatus.Cancelled);
        Leave();
    }

    public override void RequestTimeout(HwStreamRequestBlock srb)
    {
        Enter();
        Counts.TimedOut++;
        End(srb, NtStatus.IoDeviceError);
        Leave();
    }

    private void End(HwStreamRequestBlock srb, NtStatus status)
    {
        if (_later == srb)
        {
            _later = null;
        }

        srb.Status = status;
        srb.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, srb.StreamObject, srb);
    }

    private void Enter()
    {
        if (Interlocked.Exchange(ref _inside, 1) != 0)
        {
            Reentries++;
        }
    }

    private void Leave() => Interlocked.Exchange(ref _inside, 0);
}
