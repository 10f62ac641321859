using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.PlugAndPlay;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Disturbed;

/// <summary>Hosts that use all that the class driver has, for things to be done to them.</summary>
internal static class DisturbedHosts
{
    public static IReadOnlyDictionary<string, Func<Machine, Task>> All { get; } = new Dictionary<string, Func<Machine, Task>>
    {
        ["data"] = static machine => MoveDataAsync(machine, unsynchronized: false),
        ["data without queues"] = static machine => MoveDataAsync(machine, unsynchronized: true),
        ["life"] = static machine => LiveAsync(machine, unsynchronized: false),
        ["life without queues"] = static machine => LiveAsync(machine, unsynchronized: true),
        ["formats"] = static machine => ChangeFormatAsync(machine, unsynchronized: false),
        ["formats without queues"] = static machine => ChangeFormatAsync(machine, unsynchronized: true),
        ["events"] = WaitForEventsAsync,
        ["clocks"] = FollowClocksAsync,
        ["camera"] = ReadCameraAsync,
        ["board"] = RingAsync,
    };

    private static async Task MoveDataAsync(Machine machine, bool unsynchronized)
    {
        await using var filter = await machine.OpenAsync(new Keeper(unsynchronized).Device());
        await using var output = await filter.OpenOutputAsync();
        await using var input = await filter.OpenInputAsync();
        await output.RunAsync();
        await input.RunAsync();
        using var cancel = new CancellationTokenSource();
        var doomed = output.ReadAsync(new byte[16], cancel.Token).OutcomeAsync();
        await Task.WhenAll(
            output.ReadAsync(new byte[16]).AsTask(), output.ReadAsync(new byte[16]).AsTask(), input.WriteAsync(default, new byte[16]).AsTask());
        cancel.Cancel();
        await doomed;
        await output.GetStateAsync();
        var flushed = input.WriteAsync(default, new byte[16]).OutcomeAsync();
        await input.BeginFlushAsync();
        await input.EndFlushAsync();
        await flushed;
        await input.WriteAsync(default, new byte[16]);
        var late = output.ReadAsync(new byte[16]).OutcomeAsync();
        await output.CloseAsync();
        await late;
    }

    private static async Task LiveAsync(Machine machine, bool unsynchronized)
    {
        var device = await machine.StartAsync(new Keeper(unsynchronized).Device());
        var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenOutputAsync();
        await pin.RunAsync();
        var held = pin.ReadAsync(new byte[16]).OutcomeAsync();
        await device.SetPowerStateAsync(DevicePowerState.D3);
        var waiting = pin.ReadAsync(new byte[16]).OutcomeAsync();
        await device.SetPowerStateAsync(DevicePowerState.D0);
        await held;
        await waiting;
        held = pin.ReadAsync(new byte[16]).OutcomeAsync();
        await device.QueryStopAsync();
        await device.CancelStopAsync();
        await device.StopAsync();
        waiting = pin.ReadAsync(new byte[16]).OutcomeAsync();
        await device.RestartAsync();
        await held;
        await waiting;
        held = pin.ReadAsync(new byte[16]).OutcomeAsync();
        await filter.CloseAsync();
        await held;
        await device.QueryRemoveAsync();
        await device.CancelRemoveAsync();
        await device.RemoveAsync();
    }

