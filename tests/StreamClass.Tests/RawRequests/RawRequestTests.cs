using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Testing;
using Xunit.Abstractions;

namespace StreamClass.Tests.RawRequests;

/// <summary>Bad input is answered, and reaches nobody. In full: tests/StreamClass.Conformance, raw-requests.</summary>
public sealed class RawRequestTests(ITestOutputHelper output)
{
    private const int Count = 20_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Campaign_OfRandomRequests_LeavesEverythingWorking(ulong seed)
    {
        var report = Run(Count, seed);
        output.WriteLine($"{report}");
        report.Tally.Total.Should().Be(Count);
        report.Seldom.Should().BeEmpty();
        report.Tally.Events.Keys.Should().Contain(
        [
            (KsControlCode.EnableEvent, NtStatus.Success), (KsControlCode.EnableEvent, NtStatus.NotSupported),
            (KsControlCode.EnableEvent, NtStatus.NoMoreEntries), (KsControlCode.EnableEvent, NtStatus.BufferOverflow),
            (KsControlCode.EnableEvent, NtStatus.BufferTooSmall), (KsControlCode.EnableEvent, NtStatus.NotFound),
            (KsControlCode.DisableEvent, NtStatus.Success), (KsControlCode.DisableEvent, NtStatus.Unsuccessful),
        ]);
        report.ValidShare.Should().BeGreaterThanOrEqualTo(CampaignReport.LeastValid);
    }

    [Fact]
    public void Campaign_OfTheSameSeed_IsTheSame() => Run(1000, 7).ToString().Should().Be(Run(1000, 7).ToString());

    private static CampaignReport Run(int count, ulong seed)
    {
        CampaignReport? report = null;
        Simulation.Run(
            seed,
            async machine => report = await new Campaign(machine, new CampaignOptions { Count = count, Seed = seed }).RunAsync(),
            new SimulationOptions { MaxSteps = 20_000_000 });
        return report!;
    }
}
