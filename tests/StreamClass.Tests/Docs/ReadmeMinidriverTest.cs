using StreamClass.Minidriver;
using StreamClass.Testing;

namespace StreamClass.Tests.Docs;

public class ToneTests : MinidriverTest
{
    protected override DriverEntry DriverEntry => Tone.DriverEntry;

    [Fact]
    public void Read_WhileRunning_GetsAToneOf4096Bytes() => Run(async device =>
    {
        var pin = await device.OpenPinAsync();
        (await pin.SubmitRead(4096)).Should().HaveTransferred(4096);
    });

    [Fact]
    public void Read_WhenTheBoardIsPulledOut_EndsAllTheSame() => Explore.Schedules(1_000, async device =>
    {
        var pin = await device.OpenPinAsync();
        var read = pin.SubmitRead(4096);
        await device.SurpriseRemoveAsync();
        (await read).Should().BeCompleted();
        device.Should().HaveNoOutstandingRequests();
    });
}
