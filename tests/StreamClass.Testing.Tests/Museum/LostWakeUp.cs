using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A software decoder: a system thread takes reads from a queue when an event says that there are some.</summary>
public sealed class LostWakeUp : Exhibit
{
    public override string Bug => "The thread empties the queue and then resets the event: a read that comes in between is announced to nobody.";

    public override SimulationFailure Failure => SimulationFailure.ScenarioFailed;

    public override string Message => "*ReadData*IoDeviceError*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected, machine.Kernel);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync();
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.ReadAsync(new byte[1]);
        await pin.ReadAsync(new byte[1]);
    }

    private sealed class Minidriver(bool isCorrected, KernelServices kernel) : ExhibitMinidriver
    {
        private readonly KernelSpinLock _lock = kernel.CreateSpinLock();
        private readonly KernelEvent _wake = kernel.CreateEvent(KernelEventType.Notification);
        private readonly LinkedList<HwStreamRequestBlock> _reads = [];
        private readonly Shared<bool> _isEnding = new(false);

        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver, registryPath, new HwInitializationData { MiniDriver = this, TurnOffSynchronization = true });

        public override void ReceiveDevicePacket(HwStreamRequestBlock srb)
        {
            if (srb.Command == SrbCommand.UninitializeDevice)
            {
                _isEnding.Value = true;
                _wake.Set();
            }

            base.ReceiveDevicePacket(srb);
        }

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            var irql = _lock.Acquire();
            _reads.AddLast(srb);
            _lock.Release(irql);
            _wake.Set();
        }

        public override void CancelPacket(HwStreamRequestBlock srb) => GiveBack(srb, NtStatus.Cancelled);

        public override void RequestTimeout(HwStreamRequestBlock srb) => GiveBack(srb, NtStatus.IoDeviceError);

        protected override void Initialize(HwStreamRequestBlock srb) => kernel.CreateSystemThread(Decode, null, "decoder");

        private void Decode(object? context)
        {
            while (!_isEnding.Value)
            {
                _wake.Wait(Timeout.InfiniteTimeSpan);
                if (isCorrected)
                {
                    _wake.Reset();
                }

                while (Take() is { } srb)
                {
                    srb.CommandData.DataBufferArray[0].DataUsed = 1;
                    Complete(srb, NtStatus.Success);
                }

                if (!isCorrected)
                {
                    _wake.Reset();
                }
            }
        }

        private HwStreamRequestBlock? Take()
        {
            var irql = _lock.Acquire();
            var first = _reads.First;
            if (first is not null)
            {
                _reads.Remove(first);
            }

            _lock.Release(irql);
            return first?.Value;
        }

        private void GiveBack(HwStreamRequestBlock srb, NtStatus status)
        {
            var irql = _lock.Acquire();
            var wasWaiting = _reads.Remove(srb);
            _lock.Release(irql);
            if (wasWaiting)
            {
                Complete(srb, status);
            }
        }
    }
}
