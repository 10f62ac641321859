using StreamClass.Minidriver;
using StreamClass.Testing.Tests.Faults;

namespace StreamClass.Testing.Tests.Docs;

public abstract class CaptureBoardTest : MinidriverTest<TransferBoard>
{
    protected override DriverEntry DriverEntry => new TransferMinidriver().DriverEntry;

    protected override TransferBoard CreateBoard() => new();
}

public class ReadTests : CaptureBoardTest       // a MinidriverTest
{
    [Fact]
    public void Read_InAnyOrder_Ends() => Explore.Schedules(500, ReadAsync);

    [Fact]
    public void Read_OnTwoProcessors_Ends() =>
        Explore.Schedules(500, ReadAsync, options => options with { Simulation = options.Simulation with { Processors = 2 } });

    [Fact]
    public void Read_WithoutMemory_Ends() => Explore.MemoryFaults(ReadAsync);

    [Fact]
    public void Read_WhenThePowerGoes_Ends() => Explore.PowerLossAtEveryPoint(ReadAsync);

    [Fact]
    public void Read_WhenTheBoardIsPulledOut_Ends() => Explore.RemovalAtEveryPoint(ReadAsync, options => options with { Every = 5 });

    private static async Task ReadAsync(DeviceUnderTest device)
    {
        var pin = await device.OpenPinAsync();
        (await pin.SubmitRead(64)).Should().BeCompleted();
    }
}
