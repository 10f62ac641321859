using StreamClass.Client;
using StreamClass.Ks;

namespace StreamClass.Testing.Tests.Faults;

/// <summary>What a host does with a <see cref="TransferBoard"/>.</summary>
public static class Transfers
{
    /// <summary>Four reads at once, then a stop.</summary>
    public static Func<Machine, Task> Of(Func<TransferMinidriver> minidriver, bool comparesData = true) => async machine =>
    {
        var device = await machine.LoadDriver(minidriver().DriverEntry, "Capture").StartDeviceAsync(new TransferBoard());
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, TransferMinidriver.Format);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        await Task.WhenAll(ReadAsync(pin, comparesData), ReadAsync(pin, comparesData), ReadAsync(pin, comparesData), ReadAsync(pin, comparesData));
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Stop);
    };

    /// <summary>A read and a question of the time while the pin follows its own clock.</summary>
    public static Func<Machine, Task> WithClock(Func<TransferMinidriver> minidriver) => async machine =>
    {
        var device = await machine.LoadDriver(minidriver().DriverEntry, "Capture").StartDeviceAsync(new TransferBoard());
        await using var filter = await device.OpenFilterAsync();
        await using var pin = await filter.OpenPinAsync(0, TransferMinidriver.Format);
        await using var clock = await pin.CreateClockAsync();
        await pin.SetMasterClockAsync(clock);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        await ReadAsync(pin, comparesData: true);
        await ReadAsync(pin, comparesData: true);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Stop);
    };

    private static async Task ReadAsync(Pin pin, bool comparesData)
    {
        var buffer = new byte[64];
        var header = await pin.ReadAsync(buffer);
        header.DataUsed.Should().Be(64);
        if (comparesData)
        {
            buffer.Should().AllBeEquivalentTo(TransferBoard.Pattern);
        }
    }
}
