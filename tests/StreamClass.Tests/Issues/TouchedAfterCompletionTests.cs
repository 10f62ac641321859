using StreamClass.Minidriver;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Issues;

/// <summary>Regressions: a minidriver that touches what is its client's again is told so.</summary>
public class TouchedAfterCompletionTests
{
    [Fact]
    public void GetDataBuffer_OfACompletedRequest_SaysThatItIsCompleted() => Seeds.Each(10, async machine =>
    {
        HwStreamRequestBlock? completed = null;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                completed = srb;
                EchoDevice.Succeed(srb);
            },
        });
        await pin.ReadAsync(new byte[16]);
        var touch = () => completed!.GetDataBuffer(0);
        touch.Should().Throw<InvalidOperationException>().WithMessage("*ReadData*has been completed*belong to its client*");
    });
}
