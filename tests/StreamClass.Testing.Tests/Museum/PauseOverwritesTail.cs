using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A capture card with one control register for two things: whether it runs, and how many buffers it has been given.</summary>
public sealed class PauseOverwritesTail : Exhibit
{
    public override string Bug =>
        "SET_STREAM_STATE reads, changes and writes the control register while the interrupt routine does the same: the card never hears of a buffer.";

    public override SimulationFailure Failure => SimulationFailure.ScenarioFailed;

    public override string Message => "*ReadData*IoDeviceError*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var device = await machine.LoadDriver(new Minidriver(isCorrected).DriverEntry).StartDeviceAsync(new RingBoard());
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        var first = pin.ReadAsync(new byte[1]).AsTask();
        var second = pin.ReadAsync(new byte[1]).AsTask();
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        await Task.WhenAll(first, second);
    }

    private sealed class Card
    {
        public IoRange Registers { get; set; } = null!;

        public KernelInterrupt Interrupt { get; set; } = null!;

        /// <summary>The read whose buffer the card has, and those that wait for it. Under the interrupt lock.</summary>
        public Queue<HwStreamRequestBlock> Reads { get; } = new();
    }

    private sealed class Minidriver(bool isCorrected) : ExhibitMinidriver
    {
        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver,
            registryPath,
            new HwInitializationData
            {
                MiniDriver = this, HasInterrupt = true, TurnOffSynchronization = true, DeviceExtension = Extension.Of<Card>(),
            });

        public override void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
        {
            if (srb.Command == SrbCommand.SetStreamState)
            {
                var card = srb.HwDeviceExtension.As<Card>();
                var run = srb.CommandData.StreamState == KsState.Run ? RingBoard.Running : 0;
                if (isCorrected)
                {
                    card.Interrupt.SynchronizeExecution(_ => Change(card, RingBoard.Running, run), null);
                }
                else
                {
                    Change(card, RingBoard.Running, run);
                }
            }

            Complete(srb, NtStatus.Success);
        }

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            var card = srb.HwDeviceExtension.As<Card>();
            card.Interrupt.SynchronizeExecution(
                _ =>
                {
                    card.Reads.Enqueue(srb);
                    return card.Reads.Count > 1 || GiveBuffer(card);
                },
                null);
        }

        public override bool Interrupt(HwDeviceExtension extension)
        {
            var card = extension.As<Card>();
            if (card.Registers.ReadRegisterUlong(RingBoard.Done) == 0)
            {
                return false;
            }

            card.Registers.WriteRegisterUlong(RingBoard.Done, 1);
            var srb = card.Reads.Dequeue();
            if (card.Reads.Count > 0)
            {
                GiveBuffer(card);
            }

            srb.CommandData.DataBufferArray[0].DataUsed = 1;
            Complete(srb, NtStatus.Success);
            return true;
        }

        protected override void Initialize(HwStreamRequestBlock srb)
        {
            var card = srb.HwDeviceExtension.As<Card>();
            card.Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
            card.Interrupt = srb.CommandData.ConfigInfo.InterruptObject!;
        }

        private static bool GiveBuffer(Card card)
        {
            var tail = card.Registers.ReadRegisterUlong(RingBoard.Control) & RingBoard.Tail;
            return Change(card, RingBoard.Tail, tail + 0x100);
        }

        private static bool Change(Card card, uint mask, uint value)
        {
            var control = card.Registers.ReadRegisterUlong(RingBoard.Control);
            card.Registers.WriteRegisterUlong(RingBoard.Control, (control & ~mask) | (value & mask));
            return true;
        }
    }

    private sealed class RingBoard : VirtualDevice
    {
        public const int Control = 0;
        public const uint Running = 1;
        public const uint Tail = 0xFF00;

        /// <summary>1 when a buffer is full; writing clears.</summary>
        public const int Done = 4;

        private readonly DeviceTimer _fill;
        private uint _control;
        private uint _filled;

        public RingBoard()
            : base("ring", new PciIdentity(0x105D, 0x2310), new DeviceRange(0, 16, true)) => _fill = CreateTimer("fill", () =>
        {
            _filled += 0x100;
            AssertInterrupt();
        });

        protected internal override uint ReadRegister(int range, int offset, int width) =>
            offset == Control ? _control : IsInterruptAsserted ? 1u : 0u;

        protected internal override void WriteRegister(int range, int offset, int width, uint value)
        {
            if (offset == Done)
            {
                DeassertInterrupt();
                return;
            }

            _control = value;
            if ((value & Running) == 0)
            {
                _fill.Cancel();
            }
            else if ((value & Tail) != (_filled & Tail) && !_fill.IsSet)
            {
                _fill.Set(Oscillator.Now + TimeSpan.FromMicroseconds(100).Ticks);
            }
        }
    }
}
