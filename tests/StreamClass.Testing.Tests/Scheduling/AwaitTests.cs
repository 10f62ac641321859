using StreamClass.Kernel;

namespace StreamClass.Testing.Tests.Scheduling;

/// <summary>
/// Where a client goes on, for each combination of: context captured or not, inline or asynchronous continuations, our awaitable
/// or a foreign one, completed inside or outside of a callback. Names that end in Uncontrolled are what no simulation can prevent.
/// </summary>
public class AwaitTests
{
    [Theory]
    [InlineData(Completer.Client)]
    [InlineData(Completer.WorkItem)]
    public void OwnCapturedInline_CompletedOutside_StaysAndSeedOrders(Completer completer) =>
        StaysAndSeedOrders(own: true, captured: true, asynchronous: false, completer);

    [Theory]
    [InlineData(Completer.Dpc)]
    [InlineData(Completer.Isr)]
    [InlineData(Completer.Timer)]
    [InlineData(Completer.Hardware)]
    public void OwnCapturedInline_CompletedInCallback_StaysAndSeedOrders(Completer completer) =>
        StaysAndSeedOrders(own: true, captured: true, asynchronous: false, completer);

    [Theory]
    [InlineData(Completer.Client)]
    [InlineData(Completer.WorkItem)]
    public void OwnCapturedAsynchronous_CompletedOutside_StaysAndSeedOrders(Completer completer) =>
        StaysAndSeedOrders(own: true, captured: true, asynchronous: true, completer);

    [Theory]
    [InlineData(Completer.Dpc)]
    [InlineData(Completer.Isr)]
    [InlineData(Completer.Timer)]
    [InlineData(Completer.Hardware)]
    public void OwnCapturedAsynchronous_CompletedInCallback_StaysAndSeedOrders(Completer completer) =>
        StaysAndSeedOrders(own: true, captured: true, asynchronous: true, completer);

    [Theory]
    [InlineData(Completer.Client)]
    [InlineData(Completer.WorkItem)]
    public void OwnNotCapturedInline_CompletedOutside_StaysAndSeedOrders(Completer completer) =>
        StaysAndSeedOrders(own: true, captured: false, asynchronous: false, completer);

    [Theory]
    [InlineData(Completer.Dpc)]
    [InlineData(Completer.Isr)]
    [InlineData(Completer.Timer)]
    [InlineData(Completer.Hardware)]
    public void OwnNotCapturedInline_CompletedInCallback_StaysAndSeedOrders(Completer completer) =>
        StaysAndSeedOrders(own: true, captured: false, asynchronous: false, completer);

    [Theory]
    [InlineData(Completer.Client)]
    [InlineData(Completer.WorkItem)]
    public void OwnNotCapturedAsynchronous_CompletedOutside_StaysAndSeedOrders(Completer completer) =>
        StaysAndSeedOrders(own: true, captured: false, asynchronous: true, completer);

    [Theory]
    [InlineData(Completer.Dpc)]
    [InlineData(Completer.Isr)]
    [InlineData(Completer.Timer)]
    [InlineData(Completer.Hardware)]
    public void OwnNotCapturedAsynchronous_CompletedInCallback_StaysAndSeedOrders(Completer completer) =>
        StaysAndSeedOrders(own: true, captured: false, asynchronous: true, completer);

    [Fact]
    public void ForeignCapturedInline_CompletedByClient_StaysInTheCompletingCall()
    {
        // What .NET does: both are on the machine's context, so the client goes on inside SetResult. No order to choose.
        for (ulong seed = 0; seed < 20; seed++)
        {
            var probe = AwaitProbe.Run(seed, own: false, captured: true, asynchronous: false, Completer.Client);
            probe.WentOnInline.Should().BeTrue();
            probe.Level.Should().Be(Irql.Passive);
            probe.OnContext.Should().BeTrue();
            probe.Order[0].Should().Be("client");
        }
    }

    [Fact]
    public void ForeignCapturedInline_CompletedByWorkItem_StaysAndSeedOrders() =>
        StaysAndSeedOrders(own: false, captured: true, asynchronous: false, Completer.WorkItem);

