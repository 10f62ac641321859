using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A source that keeps its reads in a list, linked by NextSRB, and gives them back when the stream stops.</summary>
public sealed class LinkAfterCompletion : Exhibit
{
    public override string Bug =>
        "NextSRB is read from a request that has been completed: when its client has sent another request in the meantime, the list ends there.";

    public override SimulationFailure Failure => SimulationFailure.Stalled;

    public override string Message => "*stalled*ReadData*";

    /// <remarks>A run that is held to its requests uses no SRB twice.</remarks>
    public override SimulationOptions Options { get; } = new() { Checks = RunChecks.All & ~RunChecks.Requests };

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected, machine.Kernel);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync();
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        var reads = Task.WhenAll(ReadAsync(), ReadAsync());
        await pin.SetStateAsync(KsState.Stop);
        await reads;

        async Task ReadAsync()
        {
            await pin.ReadAsync(new byte[1]);
            await pin.ReadAsync(new byte[1]);
        }
    }

    private sealed class SourceStream
    {
        public KsState State { get; set; }

        public Shared<HwStreamRequestBlock?> Reads { get; } = new(null);

        /// <summary>How many reads came back empty; a property tells it.</summary>
        public Shared<int> Unfilled { get; } = new(0);
    }

    private sealed class Minidriver(bool isCorrected, KernelServices kernel) : ExhibitMinidriver
    {
        private readonly KernelSpinLock _lock = kernel.CreateSpinLock();

        public NtStatus DriverEntry(DriverObject driver, string registryPath) => StreamClassDriver.RegisterMinidriver(
            driver,
            registryPath,
            new HwInitializationData { MiniDriver = this, TurnOffSynchronization = true, PerStreamExtension = Extension.Of<SourceStream>() });

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            var stream = srb.StreamObject.HwStreamExtension.As<SourceStream>();
            var irql = _lock.Acquire();
            var isKept = stream.State != KsState.Stop;
            if (isKept)
            {
                // It waits for data that may never come.
                srb.TimeoutCounter = 0;
                srb.NextSrb = stream.Reads.Value;
                stream.Reads.Value = srb;
            }

            _lock.Release(irql);
            if (!isKept)
            {
                Complete(srb, NtStatus.Success);
            }
        }

        public override void ReceiveStreamControlPacket(HwStreamRequestBlock srb)
        {
            if (srb.Command == SrbCommand.SetStreamState)
            {
                ChangeState(srb.StreamObject.HwStreamExtension.As<SourceStream>(), srb.CommandData.StreamState);
            }

            Complete(srb, NtStatus.Success);
        }

        private void ChangeState(SourceStream stream, KsState state)
        {
            var irql = _lock.Acquire();
            stream.State = state;
            var first = state == KsState.Stop ? stream.Reads.Value : null;
            if (first is not null)
            {
                stream.Reads.Value = null;
            }

            _lock.Release(irql);
            for (var srb = first; srb is not null;)
            {
                var next = srb.NextSrb;
                Complete(srb, NtStatus.Success);
                stream.Unfilled.Value++;
                srb = isCorrected ? next : srb.NextSrb;
            }
        }
    }
}
