using StreamClass.Kernel;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A camera that is suspended while nobody has it open: controls that come meanwhile wait for the first open.</summary>
/// <remarks>
/// Knowledge base article 813348 and srb-notify-idle-state: requests to a device that is idle are blocked, the device does not start again
/// when it is needed, and the program that uses it stops responding.
/// </remarks>
public sealed class BlockedAroundIdle : Exhibit
{
    public override string Bug =>
        "A control looks whether the device is idle, and is parked after the first open has released what was parked (KB 813348).";

    public override SimulationFailure Failure => SimulationFailure.Stalled;

    public override string Message => "*stalled*UnknownDeviceCommand*";

    public override SimulationOptions Options { get; } = new() { LeftGrace = TimeSpan.Zero };

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected, machine.Kernel);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync();
        await Task.WhenAll(ControlAsync(), OpenAsync());

        async Task ControlAsync()
        {
            await Task.Yield();
            await device.SendIrpAsync(new Irp(IrpMajorFunction.DeviceControl) { IoControlCode = 0x222000 });
        }

        async Task OpenAsync()
        {
            await Task.Yield();
            await device.OpenFilterAsync();
        }
    }

    private sealed class Minidriver(bool isCorrected, KernelServices kernel) : ExhibitMinidriver
    {
        private readonly KernelSpinLock _lock = kernel.CreateSpinLock();
        private readonly Shared<bool> _isIdle = new(true);
        private readonly Shared<HwStreamRequestBlock?> _parked = new(null);

        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver, registryPath, new HwInitializationData { MiniDriver = this, TurnOffSynchronization = true });

        public override void ReceiveDevicePacket(HwStreamRequestBlock srb)
        {
            switch (srb.Command)
            {
                case SrbCommand.UnknownDeviceCommand:
                    if (!TryPark(srb))
                    {
                        Complete(srb, NtStatus.Success);
                    }

                    return;
                case SrbCommand.NotifyIdleState:
                    var released = ChangeIdle(srb.CommandData.Idle);
                    Complete(srb, NtStatus.Success);
                    while (released is not null)
                    {
                        var next = released.NextSrb;
                        Complete(released, NtStatus.Success);
                        released = next;
                    }

                    return;
                default:
                    base.ReceiveDevicePacket(srb);
                    return;
            }
        }

        private bool TryPark(HwStreamRequestBlock srb)
        {
            var irql = isCorrected ? _lock.Acquire() : kernel.CurrentIrql;
            var isIdle = _isIdle.Value;
            if (isIdle)
            {
                // The device may sleep for days.
                srb.TimeoutCounter = 0;
                srb.NextSrb = _parked.Value;
                _parked.Value = srb;
            }

            Unlock(irql);
            return isIdle;
        }

        private HwStreamRequestBlock? ChangeIdle(bool isIdle)
        {
            var irql = isCorrected ? _lock.Acquire() : kernel.CurrentIrql;
            _isIdle.Value = isIdle;
            var released = isIdle ? null : _parked.Value;
            if (!isIdle)
            {
                _parked.Value = null;
            }

            Unlock(irql);
            return released;
        }

        private void Unlock(Irql irql)
        {
            if (isCorrected)
            {
                _lock.Release(irql);
            }
        }
    }
}
