using StreamClass.Ks;

namespace StreamClass.Tests.Docs;

internal static class ReadmeHost
{
    public static async Task<KsStreamHeader> ReadAsync()
    {
        await using var machine = new Machine();
        var device = await machine.LoadDriver(Tone.DriverEntry).StartDeviceAsync();
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, Tone.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        KsStreamHeader header = await pin.ReadAsync(new byte[4096]);
        return header;
    }
}
