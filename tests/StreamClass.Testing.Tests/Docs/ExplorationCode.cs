using StreamClass.Ks;

namespace StreamClass.Testing.Tests.Docs;

/// <summary>The test of the document about exploration. Hidden from the test runner: it is there to fail, and another test expects that.</summary>
internal static class ExplorationCode
{
    public class CounterTests
    {
        [Fact]
        public void Count_OfAReadAndItsInterrupt_IsTwo() => Explore.Schedules(10_000, ReadAsync);

        private static async Task ReadAsync(Machine machine)
        {
            var counter = new Counter();
            var device = await machine.LoadDriver(counter.DriverEntry).StartDeviceAsync(Counter.CreateBoard());
            var filter = await device.OpenFilterAsync();
            var pin = await filter.OpenPinAsync(0, Counter.Format);
            await machine.OperationAsync("pause", async () => await pin.SetStateAsync(KsState.Pause));

            int[] sizes = [4, 4096];
            await pin.ReadAsync(new byte[sizes[machine.Choose(sizes.Length, "buffer size")]]);
            await Task.Delay(TimeSpan.FromMilliseconds(2), machine.TimeProvider);
            counter.Count.Should().Be(2);
        }

        /// <summary>What the test that is pasted does.</summary>
        internal static void Replay(string schedule) => Explore.Replay(schedule, ReadAsync);
    }
}
