using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A sound card that is the master clock: it counts samples, and shows the count in two registers of 16 bits.</summary>
public sealed class TornClock : Exhibit
{
    public override string Bug => "The clock routine reads the high half of a counter and then the low half, which may have passed zero in between.";

    public override SimulationFailure Failure => SimulationFailure.ScenarioFailed;

    public override string Message => "*The clock went back*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var device = await machine.LoadDriver(new Minidriver(isCorrected).DriverEntry).StartDeviceAsync(new CounterBoard());
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await using var clock = await pin.CreateClockAsync();
        var before = clock.GetTime();
        for (var i = 0; i < 4; i++)
        {
            var time = clock.GetTime();
            if (time < before)
            {
                throw new InvalidOperationException($"The clock went back from {before} to {time}.");
            }

            before = time;
        }
    }

    private sealed class Card
    {
        public IoRange Registers { get; set; } = null!;
    }

    private sealed class Minidriver(bool isCorrected) : ExhibitMinidriver
    {
        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver, registryPath, new HwInitializationData { MiniDriver = this, DeviceExtension = Extension.Of<Card>() });

        public override void ReceiveDevicePacket(HwStreamRequestBlock srb)
        {
            if (srb.Command == SrbCommand.OpenStream)
            {
                srb.StreamObject.HwClockObject.HwClockFunction = GetTime;
                srb.StreamObject.HwClockObject.ClockSupportFlags = ClockSupportFlags.CanReturnStreamTime;
            }

            base.ReceiveDevicePacket(srb);
        }

        protected override void Initialize(HwStreamRequestBlock srb) =>
            srb.HwDeviceExtension.As<Card>().Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;

        private void GetTime(HwTimeContext context)
        {
            var registers = context.HwDeviceExtension!.As<Card>().Registers;
            var high = registers.ReadRegisterUshort(CounterBoard.High);
            var low = registers.ReadRegisterUshort(CounterBoard.Low);
            if (isCorrected && high != registers.ReadRegisterUshort(CounterBoard.High))
            {
                // The low half has passed zero, and does not do so again for long.
                high = registers.ReadRegisterUshort(CounterBoard.High);
                low = registers.ReadRegisterUshort(CounterBoard.Low);
            }

            context.Time = ((long)high << 16) | low;
        }
    }

    /// <summary>It counts in steps of a FIFO of 16 samples.</summary>
    private sealed class CounterBoard : VirtualDevice
    {
        public const int Low = 0;
        public const int High = 2;

        private static readonly TimeSpan StepTime = TimeSpan.FromMicroseconds(333);

        private readonly DeviceTimer _step;
        private uint _samples;

        public CounterBoard()
            : base("sound card", new PciIdentity(0x105D, 0x2313), new DeviceRange(0, 16, true)) => _step = CreateTimer("step", Step);

        protected override void OnReset()
        {
            _samples = 0x1FFF0;
            _step.Set(Oscillator.Now + StepTime.Ticks);
        }

        protected internal override uint ReadRegister(int range, int offset, int width) =>
            offset == Low ? _samples & 0xFFFF : _samples >> 16;

        protected internal override void WriteRegister(int range, int offset, int width, uint value)
        {
        }

        private void Step()
        {
            _samples += 16;
            _step.Set(Oscillator.Now + StepTime.Ticks);
        }
    }
}
