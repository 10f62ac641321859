using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A camera whose controls are transfers over a bus: they need power, and power is not to go while one is under way.</summary>
/// <remarks>
/// Knowledge base article 307207: the machine hangs on resume, because a thread that handles power blocks in Stream.sys on something that
/// comes only with the power. System threads that handle power IRPs must not block.
/// </remarks>
public sealed class PowerThreadWaits : Exhibit
{
    public override string Bug =>
        "The routine that powers down shuts the gate and then waits for the controls that are inside; one of them waits at the gate (KB 307207).";

    public override SimulationFailure Failure => SimulationFailure.Stalled;

    public override string Message => "*stalled*event*event*";

    public override SimulationOptions Options { get; } = new() { LeftGrace = TimeSpan.Zero };

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected, machine.Kernel);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync();
        await Task.WhenAll(ControlAsync(), SuspendAsync());

        async Task ControlAsync()
        {
            await Task.Yield();
            await device.SendIrpAsync(new Irp(IrpMajorFunction.DeviceControl) { IoControlCode = 0x222000 });
        }

        async Task SuspendAsync()
        {
            await Task.Delay(TimeSpan.FromMilliseconds(9), machine.TimeProvider);
            await device.SetPowerStateAsync(DevicePowerState.D3);
            await device.SetPowerStateAsync(DevicePowerState.D0);
        }
    }

    private sealed class Minidriver(bool isCorrected, KernelServices kernel) : ExhibitMinidriver
    {
        private readonly KernelSpinLock _lock = kernel.CreateSpinLock();
        private readonly KernelEvent _isPowered = kernel.CreateEvent(KernelEventType.Notification, signalled: true);
        private readonly KernelEvent _isQuiet = kernel.CreateEvent(KernelEventType.Notification, signalled: true);
        private int _controls;

        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver, registryPath, new HwInitializationData { MiniDriver = this, TurnOffSynchronization = true });

        public override void ReceiveDevicePacket(HwStreamRequestBlock srb)
        {
            switch (srb.Command)
            {
                case SrbCommand.UnknownDeviceCommand:
                    Count(1);
                    Transfer();
                    Transfer();
                    Count(-1);
                    break;
                case SrbCommand.ChangePowerState when srb.CommandData.DeviceState == DevicePowerState.D0:
                    _isPowered.Set();
                    break;
                case SrbCommand.ChangePowerState when isCorrected:
                    _isQuiet.Wait(Timeout.InfiniteTimeSpan);
                    _isPowered.Reset();
                    break;
                case SrbCommand.ChangePowerState:
                    _isPowered.Reset();
                    _isQuiet.Wait(Timeout.InfiniteTimeSpan);
                    break;
            }

            base.ReceiveDevicePacket(srb);
        }

        /// <summary>A transfer over the bus: first the control is selected, then it is set.</summary>
        private void Transfer()
        {
            _isPowered.Wait(Timeout.InfiniteTimeSpan);
            kernel.DelayExecutionThread(TimeSpan.FromMilliseconds(1));
        }

        private void Count(int change)
        {
            var irql = _lock.Acquire();
            _controls += change;
            if (_controls == 0)
            {
                _isQuiet.Set();
            }
            else
            {
                _isQuiet.Reset();
            }

            _lock.Release(irql);
        }
    }
}
