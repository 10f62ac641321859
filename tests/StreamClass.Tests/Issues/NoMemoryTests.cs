using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Issues;

/// <summary>Regressions: memory that cannot be had is an answer to the client, and leaves nothing behind.</summary>
public class NoMemoryTests
{
    /// <summary>The DMA buffer and the extension of a device, its first request, a filter, a stream and an event, in turn.</summary>
    [Fact]
    public void StartAndOpen_NoMemoryForOnePart_SucceedTheNextTime()
    {
        var refusals = 0L;
        var result = Explore.MemoryFaults(async machine =>
        {
            var board = new BellBoard();
            var events = new EventDevice(new HwInitializationData
            {
                MiniDriver = null!, BusMasterDma = true, DmaBufferSize = 4096, FilterInstanceExtension = Extension.OfSize(4),
            });
            var driver = machine.LoadDriver(events.Echo.DriverEntry);
            var device = await Twice(() => driver.StartDeviceAsync(board));
            var filter = await Twice(device.OpenFilterAsync);
            var pin = await Twice(filter.OpenOutputAsync);
            await Twice(() => pin.EnableEventAsync(EventDevice.Set, EventDevice.Plain));
            await Twice(() => pin.ReadAsync(new byte[16]).AsTask());
        });
        result.Explained.Should().Be(0);
        refusals.Should().BeInRange(result.Runs - 2, result.Runs, "only requests whose status does not matter may fail unseen");

        async Task<T> Twice<T>(Func<Task<T>> call)
        {
            try
            {
                return await call();
            }
            catch (StreamRequestException refusal)
            {
                refusal.Status.Should().Be(NtStatus.InsufficientResources);
                refusals++;
                return await call();
            }
        }
    }
}
