using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.Testing.Tests;

public class StreamTransferTests
{
    private static readonly byte[] Bytes = [1, 2, 3];

    [Fact]
    public void SubmitWrite_ThatSucceeds_HasItsHeaderAndBytes() => Simulation.Run(1, async machine =>
    {
        var lengths = new List<uint>();
        var minidriver = new PliantMinidriver
        {
            DataFlow = KsPinDataFlow.In,
            OnData = srb =>
            {
                lengths.Add(srb.CommandData.DataBufferArray[0].DataUsed);
                PliantMinidriver.Succeed(srb);
            },
        };
        var pin = await minidriver.OpenPinAsync(machine);
        var write = await pin.SubmitWrite(Bytes, new KsStreamHeader { Duration = 7 });
        write.Should().HaveTransferred(Bytes);
        write.Name.Should().Be("the write of 3 bytes to stream 0");
        (write.Header.DataUsed, write.Header.Duration).Should().Be((3u, 7L));
        lengths.Should().Equal(3u);
    });

    [Fact]
    public void SubmitWrite_ThatFails_HasItsStatusAndNoBytes() => Simulation.Run(1, async machine =>
    {
        var minidriver = new PliantMinidriver
        {
            DataFlow = KsPinDataFlow.In, OnData = static srb => PliantMinidriver.Complete(srb, NtStatus.IoDeviceError),
        };
        var write = await (await minidriver.OpenPinAsync(machine)).SubmitWrite(Bytes);
        write.Should().HaveFailedWith(NtStatus.IoDeviceError);
        write.BytesTransferred.Should().Be(0);
    });

    [Fact]
    public void Cancel_OfAWrite_EndsItOnceAndDoesNothingAfterwards() => Simulation.Run(1, async machine =>
    {
        var minidriver = new PliantMinidriver { DataFlow = KsPinDataFlow.In, OnData = PliantMinidriver.Keep };
        var write = (await minidriver.OpenPinAsync(machine)).SubmitWrite(Bytes);
        write.Should().BePending();
        write.Cancel();
        (await write).Should().BeCancelled();
        write.Cancel();
        write.Should().BeCancelled();
    });

    [Fact]
    public void SubmitWrite_ToAnOutputPin_IsThrownToWhoSubmits() => Simulation.Run(1, async machine =>
    {
        var pin = await new PliantMinidriver().OpenPinAsync(machine);
        pin.Invoking(static pin => pin.SubmitWrite(Bytes)).Should().Throw<InvalidOperationException>();
    });
}
