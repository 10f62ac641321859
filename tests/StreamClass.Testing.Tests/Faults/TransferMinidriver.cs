using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Faults;

/// <summary>A minidriver for <see cref="TransferBoard"/> that does everything right; what the faulty ones do otherwise is virtual.</summary>
public class TransferMinidriver : IStrMiniDriver
{
    public static readonly KsDataFormatBlock Format =
        KsDataFormatBlock.Create(KsDataFormatType.Video, KsDataFormatSubtype.None, KsDataFormatSpecifier.None);

    /// <summary>What it has, the one that the board fills first.</summary>
    protected List<HwStreamRequestBlock> Reads { get; } = [];

    protected IoRange Registers { get; private set; } = null!;

    public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
        driver,
        registryPath,
        new HwInitializationData { MiniDriver = this, HasInterrupt = true, BusMasterDma = true, BufferAlignment = 64, DmaBufferSize = 64 });

    public void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice:
                Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
                srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(1);
                break;
            case SrbCommand.GetStreamInfo:
                srb.CommandData.StreamBuffer.Add(new HwStreamInformation { StreamFormatsArray = [Format] });
                break;
            case SrbCommand.OpenStream:
                srb.StreamObject.Dma = true;
                srb.StreamObject.HwClockObject.HwClockFunction = static context => context.Time = 1;
                srb.StreamObject.HwClockObject.ClockSupportFlags = ClockSupportFlags.CanReturnStreamTime;
                break;
            case SrbCommand.ChangePowerState:
                ChangePower(srb.CommandData.DeviceState);
                break;
            case SrbCommand.SurpriseRemoval:
                Remove();
                break;
        }

        Complete(srb, NtStatus.Success);
    }

    public virtual void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
    {
        if (srb.Command == SrbCommand.SetStreamState && srb.CommandData.StreamState == KsState.Stop)
        {
            Registers.WriteRegisterUlong(TransferBoard.Command, 0);
            CompleteAll(NtStatus.Cancelled);
        }

        Complete(srb, NtStatus.Success);
    }

    public virtual void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        Reads.Add(srb);
        if (Reads.Count == 1)
        {
            Start(srb);
        }

        srb.StreamClass.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, srb.StreamObject);
    }

    public virtual void CancelPacket(HwStreamRequestBlock srb) => TakeBack(srb, NtStatus.Cancelled);

    public virtual void RequestTimeout(HwStreamRequestBlock srb) => TakeBack(srb, NtStatus.IoDeviceError);

    public virtual bool Interrupt(HwDeviceExtension device)
    {
        var status = Registers.ReadRegisterUlong(TransferBoard.Status);
        if (status is not (TransferBoard.Done or TransferBoard.Failed))
        {
            // Also all ones, which is what a board reads that is not there.
            return false;
        }

        Registers.WriteRegisterUlong(TransferBoard.Status, 0);
        Finish(status == TransferBoard.Done ? NtStatus.Success : NtStatus.IoDeviceError);
        return true;
    }

    protected static void Complete(HwStreamRequestBlock srb, NtStatus status)
    {
        srb.Status = status;
        if (srb.Command == SrbCommand.ReadData)
        {
            srb.CommandData.DataBufferArray[0].DataUsed = status.IsSuccess() ? srb.NumberOfBytesToTransfer : 0;
            srb.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, srb.StreamObject, srb);
            return;
        }

        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }

    /// <summary>The board has filled the first buffer, or could not.</summary>
    protected void Finish(NtStatus status)
    {
        if (Reads is [var first, ..])
        {
            Reads.RemoveAt(0);
            Complete(first, status);
            StartNext();
        }
    }

    protected void CompleteAll(NtStatus status)
    {
        foreach (var srb in Reads.ToArray())
        {
            Reads.Remove(srb);
            Complete(srb, status);
        }
    }

    protected virtual void Start(HwStreamRequestBlock srb)
    {
        Registers.WriteRegisterUlong(TransferBoard.Address, (uint)srb.ScatterGatherBuffer[0].PhysicalAddress);
        Registers.WriteRegisterUlong(TransferBoard.Length, srb.NumberOfBytesToTransfer);
        Registers.WriteRegisterUlong(TransferBoard.Command, 1);
    }

    protected virtual void Remove() => CompleteAll(NtStatus.DeviceRemoved);

    protected virtual void ChangePower(DevicePowerState state)
    {
        if (state == DevicePowerState.D0)
        {
            StartNext();
        }
        else
        {
            Registers.WriteRegisterUlong(TransferBoard.Command, 0);
        }
    }

    protected void StartNext()
    {
        if (Reads is [var next, ..])
        {
            Start(next);
        }
    }

    private void TakeBack(HwStreamRequestBlock srb, NtStatus status)
    {
        var wasFirst = Reads.IndexOf(srb) == 0;
        if (wasFirst)
        {
            Registers.WriteRegisterUlong(TransferBoard.Command, 0);
        }

        if (Reads.Remove(srb))
        {
            Complete(srb, status);
        }
        else
        {
            srb.Status = status;
            srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
        }

        if (wasFirst)
        {
            StartNext();
        }
    }
}
