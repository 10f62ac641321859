using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Issues;

/// <summary>A request that found the lock held must not be overtaken by the next one of its client, which finds it free.</summary>
public class OrderOfWritesTests
{
    private const int Writes = 200_000;
    private const int Outstanding = 16;

    [Fact]
    public async Task Write_OthersContendForTheDevice_ArrivesInTheOrderOfTheCalls()
    {
        var last = 0u;
        var overtaken = 0;
        var minidriver = new EchoDevice { OnData = Receive };
        await using var machine = new Machine();
        var device = await machine.LoadDriver(minidriver.DriverEntry).StartDeviceAsync();
        await using var filter = await device.OpenFilterAsync();
        await using var ordered = await filter.OpenPinAsync(EchoDevice.Input, EchoDevice.Format);
        await using var other = await filter.OpenPinAsync(EchoDevice.Input, EchoDevice.Format);
        using var ending = new CancellationTokenSource();
        var contention = Task.Run(async () =>
        {
            while (!ending.IsCancellationRequested)
            {
                await other.WriteAsync(default, default);
            }
        });

        var writes = new ValueTask[Outstanding];
        for (var number = 1u; number <= Writes; number++)
        {
            await writes[number % Outstanding];
            writes[number % Outstanding] = ordered.WriteAsync(new KsStreamHeader { TypeSpecificFlags = number }, default);
        }

        foreach (var write in writes)
        {
            await write;
        }

        await ending.CancelAsync();
        await contention;
        overtaken.Should().Be(0);

        void Receive(HwStreamRequestBlock srb)
        {
            var number = srb.CommandData.DataBufferArray[0].TypeSpecificFlags;
            if (number != 0)
            {
                overtaken += number == last + 1 ? 0 : 1;
                last = number;
            }

            EchoDevice.Succeed(srb);
        }
    }
}
