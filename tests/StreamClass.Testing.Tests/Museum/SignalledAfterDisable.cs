using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A source that signals an event of its stream after each read, for whoever has enabled it.</summary>
public sealed class SignalledAfterDisable : Exhibit
{
    private static readonly Guid Set = new("5a4f3b1e-0c4c-4f3c-9f53-7d1f0b6f2a11");

    public override string Bug => "With synchronization off, the minidriver looks its event up, and signals it after another thread has disabled it.";

    public override SimulationFailure Failure => SimulationFailure.BugCheck;

    public override string Message => "*SignalStreamEvent was given event 0 of*after it was disabled*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected, machine.Kernel);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync();
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        var subscription = await pin.EnableEventAsync(Set, 0);
        await Task.WhenAll(ReadAsync(), DisableAsync());

        async Task ReadAsync()
        {
            await Task.Yield();
            try
            {
                await pin.ReadAsync(new byte[1]);
            }
            catch (StreamRequestException)
            {
                // Why the source failed is on record.
            }
        }

        async Task DisableAsync()
        {
            await Task.Yield();
            await subscription.DisposeAsync();
        }
    }

    private sealed class Minidriver(bool isCorrected, KernelServices kernel) : ExhibitMinidriver
    {
        private readonly KernelSpinLock _lock = kernel.CreateSpinLock();
        private readonly Shared<KsEventEntry?> _frameEvent = new(null);

        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver, registryPath, new HwInitializationData { MiniDriver = this, TurnOffSynchronization = true });

        public override void ReceiveDevicePacket(HwStreamRequestBlock srb)
        {
            switch (srb.Command)
            {
                case SrbCommand.GetStreamInfo:
                    srb.CommandData.StreamBuffer.Add(new HwStreamInformation
                    {
                        StreamFormatsArray = [Format],
                        StreamEventsArray = [new KsEventSet(Set, new KsEventItem { EventId = 0, DataInput = 32 })],
                    });
                    Complete(srb, NtStatus.Success);
                    return;
                case SrbCommand.OpenStream:
                    srb.StreamObject.HwEventRoutine = OnEvent;
                    break;
            }

            base.ReceiveDevicePacket(srb);
        }

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            var irql = isCorrected ? _lock.Acquire() : kernel.CurrentIrql;
            if (_frameEvent.Value is { } entry)
            {
                srb.StreamClass.StreamNotification(StreamNotificationType.SignalStreamEvent, srb.StreamObject, entry);
            }

            if (isCorrected)
            {
                _lock.Release(irql);
            }

            srb.CommandData.DataBufferArray[0].DataUsed = 1;
            Complete(srb, NtStatus.Success);
        }

        private NtStatus OnEvent(HwEventDescriptor descriptor)
        {
            var irql = _lock.Acquire();
            _frameEvent.Value = descriptor.Enable ? descriptor.EventEntry : null;
            _lock.Release(irql);
            return NtStatus.Success;
        }
    }
}
