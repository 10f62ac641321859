using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Faults;

/// <summary>Forgets what it holds when the board is pulled out.</summary>
public sealed class LeavesReadsAtRemoval : TransferMinidriver
{
    protected override void Remove()
    {
    }
}

/// <summary>Reads an address back that it wrote, and counts on a board that is there.</summary>
public sealed class CountsOnItsBoard : TransferMinidriver
{
    protected override void Start(HwStreamRequestBlock srb)
    {
        base.Start(srb);
        if (Registers.ReadRegisterUlong(TransferBoard.Length) != srb.NumberOfBytesToTransfer)
        {
            throw new InvalidOperationException("The board has taken another length.");
        }
    }
}

/// <summary>Wants two fields for a frame, and waits for the second one for ever.</summary>
public sealed class WaitsForPairs : TransferMinidriver
{
    private HwStreamRequestBlock? _first;

    public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        if (_first is not { } first)
        {
            _first = srb;
            srb.TimeoutCounter = 0;
            srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
            return;
        }

        _first = null;
        base.ReceiveStreamDataPacket(first);
        base.ReceiveStreamDataPacket(srb);
    }
}

/// <summary>Switches the timeout of its reads off and trusts in the interrupt.</summary>
public sealed class TrustsInterrupts : TransferMinidriver
{
    protected override void Start(HwStreamRequestBlock srb)
    {
        srb.TimeoutCounter = 0;
        base.Start(srb);
    }
}

/// <summary>Takes each interrupt for the end of a transfer.</summary>
public sealed class BelievesEveryInterrupt : TransferMinidriver
{
    public override bool Interrupt(HwDeviceExtension device)
    {
        Registers.WriteRegisterUlong(TransferBoard.Status, 0);
        Finish(NtStatus.Success);
        return true;
    }
}

/// <summary>Looks at one bit of the status only, and at nothing else.</summary>
public sealed class IgnoresErrors : TransferMinidriver
{
    public override bool Interrupt(HwDeviceExtension device)
    {
        if (Registers.ReadRegisterUlong(TransferBoard.Status) == 0)
        {
            return false;
        }

        Registers.WriteRegisterUlong(TransferBoard.Status, 0);
        Finish(NtStatus.Success);
        return true;
    }
}

/// <summary>Completes a read that was cancelled, but lets the board go on with it.</summary>
public sealed class CancelsOnlyTheRequest : TransferMinidriver
{
    public override void CancelPacket(HwStreamRequestBlock srb) => Complete(srb, NtStatus.Cancelled);
}

/// <summary>The same with one that has timed out.</summary>
public sealed class TimesOutOnlyTheRequest : TransferMinidriver
{
    public override void RequestTimeout(HwStreamRequestBlock srb) => Complete(srb, NtStatus.IoDeviceError);
}

/// <summary>Does not begin the transfer anew that a sleep has stopped.</summary>
public sealed class SleepsForEver : TransferMinidriver
{
    protected override void Start(HwStreamRequestBlock srb)
    {
        srb.TimeoutCounter = 0;
        base.Start(srb);
    }

    protected override void ChangePower(DevicePowerState state)
    {
        if (state != DevicePowerState.D0)
        {
            base.ChangePower(state);
        }
    }
}

/// <summary>Keeps asking the clock that it was told of first; or, if it does it right, the one that it was told of last.</summary>
public sealed class FollowsAClock(bool isCorrected) : TransferMinidriver
{
    private MasterClockHandle? _clock;

    public override void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
    {
        if (srb.Command == SrbCommand.IndicateMasterClock)
        {
            _clock = isCorrected ? srb.CommandData.MasterClockHandle : _clock ?? srb.CommandData.MasterClockHandle;
            if (srb.CommandData.MasterClockHandle is null)
            {
                IsAlone = true;
            }
        }

        base.ReceiveStreamControlPacket(srb);
    }

    /// <summary>Whether it was told to follow no clock.</summary>
    private bool IsAlone { get; set; }

    public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        if (_clock is not null && IsAlone)
        {
            throw new InvalidOperationException("A clock is asked that the stream does not follow any more.");
        }

        base.ReceiveStreamDataPacket(srb);
    }
}
