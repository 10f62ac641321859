using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Engine.Tests.Scenarios;

/// <summary>What the scenarios have in common.</summary>
internal static class EngineScenario
{
    public static async Task PlayAsync(Machine machine, EngineMinidriver minidriver, EngineBoard board, Func<Device, Pin, Task> play)
    {
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync(board);
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, EngineMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await play(device, pin);
        Require(minidriver.Overlaps == 0, $"{minidriver.Overlaps} routines ran at once with another");
    }

    /// <summary>Reads, and says how that ended.</summary>
    public static async Task<NtStatus> ReadAsync(Pin pin, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return await OutcomeAsync(new ValueTask(pin.ReadAsync(new byte[16], cancellationToken).AsTask()));
    }

    /// <summary>Writes, and says how that ended.</summary>
    public static async Task<NtStatus> WriteAsync(Pin pin)
    {
        await Task.Yield();
        return await OutcomeAsync(pin.WriteAsync(default, new byte[16]));
    }

    /// <summary>Says how a write ended.</summary>
    public static async Task<NtStatus> OutcomeAsync(ValueTask call)
    {
        try
        {
            await call;
            return NtStatus.Success;
        }
        catch (OperationCanceledException)
        {
            return NtStatus.Cancelled;
        }
        catch (StreamRequestException exception)
        {
            return exception.Status;
        }
    }

    public static async Task LaterAsync(Action action)
    {
        await Task.Yield();
        action();
    }

    public static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new InvalidOperationException(message);
        }
    }
}
