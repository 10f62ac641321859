using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests;

/// <summary>A capture card as small as one can be: a read starts a transfer, its interrupt completes the read.</summary>
internal sealed class CaptureMinidriver : IStrMiniDriver
{
    public static readonly KsDataFormatBlock Format =
        KsDataFormatBlock.Create(KsDataFormatType.Video, KsDataFormatSubtype.None, KsDataFormatSpecifier.None);

    private IoRange _registers = null!;
    private HwStreamRequestBlock? _read;

    public static NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
        driver, registryPath, new HwInitializationData { MiniDriver = new CaptureMinidriver(), HasInterrupt = true, BusMasterDma = true });

    public void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        var status = NtStatus.Success;
        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice:
                _registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
                status = _registers.ReadRegisterUlong(CaptureRegisters.Id) == 0 ? NtStatus.NoSuchDevice : NtStatus.Success;
                srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(1);
                break;
            case SrbCommand.GetStreamInfo:
                srb.CommandData.StreamBuffer.Add(new HwStreamInformation { StreamFormatsArray = [Format] });
                break;
            case SrbCommand.OpenStream:
                srb.StreamObject.Dma = true;
                break;
        }

        Complete(srb, status);
    }

    public void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        _read = srb;
        _registers.WriteRegisterUlong(CaptureRegisters.Address, (uint)srb.ScatterGatherBuffer[0].PhysicalAddress);
        _registers.WriteRegisterUlong(CaptureRegisters.Control, CaptureRegisters.Start);
    }

    public bool Interrupt(HwDeviceExtension device)
    {
        if ((_registers.ReadRegisterUlong(CaptureRegisters.Status) & CaptureRegisters.Done) == 0)
        {
            return false;
        }

        _registers.WriteRegisterUlong(CaptureRegisters.Acknowledge, CaptureRegisters.Done);
        if (_read is { } read)
        {
            _read = null;
            read.CommandData.DataBufferArray[0].DataUsed = read.NumberOfBytesToTransfer;
            Complete(read, NtStatus.Success);
        }

        return true;
    }

    public void ReceiveStreamControlPacket(HwStreamRequestBlock srb) => Complete(srb, NtStatus.Success);

    public void CancelPacket(HwStreamRequestBlock srb) => End(srb, NtStatus.Cancelled);

    public void RequestTimeout(HwStreamRequestBlock srb) => End(srb, NtStatus.IoDeviceError);

    private static void Complete(HwStreamRequestBlock srb, NtStatus status)
    {
        srb.Status = status;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }

    private void End(HwStreamRequestBlock srb, NtStatus status)
    {
        _read = null;
        _registers.WriteRegisterUlong(CaptureRegisters.Control, CaptureRegisters.Stop);
        Complete(srb, status);
    }
}
