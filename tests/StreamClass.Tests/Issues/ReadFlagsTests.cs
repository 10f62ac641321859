using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Issues;

/// <summary>Regression: what a client leaves in the flags of a read was taken for what the minidriver says of the data.</summary>
public class ReadFlagsTests
{
    private const KsStreamHeaderOptions OfTheData = KsStreamHeaderOptions.TypeChanged | KsStreamHeaderOptions.EndOfStream
        | KsStreamHeaderOptions.TimeValid | KsStreamHeaderOptions.DataDiscontinuity;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_WithFlagsOfData_DoesNotBringThemBack(bool isRaw) => Simulation.Run(1, async machine =>
    {
        var seen = KsStreamHeaderOptions.None;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                seen |= srb.CommandData.DataBufferArray[0].OptionsFlags;
                EchoDevice.Succeed(srb);
            },
        });
        var header = new KsStreamHeader
        {
            Size = KsStreamHeader.NativeSize,
            FrameExtent = 4,
            PresentationTime = KsTime.FromTicks(1),
            OptionsFlags = OfTheData | KsStreamHeaderOptions.FlushOnPause,
        };
        if (isRaw)
        {
            var headers = KsStructure.ToArray(header);
            (await pin.StreamIoAsync(KsControlCode.ReadStream, headers, new Memory<byte>[] { new byte[4] }))
                .Should().Be(new KsAnswer(NtStatus.Success, KsStreamHeader.NativeSize));
            KsStructure.Read<KsStreamHeader>(headers).OptionsFlags.Should().Be(KsStreamHeaderOptions.FlushOnPause);
        }
        else
        {
            var buffers = new[] { new StreamBuffer(header, new byte[4]) };
            await pin.ReadAsync(buffers);
            buffers[0].Header.OptionsFlags.Should().Be(KsStreamHeaderOptions.FlushOnPause);
        }

        seen.Should().Be(KsStreamHeaderOptions.FlushOnPause);
        (await pin.ReadAsync(new byte[4]).OutcomeAsync()).Should().Be(NtStatus.Success);
        machine.BugChecks.Should().BeEmpty();
    });
}
