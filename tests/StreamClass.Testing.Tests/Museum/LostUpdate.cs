using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>Two reads count themselves without anything that keeps them apart.</summary>
public sealed class LostUpdate : Exhibit
{
    public override string Bug => "With synchronization off, two reads add to one counter: each reads it before the other has written it.";

    public override SimulationFailure Failure => SimulationFailure.ScenarioFailed;

    public override string Message => "*counted 1 of 2*";

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected, machine.Kernel);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync();
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await Task.WhenAll(ReadAsync(pin), ReadAsync(pin));
        if (minidriver.Count != 2)
        {
            throw new InvalidOperationException($"The minidriver counted {minidriver.Count} of 2 reads.");
        }
    }

    private static async Task ReadAsync(Pin pin)
    {
        await Task.Yield();
        await pin.ReadAsync(new byte[16]);
    }

    private sealed class Minidriver(bool isCorrected, KernelServices kernel) : ExhibitMinidriver
    {
        private readonly Shared<int> _count = new(0);
        private readonly KernelSpinLock _lock = kernel.CreateSpinLock();

        public int Count => _count.Value;

        public NtStatus DriverEntry(DriverObject driver, string registryPath) =>
            StreamClassDriver.RegisterMinidriver(
                driver, registryPath, new HwInitializationData { MiniDriver = this, TurnOffSynchronization = true });

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            if (isCorrected)
            {
                var irql = _lock.Acquire();
                _count.Value++;
                _lock.Release(irql);
            }
            else
            {
                _count.Value++;
            }

            srb.CommandData.DataBufferArray[0].DataUsed = srb.NumberOfBytesToTransfer;
            Complete(srb, NtStatus.Success);
        }
    }
}
