using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>The master clock changes while a read waits for its frame.</summary>
public sealed class WrongClock : Exhibit
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    public override string Bug =>
        "The clock is looked up when a read arrives and asked when its frame is there: a read that waits across a change of clocks gets the time of the old one.";

    public override SimulationFailure Failure => SimulationFailure.ScenarioFailed;

    public override string Message => "*has the time of the clock before*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync(new CaptureBoard("camera", frameTime: 10_000));
        await using var filter = await device.OpenFilterAsync();
        await using var first = await filter.OpenPinAsync(1, ExhibitMinidriver.Format);
        await using var second = await filter.OpenPinAsync(2, ExhibitMinidriver.Format);
        await using var before = await first.CreateClockAsync();
        await using var after = await second.CreateClockAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetMasterClockAsync(before);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        var change = ChangeAsync(machine, pin, after);
        var read = ReadAsync(pin);
        await Task.WhenAll(change, read);

        // The first clock is at the time of the machine, the second is ahead of it.
        var time = TimeSpan.FromTicks((await read).PresentationTime.Time);
        if (time > await change && time < Ahead)
        {
            throw new InvalidOperationException("A frame that was captured under a new master clock has the time of the clock before.");
        }
    }

    private static async Task<TimeSpan> ChangeAsync(Machine machine, Pin pin, Clock clock)
    {
        await Task.Yield();
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Stop);
        await pin.SetMasterClockAsync(clock);
        var changed = machine.Kernel.QueryInterruptTime();
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        return changed;
    }

    private static async Task<KsStreamHeader> ReadAsync(Pin pin)
    {
        await Task.Yield();
        return await pin.ReadAsync(new byte[16]);
    }

    private sealed class Camera
    {
        public IoRange Registers { get; set; } = null!;

        public bool IsRunning { get; set; }

        public MasterClockHandle? Clock { get; set; }

        public HwStreamRequestBlock? Current { get; set; }

        public MasterClockHandle? ClockOfCurrent { get; set; }
    }

    private sealed class Minidriver(bool isCorrected) : ExhibitMinidriver
    {
        public NtStatus DriverEntry(DriverObject driver, string registryPath) =>
            StreamClassDriver.RegisterMinidriver(
                driver,
                registryPath,
                new HwInitializationData { MiniDriver = this, HasInterrupt = true, DeviceExtension = Extension.Of<Camera>() });

        public override void ReceiveDevicePacket(HwStreamRequestBlock srb)
        {
            if (srb.Command == SrbCommand.GetStreamInfo)
            {
                srb.CommandData.StreamBuffer.Add(new HwStreamInformation { StreamFormatsArray = [Format] });
                srb.CommandData.StreamBuffer.Add(new HwStreamInformation { StreamFormatsArray = [Format] });
            }
            else if (srb.Command == SrbCommand.OpenStream)
            {
                srb.StreamObject.HwClockObject.HwClockFunction = ReadClock;
                srb.StreamObject.HwClockObject.ClockSupportFlags = ClockSupportFlags.CanReadOnboardClock;
            }

            base.ReceiveDevicePacket(srb);
        }

        public override void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
        {
            var camera = srb.HwDeviceExtension.As<Camera>();
            switch (srb.Command)
            {
                case SrbCommand.IndicateMasterClock:
                    camera.Clock = srb.CommandData.MasterClockHandle;
                    break;
                case SrbCommand.SetStreamState:
                    camera.IsRunning = srb.CommandData.StreamState == KsState.Run;
                    StartOrStop(camera);
                    break;
            }

            Complete(srb, NtStatus.Success);
        }

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            var camera = srb.HwDeviceExtension.As<Camera>();
            camera.Current = srb;
            camera.ClockOfCurrent = camera.Clock;
            StartOrStop(camera);
        }

        public override bool Interrupt(HwDeviceExtension extension)
        {
            var camera = extension.As<Camera>();
            if (camera.Registers.ReadRegisterUlong(CaptureBoard.Status) == 0)
            {
                return false;
            }

            camera.Registers.WriteRegisterUlong(CaptureBoard.Status, CaptureBoard.Done | CaptureBoard.Overrun);
            if (camera.Current is { } srb && (isCorrected ? camera.Clock : camera.ClockOfCurrent) is { } clock)
            {
                var time = new HwTimeContext { Function = TimeFunction.ReadOnboardClock };
                srb.StreamClass.QueryMasterClockSync(clock, time);
                camera.Current = null;
                ref var header = ref srb.CommandData.DataBufferArray[0];
                header.PresentationTime = KsTime.FromTicks(time.Time);
                header.OptionsFlags = KsStreamHeaderOptions.TimeValid;
                header.DataUsed = srb.NumberOfBytesToTransfer;
                Complete(srb, NtStatus.Success);
            }

            return true;
        }

        protected override void Initialize(HwStreamRequestBlock srb)
        {
            srb.CommandData.ConfigInfo.StreamDescriptorSize = HwStreamDescriptor.SizeFor(3);
            srb.HwDeviceExtension.As<Camera>().Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
        }

        /// <summary>Each run begins its frame anew.</summary>
        private static void StartOrStop(Camera camera)
        {
            if (!camera.IsRunning)
            {
                camera.Registers.WriteRegisterUlong(CaptureBoard.Abort, 1);
            }
            else if (camera.Current is not null)
            {
                camera.Registers.WriteRegisterUlong(CaptureBoard.Frames, 1);
            }
        }

        private static void ReadClock(HwTimeContext context)
        {
            var now = context.HwDeviceExtension!.StreamClass.Kernel.QueryPerformanceCounter();
            context.Time = context.HwStreamObject!.StreamNumber == 1 ? now : now + Ahead.Ticks;
        }
    }
}
