using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Tests.Devices;

/// <summary>The smallest minidriver that has everything: one input and one output stream, completed at once or when the test says.</summary>
internal sealed class EchoDevice : IStrMiniDriver
{
    public static readonly KsDataFormatBlock Format =
        KsDataFormatBlock.Create(KsDataFormatType.Stream, KsDataFormatSubtype.None, KsDataFormatSpecifier.None);

    public const int Input = 0;
    public const int Output = 1;

    /// <summary>Called for every data request; null completes it at once.</summary>
    public HwReceivePacketRoutine? OnData { get; init; }

    /// <summary>Whether it completes every data request at once for the time being.</summary>
    public bool IsWarmingUp { get; set; }

    public HwReceivePacketRoutine? OnDevice { get; init; }

    public HwReceivePacketRoutine? OnControl { get; init; }

    public HwReceivePacketRoutine? OnCancel { get; init; }

    public HwReceivePacketRoutine? OnTimeout { get; init; }

    public Func<HwDeviceExtension, bool>? OnInterrupt { get; init; }

    /// <summary>Fills in the stream object before OPEN_STREAM is completed.</summary>
    public Action<HwStreamObject>? OnOpen { get; init; }

    public HwInitializationData? Registration { get; init; }

    /// <summary>The registers of the board that was started last.</summary>
    public IoRange Registers { get; private set; } = null!;

    /// <summary>The services of the device that was started last.</summary>
    public IStreamClass StreamClass { get; private set; } = null!;

    public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
        driver, registryPath, (Registration ?? new HwInitializationData { MiniDriver = this }) with { MiniDriver = this });

    public void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        if (srb.Command == SrbCommand.InitializeDevice)
        {
            StreamClass = srb.StreamClass;
            if (srb.CommandData.ConfigInfo.AccessRanges is [var range, ..])
            {
                Registers = range.Io;
            }
        }
        else if (srb.Command == SrbCommand.OpenStream)
        {
            OnOpen?.Invoke(srb.StreamObject);
        }

        if (OnDevice is not null)
        {
            OnDevice(srb);
            return;
        }

        Answer(srb);
    }

    public static void Answer(HwStreamRequestBlock srb)
    {
        Fill(srb);
        Succeed(srb);
    }

    /// <summary>Fills in what a device request asks for, and the status.</summary>
    public static void Fill(HwStreamRequestBlock srb)
    {
        srb.Status = NtStatus.Success;
        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice:
                srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(2);
                break;
            case SrbCommand.GetStreamInfo:
                srb.CommandData.StreamBuffer.StreamHeader.NumberOfStreams = 2;
                srb.CommandData.StreamBuffer.StreamInfo.Add(new HwStreamInformation
                {
                    DataFlow = KsPinDataFlow.In, NumberOfPossibleInstances = 100, StreamFormatsArray = [Format],
                });
                srb.CommandData.StreamBuffer.StreamInfo.Add(new HwStreamInformation
                {
                    DataFlow = KsPinDataFlow.Out, NumberOfPossibleInstances = 100, StreamFormatsArray = [Format],
                });
                break;
        }
    }

    public void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        if (OnData is not null && !IsWarmingUp)
        {
            OnData(srb);
            return;
        }

        Succeed(srb);
    }

    public void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
    {
        if (OnControl is not null)
        {
            OnControl(srb);
            return;
        }

        Succeed(srb);
    }

    public void CancelPacket(HwStreamRequestBlock srb)
    {
        if (OnCancel is not null)
        {
            OnCancel(srb);
            return;
        }

        srb.Status = NtStatus.Cancelled;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }

    public void RequestTimeout(HwStreamRequestBlock srb)
    {
        if (OnTimeout is not null)
        {
            OnTimeout(srb);
            return;
        }

        srb.Status = NtStatus.IoDeviceError;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }

    public bool Interrupt(HwDeviceExtension device) => OnInterrupt?.Invoke(device) ?? false;

    public static void Succeed(HwStreamRequestBlock srb)
    {
        srb.Status = NtStatus.Success;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }
}
