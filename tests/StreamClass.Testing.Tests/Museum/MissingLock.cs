using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>A list of reads that every routine but one takes the lock for.</summary>
public sealed class MissingLock : Exhibit
{
    public override string Bug =>
        "The cancel routine walks the list of reads without its lock, because it runs at DISPATCH_LEVEL already; another processor takes the first read meanwhile.";

    public override SimulationFailure Failure => SimulationFailure.BugCheck;

    public override string Message => "*MultipleIrpCompleteRequests*ReadData*was completed*";

    public override SimulationOptions Options { get; } = new() { Processors = 2 };

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync(new CaptureBoard("camera", frameTime: 10_000));
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        using var impatience = new CancellationTokenSource();
        var reads = Task.WhenAll(ReadAsync(pin, impatience.Token), ReadAsync(pin, CancellationToken.None));
        impatience.Cancel();
        await reads;

        // Long enough for the routine that completed them: with synchronization off, a close does not wait for it.
        await Task.Delay(TimeSpan.FromMilliseconds(20), machine.TimeProvider);
    }

    private static async Task ReadAsync(Pin pin, CancellationToken cancellationToken)
    {
        try
        {
            await pin.ReadAsync(new byte[16], cancellationToken);
        }
        catch (OperationCanceledException)
        {
        }
        catch (StreamRequestException)
        {
            // Its device failed: what is on record tells why.
        }
    }

    private sealed class Camera
    {
        public IoRange Registers { get; set; } = null!;

        public KernelSpinLock Lock { get; set; } = null!;

        /// <summary>The read that waits longest; NextSrb leads on.</summary>
        public Shared<HwStreamRequestBlock?> First { get; } = new(null);
    }

    private sealed class Minidriver(bool isCorrected) : ExhibitMinidriver
    {
        public NtStatus DriverEntry(DriverObject driver, string registryPath) =>
            StreamClassDriver.RegisterMinidriver(
                driver,
                registryPath,
                new HwInitializationData
                {
                    MiniDriver = this,
                    HasInterrupt = true,
                    DeviceExtension = Extension.Of<Camera>(),
                    TurnOffSynchronization = true,
                });

        public override void ReceiveStreamDataPacket(HwStreamRequestBlock srb)
        {
            var camera = srb.HwDeviceExtension.As<Camera>();
            var irql = camera.Lock.Acquire();
            Append(camera, srb);
            camera.Lock.Release(irql);
            camera.Registers.WriteRegisterUlong(CaptureBoard.Frames, 1);
        }

        public override void CancelPacket(HwStreamRequestBlock srb)
        {
            var camera = srb.HwDeviceExtension.As<Camera>();
            bool wasThere;
            if (isCorrected)
            {
                var irql = camera.Lock.Acquire();
                wasThere = TryRemove(camera, srb);
                camera.Lock.Release(irql);
            }
            else
            {
                wasThere = TryRemove(camera, srb);
            }

            if (wasThere)
            {
                Complete(srb, NtStatus.Cancelled);
            }
        }

        public override bool Interrupt(HwDeviceExtension extension)
        {
            var camera = extension.As<Camera>();
            if (camera.Registers.ReadRegisterUlong(CaptureBoard.Status) == 0)
            {
                return false;
            }

            camera.Registers.WriteRegisterUlong(CaptureBoard.Status, CaptureBoard.Done | CaptureBoard.Overrun);
            extension.StreamClass.CallAtNewPriority(null, StreamPriority.Dispatch, FinishReads, camera);
            return true;
        }

        protected override void Initialize(HwStreamRequestBlock srb)
        {
            var camera = srb.HwDeviceExtension.As<Camera>();
            camera.Registers = srb.CommandData.ConfigInfo.AccessRanges[0].Io;
            camera.Lock = srb.StreamClass.Kernel.CreateSpinLock();
        }

        /// <summary>Every read that has been there long enough gets the same frame.</summary>
        private static void FinishReads(object? context)
        {
            var camera = (Camera)context!;
            var irql = camera.Lock.Acquire();
            var first = camera.First.Value;
            camera.First.Value = null;
            camera.Lock.Release(irql);
            while (first is { } srb)
            {
                first = srb.NextSrb;
                srb.CommandData.DataBufferArray[0].DataUsed = srb.NumberOfBytesToTransfer;
                Complete(srb, NtStatus.Success);
            }
        }

        private static void Append(Camera camera, HwStreamRequestBlock srb)
        {
            srb.NextSrb = null;
            if (camera.First.Value is not { } last)
            {
                camera.First.Value = srb;
                return;
            }

            while (last.NextSrb is { } next)
            {
                last = next;
            }

            last.NextSrb = srb;
        }

        private static bool TryRemove(Camera camera, HwStreamRequestBlock srb)
        {
            if (camera.First.Value == srb)
            {
                camera.First.Value = srb.NextSrb;
                return true;
            }

            for (var before = camera.First.Value; before is not null; before = before.NextSrb)
            {
                if (before.NextSrb == srb)
                {
                    before.NextSrb = srb.NextSrb;
                    return true;
                }
            }

            return false;
        }
    }
}
