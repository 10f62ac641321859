using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Docs;

/// <summary>The second test of the tutorial. Hidden from the test runner: it is there to fail, and another test expects that.</summary>
internal static class SecondPart
{
    public class ThermometerTests : MinidriverTest
    {
        protected override DriverEntry DriverEntry => Thermometer.DriverEntry;

        [Fact]
        public void Read_ThatIsCancelled_EndsOnce() => Explore.Schedules(10_000, ReadAndCancelAsync);

        private static async Task ReadAndCancelAsync(DeviceUnderTest device)
        {
            var pin = await device.OpenPinAsync();
            var read = pin.SubmitRead(4);
            read.Cancel();
            (await read).Should().BeCompleted();
        }

        /// <summary>What the test that is pasted does.</summary>
        internal void Replay(string schedule) => Explore.Replay(schedule, ReadAndCancelAsync);
    }

    public sealed class FixedThermometerTests : ThermometerTests
    {
        protected override DriverEntry DriverEntry => Fixed.Thermometer.DriverEntry;
    }
}
