using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing.Tests.Museum;

namespace StreamClass.Testing.Tests;

/// <summary>A test as an author writes it for a minidriver without hardware.</summary>
public class WithoutBoardTests : MinidriverTest
{
    protected override DriverEntry DriverEntry => new Silent().DriverEntry;

    [Fact]
    public void Read_OfSilence_Succeeds() => Run(async device =>
    {
        device.Board.Should().BeNull();
        var pin = await device.OpenPinAsync();
        (await pin.SubmitRead(512)).Should().HaveTransferred(0);
        device.Should().HaveNoOutstandingRequests();
    });

    private sealed class Silent : ExhibitMinidriver
    {
        public NtStatus DriverEntry(DriverObject driver, string registryPath) =>
            StreamClassDriver.RegisterMinidriver(driver, registryPath, new HwInitializationData { MiniDriver = this });
    }
}
