using StreamClass.Client;
using System.Diagnostics;
using StreamClass.Tests.Devices;
using Xunit.Abstractions;

namespace StreamClass.Tests.Races;

/// <summary>What a request that the minidriver completes in the call costs.</summary>
public sealed class AllocationTests(ITestOutputHelper output)
{
    /// <summary>Fewer than a client can have in a row before it has to wait for once.</summary>
    private const int Writes = 500;

    [Fact]
    public async Task Write_CompletedInTheCall_AllocatesNothing()
    {
        await using var machine = new Machine();
        var device = await machine.LoadDriver(new EchoDevice().DriverEntry).StartDeviceAsync();
        var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenPinAsync(EchoDevice.Input, EchoDevice.Format);
        var data = new byte[100];
        await WriteAsync(pin, data);
        var least = long.MaxValue;
        var fastest = double.MaxValue;
        for (var round = 0; round < 400; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            var write = WriteAsync(pin, data);
            if (write.IsCompletedSuccessfully)
            {
                fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Writes);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            await write;
        }

        output.WriteLine($"{fastest:F1} ns for each write");
        least.Should().BeLessThan(Writes, "the task of the whole loop is all there may be");
    }

    /// <summary>One asynchronous method around all of them: its own task is the only thing that is allocated.</summary>
    private static async Task WriteAsync(Pin pin, byte[] data)
    {
        for (var i = 0; i < Writes; i++)
        {
            await pin.WriteAsync(default, data);
        }
    }
}
