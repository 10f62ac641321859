using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing.Coverage;

namespace StreamClass.Testing.Tests.Coverage;

public class ProtocolCoverageTests
{
    private readonly ProtocolCoverage _coverage = new();

    [Fact]
    public void Run_WithACancelledRead_ReachesItsCell()
    {
        Run(_coverage, CancelledReadAsync);
        _coverage.CountOf(new CoverageCell(SrbCommand.ReadData, KsState.Run, InterruptingEvent.Cancel)).Should().Be(1);
        _coverage.Reached.Should().NotContain(static cell => cell.Event == InterruptingEvent.Interrupt);
        _coverage.Missing.Should().Contain(new CoverageCell(SrbCommand.ReadData, KsState.Run, InterruptingEvent.Interrupt));
    }

    [Fact]
    public void Run_WithAnExpiredRead_ReachesItsTimeout()
    {
        Run(_coverage, async machine =>
        {
            var pin = await new PliantMinidriver { OnData = PliantMinidriver.Keep }.OpenPinAsync(machine);
            await ((Func<Task>)(async () => await pin.ReadAsync(new byte[4]))).Should().ThrowAsync<StreamRequestException>();
        });
        _coverage.Reached.Should().Contain(new CoverageCell(SrbCommand.ReadData, KsState.Stop, InterruptingEvent.Timeout));
    }

    [Fact]
    public void Run_WhoseHardwareDisappears_ReachesRemovalOfWhatIsHeld()
    {
        Run(_coverage, async machine =>
        {
            var minidriver = new PliantMinidriver { OnData = PliantMinidriver.Keep };
            var device = await minidriver.StartAsync(machine);
            var pin = await (await device.OpenFilterAsync()).OpenPinAsync(0, PliantMinidriver.Format);
            var reads = new[] { pin.ReadAsync(new byte[4]).AsTask(), pin.ReadAsync(new byte[4]).AsTask() };
            await device.SurpriseRemoveAsync();
            await ((Func<Task>)(() => Task.WhenAll(reads))).Should().ThrowAsync<Exception>();
        });
        _coverage.CountOf(new CoverageCell(SrbCommand.ReadData, KsState.Stop, InterruptingEvent.SurpriseRemoval)).Should().Be(2);
        _coverage.CountOf(new CoverageCell(SrbCommand.ReadData, KsState.Stop, InterruptingEvent.SameQueue)).Should().Be(1);
        _coverage.Reached.Should().Contain(new CoverageCell(SrbCommand.ReadData, KsState.Stop, InterruptingEvent.OtherQueue));
    }

    [Fact]
    public void Run_ThatFails_CountsToo()
    {
        var run = () => Run(_coverage, async machine =>
        {
            await CancelledReadAsync(machine);
            throw new FormatException("as the test wants");
        });
        run.Should().Throw<SimulationException>();
        _coverage.ReachedCount.Should().BePositive();
    }

    [Fact]
    public void Merge_OfTwo_AddsTheirCounts()
    {
        var other = new ProtocolCoverage();
        Run(_coverage, CancelledReadAsync);
        Run(other, CancelledReadAsync);
        _coverage.Merge(other);
        _coverage.CountOf(new CoverageCell(SrbCommand.ReadData, KsState.Run, InterruptingEvent.Cancel)).Should().Be(2);
        _coverage.ReachedCount.Should().Be(other.ReachedCount);
    }

    [Fact]
    public void ToString_Always_IsATableWithAShare()
    {
        Run(_coverage, CancelledReadAsync);
        var lines = _coverage.ToString().Split('\n');
        lines[0].Should().Contain("Delivered Interrupt Timer");
        lines.Should().ContainSingle(static line => line.StartsWith("ReadData Run ", StringComparison.Ordinal)).Which.Should().MatchRegex("^ReadData Run +1 +\\.");
        lines[^1].Should().MatchRegex(@"^\d+ cells, .*% of those of the \d+ rows that were reached at all \(there are \d+\)\.$");
        _coverage.Share.Should().BeInRange(0.001, 0.5);
    }

    [Fact]
    public void Dispose_OfAReport_PrintsTheTable()
    {
        var report = new WrittenReport();
        Run(report.Coverage, CancelledReadAsync);
        report.Dispose();
        report.Written.Should().Be(report.Coverage.ToString());
    }

    private static async Task CancelledReadAsync(Machine machine)
    {
        Pin pin = await new PliantMinidriver { OnData = PliantMinidriver.Keep }.OpenPinAsync(machine);
        await pin.SetStateAsync(KsState.Pause);
        await pin.SetStateAsync(KsState.Run);
        using var cancellation = new CancellationTokenSource();
        var read = pin.ReadAsync(new byte[4], cancellation.Token).AsTask();
        cancellation.Cancel();
        await ((Func<Task>)(() => read)).Should().ThrowAsync<OperationCanceledException>();
    }

    private static void Run(ProtocolCoverage coverage, Func<Machine, Task> scenario) =>
        Simulation.Run(1, scenario, new SimulationOptions { Coverage = coverage });

    private sealed class WrittenReport : CoverageReport
    {
        public string? Written { get; private set; }

        protected override void Write(string table) => Written = table;
    }
}
