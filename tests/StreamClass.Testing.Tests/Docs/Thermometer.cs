using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Docs;

public sealed class Thermometer : IStrMiniDriver
{
    public static readonly KsDataFormatBlock Format =
        KsDataFormatBlock.Create(KsDataFormatType.Stream, KsDataFormatSubtype.None, KsDataFormatSpecifier.None);

    private readonly Shared<HwStreamRequestBlock?> _read = new(null);

    public static NtStatus DriverEntry(DriverObject driver, string registryPath) =>
        StreamClassDriver.RegisterMinidriver(driver, registryPath, new HwInitializationData { MiniDriver = new Thermometer() });

    public void ReceiveDevicePacket(HwStreamRequestBlock srb)
    {
        switch (srb.Command)
        {
            case SrbCommand.InitializeDevice: srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(1); break;
            case SrbCommand.GetStreamInfo: srb.CommandData.StreamBuffer.Add(new() { StreamFormatsArray = [Format] }); break;
        }
        Complete(srb, NtStatus.Success);
    }

    // Asking the sensor takes long, so it is done at PASSIVE_LEVEL.
    public void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
    {
        _read.Value = srb;
        srb.StreamClass.CallAtNewPriority(null, StreamPriority.Low, Measure, srb.StreamClass);
    }

    private void Measure(object? context)
    {
        var celsius = AskSensor();
        if (_read.Value is { } srb)
        {
            _read.Value = null;
            Deliver(srb, celsius);
        }
    }

    public void CancelPacket(HwStreamRequestBlock srb)
    {
        _read.Value = null;
        Complete(srb, NtStatus.Cancelled);
    }

    public void RequestTimeout(HwStreamRequestBlock srb) => CancelPacket(srb);
    public void ReceiveStreamControlPacket(HwStreamRequestBlock srb) => Complete(srb, NtStatus.Success);

    private static int AskSensor() => 21;

    private static void Deliver(HwStreamRequestBlock srb, int celsius)
    {
        KsStructure.Write(srb.GetDataBuffer(0).Span, celsius);
        srb.CommandData.DataBufferArray[0].DataUsed = sizeof(int);
        Complete(srb, NtStatus.Success);
    }

    private static void Complete(HwStreamRequestBlock srb, NtStatus status)
    {
        srb.Status = status;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }
}
