using StreamClass.Testing.Faults;
using StreamClass.Testing.Injections;
using StreamClass.Testing.Tests.Docs;
using StreamClass.Testing.Tests.Faults;

namespace StreamClass.Testing.Tests;

/// <summary>Each family is a member that does what its name says to a scenario of a device.</summary>
public class DeviceExplorerFamilyTests : CaptureBoardTest
{
    private static readonly Func<InjectionOptions, InjectionOptions> Some = static options => options with { Every = 7 };

    [Fact]
    public void MemoryFaults_OfARead_AreExplained() => Explore.MemoryFaults(ReadAsync).Explained.Should().BePositive();

    [Fact]
    public void InterruptFaults_OfARead_AreFourForItsInterrupt() => Explore.InterruptFaults(ReadAsync).Runs.Should().Be(4);

    [Fact]
    public void HardwareFaults_OfOneKind_AreOnlyThose() =>
        Explore.HardwareFaults(ReadAsync, static options => options with { Kinds = [FaultKind.SlowRegister] }).Runs.Should().BePositive();

    [Fact]
    public void PowerLossAtEveryPoint_OfARead_IsBorne() => Explore.PowerLossAtEveryPoint(ReadAsync, Some).Runs.Should().BePositive();

    [Fact]
    public void CancellationAtEveryPoint_OfARead_IsBorne() => Explore.CancellationAtEveryPoint(ReadAsync, Some).Runs.Should().BePositive();

    [Fact]
    public void TimeoutAtEveryPoint_OfARead_IsBorne() => Explore.TimeoutAtEveryPoint(ReadAsync, Some).Runs.Should().BePositive();

    [Fact]
    public void ClockSwitchAtEveryPoint_WithoutAClock_HasNoPoint() => Explore.ClockSwitchAtEveryPoint(ReadAsync).Found.Should().Be(0);

    private static async Task ReadAsync(DeviceUnderTest<TransferBoard> device)
    {
        var pin = await device.OpenPinAsync();
        (await pin.SubmitRead(64)).Should().BeCompleted();
    }
}
