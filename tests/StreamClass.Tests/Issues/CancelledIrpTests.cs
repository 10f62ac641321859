using StreamClass.Testing;
using StreamClass.Tests.Disturbed;

namespace StreamClass.Tests.Issues;

/// <summary>Regression: an IRP that was cancelled before it was sent to the lower device came there as if nobody had.</summary>
public class CancelledIrpTests
{
    [Fact]
    public void Read_CancelledBeforeItsIrpIsSent_ComesBack() =>
        Explore.CancellationAtEveryPoint(DisturbedHosts.All["camera"]).Explained.Should().BePositive();
}
