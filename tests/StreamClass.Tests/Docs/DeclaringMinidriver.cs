using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Tests.Docs;

public sealed class Dimmer : IStrMiniDriver
{
    public static readonly Guid Settings = new("0e6f1c9a-5f0e-4d0b-9f5c-2f1d3a6b7c80"), Happenings = new("0e6f1c9a-5f0e-4d0b-9f5c-2f1d3a6b7c81");
    public const uint Level = 0, EveryTenthRead = 0;

    public static readonly KsDataFormatBlock Format =
        KsDataFormatBlock.Create(KsDataFormatType.Stream, KsDataFormatSubtype.None, KsDataFormatSpecifier.None);

    private sealed class State
    {
        public uint Level { get; set; }
        public int Reads { get; set; }
    }

    public static NtStatus DriverEntry(DriverObject driver, string registryPath) =>
        StreamClassDriver.RegisterMinidriver(driver, registryPath, new HwInitializationData
        {
            MiniDriver = new Dimmer(),
            DeviceExtension = Extension.Of<State>(),
        });

    public void ReceiveDevicePacket(HwStreamRequestBlock srb) => Complete(srb, srb.Command switch
    {
        SrbCommand.InitializeDevice => Initialize(srb),
        SrbCommand.GetStreamInfo => Describe(srb.CommandData.StreamBuffer),
        SrbCommand.GetDeviceProperty => GetLevel(srb),
        SrbCommand.SetDeviceProperty => SetLevel(srb),
        SrbCommand.OpenStream => Open(srb.StreamObject),
        SrbCommand.CloseStream or SrbCommand.UninitializeDevice or SrbCommand.ChangePowerState or SrbCommand.SurpriseRemoval => NtStatus.Success,
        _ => NtStatus.NotImplemented,
    });

    private static NtStatus Describe(HwStreamDescriptor descriptor)
    {
        descriptor.StreamHeader.DevicePropertiesArray =
        [
            new(Settings, new KsPropertyItem { PropertyId = Level, GetSupported = true, SetSupported = true, MinData = sizeof(uint) }),
        ];
        descriptor.Add(new HwStreamInformation
        {
            StreamFormatsArray = [Format],
            StreamEventsArray = [new(Happenings, new KsEventItem { EventId = EveryTenthRead })],
        });
        return NtStatus.Success;
    }

    // What comes here is declared and long enough: the class driver has checked it. Ranges are the minidriver's to enforce.
    private static NtStatus GetLevel(HwStreamRequestBlock srb)
    {
        KsStructure.Write(srb.CommandData.PropertyInfo.PropertyInfo.Span, srb.HwDeviceExtension.As<State>().Level);
        srb.ActualBytesTransferred = sizeof(uint);
        return NtStatus.Success;
    }

    private static NtStatus SetLevel(HwStreamRequestBlock srb)
    {
        var level = KsStructure.Read<uint>(srb.CommandData.PropertyInfo.PropertyInfo.Span);
        srb.HwDeviceExtension.As<State>().Level = Math.Min(level, 100);
        return level <= 100 ? NtStatus.Success : NtStatus.InvalidParameter;
    }

    private static NtStatus Open(HwStreamObject stream)
    {
        stream.HwEventRoutine = static _ => NtStatus.Success;
        return NtStatus.Success;
    }

    public void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        var state = srb.HwDeviceExtension.As<State>();
        srb.GetDataBuffer(0).Span.Fill((byte)state.Level);
        srb.CommandData.DataBufferArray[0].DataUsed = srb.NumberOfBytesToTransfer;
        if (++state.Reads % 10 == 0)
        {
            srb.StreamClass.StreamNotification(StreamNotificationType.SignalMultipleStreamEvents, srb.StreamObject, Happenings, EveryTenthRead);
        }

        Complete(srb, NtStatus.Success);
    }

    private static NtStatus Initialize(HwStreamRequestBlock srb)
    {
        srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(1);
        return NtStatus.Success;
    }

    public void ReceiveStreamControlPacket(HwStreamRequestBlock srb) => Complete(srb, NtStatus.Success);
    public void CancelPacket(HwStreamRequestBlock srb) => Complete(srb, NtStatus.Cancelled);
    public void RequestTimeout(HwStreamRequestBlock srb) => Complete(srb, NtStatus.IoDeviceError);

    private static void Complete(HwStreamRequestBlock srb, NtStatus status)
    {
        srb.Status = status;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }
}
