using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace DvdDecoder;

/// <content>Requests for the card as a whole.</content>
public sealed partial class DecoderDriver
{
    private static NtStatus HandleDeviceRequest(HwStreamRequestBlock srb) => srb.Command switch
    {
        SrbCommand.InitializeDevice => InitializeDevice(srb),
        SrbCommand.GetStreamInfo => GetStreamInfo(srb),
        SrbCommand.InitializationComplete => InitializationComplete(srb),
        SrbCommand.OpenStream => OpenStream(srb),
        SrbCommand.CloseStream => CloseStream(srb),
        SrbCommand.ChangePowerState => ChangePowerState(srb),
        SrbCommand.NotifyIdleState => NtStatus.Success,
        SrbCommand.SurpriseRemoval => SurpriseRemoval(srb),
        SrbCommand.UninitializeDevice => UninitializeDevice(srb),
        _ => NtStatus.NotImplemented,
    };

    private static NtStatus InitializeDevice(HwStreamRequestBlock srb)
    {
        var configuration = srb.CommandData.ConfigInfo;
        configuration.StreamDescriptorSize = HwStreamDescriptor.SizeFor(DecoderStreams.Count);
        return DeviceOf(srb).Initialize(configuration, srb.StreamClass);
    }

    private static NtStatus GetStreamInfo(HwStreamRequestBlock srb)
    {
        StreamDescriptions.Fill(srb.CommandData.StreamBuffer);
        return NtStatus.Success;
    }

    private static NtStatus InitializationComplete(HwStreamRequestBlock srb)
    {
        DeviceOf(srb).Hardware.EnableInterrupts(true);
        return NtStatus.Success;
    }

    private static NtStatus OpenStream(HwStreamRequestBlock srb)
    {
        var device = DeviceOf(srb);
        var stream = srb.StreamObject;
        var format = srb.CommandData.OpenFormat;
        if (device.Stream(stream.StreamNumber) is not null)
        {
            return NtStatus.TooManyNodes;
        }

        if (!StreamDescriptions.Accepts(stream.StreamNumber, format))
        {
            return NtStatus.NotSupported;
        }

        stream.Dma = true;
        if (stream.StreamNumber == DecoderStreams.AudioIn)
        {
            stream.HwClockObject.HwClockFunction = ReadClock;
            stream.HwClockObject.ClockSupportFlags = ClockSupportFlags.CanReturnStreamTime | ClockSupportFlags.CanReadOnboardClock;
        }

        stream.HwStreamExtension.As<DecoderStream>().Open(stream, device, format);
        device.Add(stream);
        return NtStatus.Success;
    }

    // The stream may be in any state: a client can die in Run.
    private static NtStatus CloseStream(HwStreamRequestBlock srb)
    {
        StreamOf(srb).SetState(KsState.Stop);
        DeviceOf(srb).Remove(srb.StreamObject);
        return NtStatus.Success;
    }

    private static NtStatus ChangePowerState(HwStreamRequestBlock srb)
    {
        var device = DeviceOf(srb);
        var isOn = srb.CommandData.DeviceState == DevicePowerState.D0;
        foreach (var stream in device.OpenStreams)
        {
            if (isOn)
            {
                stream.ApplyState();
            }
            else
            {
                stream.Quiesce();
            }
        }

        device.Hardware.EnableInterrupts(isOn);
        return NtStatus.Success;
    }

    private static NtStatus SurpriseRemoval(HwStreamRequestBlock srb)
    {
        var device = DeviceOf(srb);
        device.IsGone = true;
        CompleteAll(device);
        return NtStatus.Success;
    }

    private static NtStatus UninitializeDevice(HwStreamRequestBlock srb)
    {
        var device = DeviceOf(srb);
        device.Hardware.Reset();
        CompleteAll(device);
        return NtStatus.Success;
    }

    private static void CompleteAll(DecoderDevice device)
    {
        foreach (var stream in device.OpenStreams)
        {
            stream.CompleteAll(NtStatus.DeviceRemoved);
        }
    }

    private static void ReadClock(HwTimeContext context)
    {
        var hardware = context.HwDeviceExtension!.As<DecoderDevice>().Hardware;
        context.Time = context.Function == TimeFunction.GetStreamTime ? hardware.ReadStreamTime() : hardware.ReadOscillator();
    }
}
