using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Client;

/// <summary>What buffers a pin needs. Reference 13.4.</summary>
public class PinAllocatorTests
{
    private static readonly KsAllocatorFraming Framing = new() { Frames = 4, FrameSize = 2048, FileAlignment = 3 };

    [Fact]
    public void AllocatorFraming_DeclaredByTheMinidriver_IsItsAnswer() => Simulation.Run(1, async machine =>
    {
        var device = new TableDevice
        {
            StreamProperties =
            [
                new KsPropertySet(
                    KsPropertySetId.Connection,
                    [TableDevice.Item((uint)KsPropertyConnection.AllocatorFraming, KsAllocatorFraming.NativeSize)]),
            ],
            Value = KsStructure.ToArray(in Framing),
        };
        var pin = await machine.OpenPinAsync(device.Echo);
        (await pin.GetAllocatorFramingAsync()).Should().Be(Framing);
    });

    [Fact]
    public void AllocatorFraming_NotDeclared_IsNotFound() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice());
        (await ((Task)pin.GetAllocatorFramingAsync()).OutcomeAsync()).Should().Be(NtStatus.NotFound);
    });
}
