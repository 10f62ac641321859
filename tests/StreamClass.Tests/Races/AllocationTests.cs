using StreamClass.Client;
using System.Diagnostics;
using StreamClass.Minidriver;
using StreamClass.Tests.Devices;
using Xunit.Abstractions;

namespace StreamClass.Tests.Races;

/// <summary>What a request costs that the minidriver completes before its client could wait for it.</summary>
public sealed class AllocationTests(ITestOutputHelper output)
{
    /// <summary>Fewer than a client makes before it has to yield.</summary>
    private const int Writes = 100;

    private const int Rounds = 200;

    [Fact]
    public Task Write_CompletedInTheCall_AllocatesNothing() => RequireNothingAsync(new EchoDevice());

    [Fact]
    public Task Write_CompletedInAHighCall_AllocatesNothing()
    {
        HwCallbackRoutine complete = static context => EchoDevice.Succeed((HwStreamRequestBlock)context!);
        return RequireNothingAsync(new EchoDevice
        {
            OnData = srb => srb.StreamClass.CallAtNewPriority(srb.StreamObject, StreamPriority.High, complete, srb),
        });
    }

    private async Task RequireNothingAsync(EchoDevice echo)
    {
        await using var machine = new Machine();
        var device = await machine.LoadDriver(echo.DriverEntry).StartDeviceAsync();
        var filter = await device.OpenFilterAsync();
        var pin = await filter.OpenPinAsync(EchoDevice.Input, EchoDevice.Format);
        var data = new byte[100];
        await WriteAsync(pin, data);
        var allocated = new List<long>();
        var fastest = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            var write = WriteAsync(pin, data);
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Writes);
            if (write.IsCompletedSuccessfully)
            {
                allocated.Add(GC.GetAllocatedBytesForCurrentThread() - before);
            }
            else
            {
                // The class driver had the client yield, which costs the task of the loop.
                await write;
            }
        }

        output.WriteLine($"{fastest:F1} ns for each write");
        allocated.Should().HaveCountGreaterThan(Rounds / 2, "a client yields once in a thousand writes");

        // A yield, whenever it comes first, takes a second request into use, once.
        var steady = allocated[(allocated.Count / 2)..];
        steady.Count(static bytes => bytes >= Writes).Should().BeLessThanOrEqualTo(1, "the state of the loop is all there may be");
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