    [Theory]
    [InlineData(Completer.Dpc)]
    [InlineData(Completer.Isr)]
    [InlineData(Completer.Timer)]
    [InlineData(Completer.Hardware)]
    public void ForeignCapturedInline_CompletedInCallback_StaysAndSeedOrders(Completer completer) =>
        StaysAndSeedOrders(own: false, captured: true, asynchronous: false, completer);

    [Theory]
    [InlineData(Completer.Client)]
    [InlineData(Completer.WorkItem)]
    public void ForeignCapturedAsynchronous_CompletedOutside_StaysAndSeedOrders(Completer completer) =>
        StaysAndSeedOrders(own: false, captured: true, asynchronous: true, completer);

    [Theory]
    [InlineData(Completer.Dpc)]
    [InlineData(Completer.Isr)]
    [InlineData(Completer.Timer)]
    [InlineData(Completer.Hardware)]
    public void ForeignCapturedAsynchronous_CompletedInCallback_StaysAndSeedOrders(Completer completer) =>
        StaysAndSeedOrders(own: false, captured: true, asynchronous: true, completer);

    [Fact]
    public void ForeignNotCapturedInline_CompletedByClient_IsReportedAsLeft_Uncontrolled() =>
        IsReportedAsLeft(asynchronous: false, Completer.Client);

    [Theory]
    [InlineData(Completer.Dpc, Irql.Dispatch)]
    [InlineData(Completer.Isr, Irql.Device)]
    [InlineData(Completer.Timer, Irql.Clock)]
    [InlineData(Completer.Hardware, Irql.High)]
    public void ForeignNotCapturedInline_CompletedInCallback_RunsInsideTheCallback_Uncontrolled(Completer completer, Irql level)
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var probe = AwaitProbe.Run(seed, own: false, captured: false, asynchronous: false, completer);
            probe.WentOnInline.Should().BeTrue();
            probe.Level.Should().Be(level, "the client code inherits the level, at which the machine refuses its calls");
            probe.OnContext.Should().BeFalse();
        }
    }

    [Fact]
    public void ForeignNotCapturedInline_CompletedByWorkItem_RunsInsideTheWorkItem_Uncontrolled()
    {
        var probe = AwaitProbe.Run(1, own: false, captured: false, asynchronous: false, Completer.WorkItem);
        probe.WentOnInline.Should().BeTrue();
        probe.Level.Should().Be(Irql.Passive);
        probe.OnContext.Should().BeFalse();
    }

    [Theory]
    [InlineData(Completer.Client)]
    [InlineData(Completer.WorkItem)]
    public void ForeignNotCapturedAsynchronous_CompletedOutside_IsReportedAsLeft_Uncontrolled(Completer completer) =>
        IsReportedAsLeft(asynchronous: true, completer);

    [Theory]
    [InlineData(Completer.Dpc)]
    [InlineData(Completer.Isr)]
    [InlineData(Completer.Timer)]
    [InlineData(Completer.Hardware)]
    public void ForeignNotCapturedAsynchronous_CompletedInCallback_IsReportedAsLeft_Uncontrolled(Completer completer) =>
        IsReportedAsLeft(asynchronous: true, completer);

    [Fact]
    public void Yield_InScenario_StaysInside()
    {
        Simulation.RunDrive(1, async drive =>
        {
            await Task.Yield();
            SynchronizationContext.Current.Should().Be(drive.Context);
            Processor.CurrentOrNone!.Drive.Should().Be(drive);
        });
    }

    private static void StaysAndSeedOrders(bool own, bool captured, bool asynchronous, Completer completer)
    {
        var first = new HashSet<string>();
        for (ulong seed = 0; seed < 40; seed++)
        {
            var probe = AwaitProbe.Run(seed, own, captured, asynchronous, completer);
            probe.WentOnInline.Should().BeFalse();
            probe.Level.Should().Be(Irql.Passive);
            probe.OnContext.Should().BeTrue();
            first.Add(probe.Order[0]);
        }

        first.Should().BeEquivalentTo(["client", "rival"], "the seed decides who goes first");
    }

    private static void IsReportedAsLeft(bool asynchronous, Completer completer)
    {
        var run = () => AwaitProbe.Run(1, own: false, captured: false, asynchronous, completer);
        run.Should().Throw<SimulationException>()
            .Where(exception => exception.Failure == SimulationFailure.LeftTheSimulation)
            .WithMessage($"*left the simulation*{typeof(AwaitProbe).FullName}.ClientAsync*");
    }
}
