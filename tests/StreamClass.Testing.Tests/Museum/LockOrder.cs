using StreamClass.Client;
using StreamClass.Hardware;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Museum;

/// <summary>One lock for the list of reads, and one for the board.</summary>
public sealed class LockOrder : Exhibit
{
    public override string Bug =>
        "A read takes the lock of the list and then the one of the board, a finished frame takes them the other way round: two processors wait for each other.";

    public override SimulationFailure Failure => SimulationFailure.BugCheck;

    public override string Message => "*waits for a lock that nobody can release*";

    public override SimulationOptions Options { get; } = new() { Processors = 2 };

    public override async Task PlayAsync(Machine machine, bool isCorrected)
    {
        var minidriver = new Minidriver(isCorrected);
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync(new CaptureBoard("camera", frameTime: 10_000));
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, ExhibitMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        await Task.WhenAll(ReadAsync(pin), ReadAsync(pin));

        // Long enough for the routine that completed them: with synchronization off, a close does not wait for it.
        await Task.Delay(TimeSpan.FromMilliseconds(20), machine.TimeProvider);
    }

    private static async Task ReadAsync(Pin pin)
    {
        try
        {
            await pin.ReadAsync(new byte[16]);
        }
        catch (StreamRequestException)
        {
            // Its device failed: what is on record tells why.
        }
    }

    private sealed class Camera
    {
        public IoRange Registers { get; set; } = null!;

        public KernelSpinLock ListLock { get; set; } = null!;

        public Queue<HwStreamRequestBlock> Reads { get; } = new();

        public KernelSpinLock BoardLock { get; set; } = null!;

        public uint LastNumber { get; set; }
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
            var irql = camera.ListLock.Acquire();
            camera.Reads.Enqueue(srb);
            var dispatch = camera.BoardLock.Acquire();
            camera.Registers.WriteRegisterUlong(CaptureBoard.Frames, 1);
            camera.BoardLock.Release(dispatch);
            camera.ListLock.Release(irql);
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
            camera.ListLock = srb.StreamClass.Kernel.CreateSpinLock();
            camera.BoardLock = srb.StreamClass.Kernel.CreateSpinLock();
        }

        private void FinishReads(object? context)
        {
            var camera = (Camera)context!;
            var (outer, inner) = isCorrected ? (camera.ListLock, camera.BoardLock) : (camera.BoardLock, camera.ListLock);
            var finished = new List<HwStreamRequestBlock>();
            var irql = outer.Acquire();
            var dispatch = inner.Acquire();
            var number = camera.Registers.ReadRegisterUlong(CaptureBoard.FrameNumber);

            // The number of a board that has gone meanwhile is all ones.
            for (; camera.LastNumber != number && camera.Reads.Count > 0; camera.LastNumber++)
            {
                finished.Add(camera.Reads.Dequeue());
            }

            inner.Release(dispatch);
            outer.Release(irql);
            foreach (var srb in finished)
            {
                srb.CommandData.DataBufferArray[0].DataUsed = srb.NumberOfBytesToTransfer;
                Complete(srb, NtStatus.Success);
            }
        }
    }
}
