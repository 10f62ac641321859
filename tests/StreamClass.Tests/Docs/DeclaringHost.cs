using StreamClass.Ks;

namespace StreamClass.Tests.Docs;

internal static class DeclaringHost
{
    public static async Task<(KsAnswer Answer, uint Level)> PlayAsync(Machine machine)
    {
        var driver = machine.LoadDriver(Dimmer.DriverEntry);
        var device = await driver.StartDeviceAsync();
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, Dimmer.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);

        await filter.SetPropertyAsync(Dimmer.Settings, Dimmer.Level, 70u);
        var level = await filter.GetPropertyAsync<uint>(Dimmer.Settings, Dimmer.Level);

        // The raw form: too short, so the answer names the check RequestLength, and the minidriver never sees it.
        var answer = await filter.DeviceControlAsync(KsControlCode.Property, new byte[10], new byte[4]);

        await using var tenth = await pin.EnableEventAsync(Dimmer.Happenings, Dimmer.EveryTenthRead);
        for (var i = 0; i < 10; i++)
        {
            await pin.ReadAsync(new byte[64]);
        }

        await tenth.WaitAsync();

        // A read that is sent while the device is stopped waits for the restart.
        await device.StopAsync();
        var read = pin.ReadAsync(new byte[64]);
        await device.RestartAsync();
        await read;

        await machine.SleepAsync();
        await machine.WakeAsync();
        await device.SurpriseRemoveAsync();
        return (answer, level);
    }
}
