using StreamClass.Minidriver;

#pragma warning disable xUnit1000 // The tests of the tutorial are called by a test of this project: one of them is there to fail.

namespace StreamClass.Testing.Tests.Docs;

internal class ThermometerTests : MinidriverTest
{
    protected override DriverEntry DriverEntry => Thermometer.DriverEntry;

    [Fact]
    public void Read_OfTheTemperature_GetsFourBytes() => Run(async device =>
    {
        var pin = await device.OpenPinAsync();
        (await pin.SubmitRead(4)).Should().HaveTransferred(4);
    });

    [Fact]
    public void Read_ThatIsCancelled_EndsOnce() => Explore(10_000, ReadAndCancelAsync);

    private static async Task ReadAndCancelAsync(DeviceUnderTest device)
    {
        var pin = await device.OpenPinAsync();
        var read = pin.SubmitRead(4);
        read.Cancel();
        (await read).Should().BeCompleted();
    }
}
