using StreamClass.Minidriver;

namespace StreamClass.Testing.Tests.Docs;

/// <summary>The first test of the tutorial. Hidden from the test runner, as the later ones are.</summary>
internal static class FirstPart
{
    public class ThermometerTests : MinidriverTest
    {
        protected override DriverEntry DriverEntry => Thermometer.DriverEntry;

        [Fact]
        public void Read_OfTheTemperature_GetsFourBytes() => Run(async device =>
        {
            var pin = await device.OpenPinAsync();
            (await pin.SubmitRead(4)).Should().HaveTransferred(4);
        });
    }
}
