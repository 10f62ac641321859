using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A serial receiver whose FIFO interrupts once, when it is no longer empty.</summary>
public sealed class FifoCheckedThenWaited : Exhibit
{
    public override string Bug =>
        "A read finds the FIFO empty, and is left to the interrupt routine after that has run: the FIFO does not interrupt again before it is emptied.";

    public override SimulationFailure Failure => SimulationFailure.ScenarioFailed;

    public override string Message => "*ReadData*IoDeviceError*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var device = await machine.LoadDriver(new Minidriver(isCorrected).DriverEntry).StartDeviceAsync(new FifoBoard());
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.ReadAsync(new byte[1]);
    }

    private sealed class Receiver
    {
        public IoRange Registers { get; set; } = null!;

        public KernelInterrupt Interrupt { get; set; } = null!;

        public Shared<HwStreamRequestBlock?> Read { get; } = new(null);
    }

    private sealed class Minidriver(bool isCorrected) : ExhibitMinidriver
    {
        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver,
            registryPath,
            new HwInitializationData
            {
                MiniDriver = this, HasInterrupt = true, TurnOffSynchronization = true, DeviceExtension = Extension.Of<Receiver>(),
            });

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            var receiver = srb.HwDeviceExtension.As<Receiver>();
            if (isCorrected)
            {
                receiver.Interrupt.SynchronizeExecution(_ => Begin(receiver, srb), null);
            }
            else
            {
                Begin(receiver, srb);
            }
        }

        public override bool Interrupt(HwDeviceExtension extension)
        {
            var receiver = extension.As<Receiver>();
            if (receiver.Registers.ReadRegisterUlong(FifoBoard.Status) == 0)
            {
                return false;
            }

            receiver.Registers.WriteRegisterUlong(FifoBoard.Status, 1);
            if (receiver.Read.Value is { } srb)
            {
                receiver.Read.Value = null;
                Take(receiver, srb);
            }

            return true;
        }

        protected override void Initialize(HwStreamRequestBlock srb)
        {
            var receiver = srb.HwDeviceExtension.As<Receiver>();
            receiver.Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
            receiver.Interrupt = srb.CommandData.ConfigInfo.InterruptObject!;
            receiver.Registers.WriteRegisterUlong(FifoBoard.Enable, 1);
        }

        private static bool Begin(Receiver receiver, HwStreamRequestBlock srb)
        {
            if (receiver.Registers.ReadRegisterUlong(FifoBoard.Level) > 0)
            {
                return Take(receiver, srb);
            }

            receiver.Read.Value = srb;
            return true;
        }

        private static bool Take(Receiver receiver, HwStreamRequestBlock srb)
        {
            srb.GetDataBuffer(0).Span[0] = (byte)receiver.Registers.ReadRegisterUlong(FifoBoard.Data);
            srb.CommandData.DataBufferArray[0].DataUsed = 1;
            Complete(srb, NtStatus.Success);
            return true;
        }
    }

    private sealed class FifoBoard : VirtualDevice
    {
        /// <summary>1 when the FIFO has become not empty; writing clears.</summary>
        public const int Status = 0;

        public const int Level = 4;
        public const int Data = 8;

        /// <summary>Writing lets data in.</summary>
        public const int Enable = 12;

        private readonly DeviceTimer _arrival;
        private uint _level;

        public FifoBoard()
            : base("fifo", new PciIdentity(0x105D, 0x2311), new DeviceRange(0, 16, true)) => _arrival = CreateTimer("arrival", Arrive);

        protected internal override uint ReadRegister(int range, int offset, int width) => offset switch
        {
            Status => IsInterruptAsserted ? 1u : 0u,
            Level => _level,
            _ => _level == 0 ? 0 : --_level,
        };

        protected internal override void WriteRegister(int range, int offset, int width, uint value)
        {
            if (offset == Enable)
            {
                _arrival.Set(Oscillator.Now + TimeSpan.FromMilliseconds(1).Ticks);
            }
            else
            {
                DeassertInterrupt();
            }
        }

        private void Arrive()
        {
            if (_level++ == 0)
            {
                AssertInterrupt();
            }
        }
    }
}