    private static async Task ChangeFormatAsync(Machine machine, bool unsynchronized)
    {
        var hasChanged = false;
        await using var pin = await machine.OpenPinAsync(new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = unsynchronized },
            OnData = srb =>
            {
                if (!hasChanged)
                {
                    hasChanged = true;
                    srb.CommandData.DataBufferArray[0].OptionsFlags = KsStreamHeaderOptions.TypeChanged;
                }

                EchoDevice.Succeed(srb);
            },

            // Whatever is cancelled is being completed at that moment.
            OnCancel = static _ => { },
            OnTimeout = static _ => { },
        });
        await pin.RunAsync();
        var reads = new[] { pin.ReadAsync(new byte[64]).AsTask(), pin.ReadAsync(new byte[64]).AsTask(), pin.ReadAsync(new byte[64]).AsTask() };
        await reads[0];
        await pin.GetDataFormatAsync();
        await Task.WhenAll(reads);
    }

    private static async Task WaitForEventsAsync(Machine machine)
    {
        var device = new EventDevice();
        device.OnData = srb =>
        {
            device.SignalAll();
            EchoDevice.Succeed(srb);
        };
        var (filter, pin) = await device.OpenAsync(machine);
        await using var ofFilter = await filter.EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        var ofPin = await pin.EnableEventAsync(EventDevice.Set, EventDevice.Plain);
        await pin.EnableEventAsync(EventDevice.Set, EventDevice.WithData, new byte[8]);
        var waiting = ofPin.WaitAsync();
        await pin.ReadAsync(new byte[16]);
        await waiting;
        await ofPin.DisposeAsync();
        await pin.CloseAsync();
        await filter.CloseAsync();
    }

    private static async Task FollowClocksAsync(Machine machine)
    {
        var device = new EventDevice();
        device.OnData = srb =>
        {
            var clock = device.Controls.FindLast(control => control.Stream == srb.StreamObject && control.Command == SrbCommand.IndicateMasterClock).Clock;
            if (clock is null)
            {
                EchoDevice.Succeed(srb);
            }
            else
            {
                srb.StreamClass.QueryMasterClock(srb.StreamObject, clock, TimeFunction.GetStreamTime, _ => EchoDevice.Succeed(srb));
            }
        };
        var (filter, master) = await device.OpenAsync(machine);
        var follower = await filter.OpenInputAsync();
        var clock = await master.CreateClockAsync();
        var other = await master.CreateClockAsync();
        await master.SetMasterClockAsync(clock);
        await follower.SetMasterClockAsync(other);
        await master.RunAsync();
        await follower.RunAsync();
        await master.ReadAsync(new byte[16]);
        clock.GetTime();
        await follower.WriteAsync(default, new byte[16]);
        await clock.DisposeAsync();
        await master.CloseAsync();
        await filter.CloseAsync();
    }

    private static async Task ReadCameraAsync(Machine machine)
    {
        var driver = machine.LoadDriver(new CameraOnUsb().DriverEntry, "Camera");
        var device = await driver.StartDeviceAsync(new DeviceStart { LowerDevice = new UsbCamera() });
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenOutputAsync();
        await pin.RunAsync();
        await Task.WhenAll(pin.ReadAsync(new byte[16]).AsTask(), pin.ReadAsync(new byte[16]).AsTask());
        var late = pin.ReadAsync(new byte[16]).OutcomeAsync();
        await pin.CloseAsync();
        await late;
    }

    private static async Task RingAsync(Machine machine)
    {
        EchoDevice echo = null!;
        var held = new Queue<HwStreamRequestBlock>();
        echo = new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true, BusMasterDma = true, DmaBufferSize = 4096, PerRequestExtensionSize = 16 },
            OnOpen = static stream => stream.Dma = true,
            OnData = srb =>
            {
                held.Enqueue(srb);
                var piece = srb.ScatterGatherBuffer[0];
                echo.Registers.WriteRegisterUlong(BellBoard.Address, (uint)piece.PhysicalAddress);
                echo.Registers.WriteRegisterUlong(BellBoard.Length, piece.Length);
                echo.Registers.WriteRegisterUlong(BellBoard.Command, BellBoard.Fill);
                echo.Registers.WriteRegisterUlong(BellBoard.Period, 10_000);
            },
            OnInterrupt = _ =>
            {
                if (echo.Registers.ReadRegisterUlong(BellBoard.Bell) != 1)
                {
                    return false;
                }

                echo.Registers.WriteRegisterUlong(BellBoard.Bell, 0);
                if (held.TryDequeue(out var srb))
                {
                    EchoDevice.Succeed(srb);
                }

                return true;
            },
            OnCancel = srb => End(srb, NtStatus.Cancelled),
            OnTimeout = srb => End(srb, NtStatus.IoDeviceError),
            OnDevice = srb =>
            {
                while (srb.Command == SrbCommand.SurpriseRemoval && held.TryPeek(out var first))
                {
                    End(first, NtStatus.DeviceRemoved);
                }

                EchoDevice.Answer(srb);
            },
        };
        var device = await machine.StartAsync(echo, new BellBoard());
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenOutputAsync();
        await pin.RunAsync();
        await pin.ReadAsync(new byte[64]);
        await Task.WhenAll(pin.ReadAsync(new byte[64]).AsTask(), pin.ReadAsync(new byte[5000]).AsTask());

        void End(HwStreamRequestBlock srb, NtStatus status)
        {
            var rest = held.Where(other => other != srb).ToArray();
            held.Clear();
            foreach (var other in rest)
            {
                held.Enqueue(other);
            }

            srb.Status = status;
            srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
        }
    }
}
