using StreamClass.Kernel;
using StreamClass.Testing.Tracing;

namespace StreamClass.Testing.Tests.Tracing;

public class TraceTests
{
    [Fact]
    public void Render_EachEntry_IsOneLineOfTimeLevelWhatAndWhom()
    {
        var trace = new Trace();
        trace.Add(1_500, Irql.Device, TraceKind.PortAccess, "status");
        trace.Add(2_000, Irql.Passive, TraceKind.Choice, "go on", 0, 3);
        trace.Render().Should().Be("        1500  3 PortAccess status\n        2000  0 Choice 1/3 go on\n");
        trace.RenderLast().Should().Contain("go on").And.NotContain("status");
    }

    [Fact]
    public void Render_SubjectsWithoutAName_AreNumberedInOrderOfAppearance()
    {
        var trace = new Trace();
        var first = new Shared<int>(0);
        trace.Add(0, Irql.Passive, TraceKind.SharedAccess, first);
        trace.Add(0, Irql.Passive, TraceKind.SharedAccess, new Shared<int>(0));
        trace.Add(0, Irql.Passive, TraceKind.SharedAccess, first);
        trace.Render().Split('\n').Select(static line => line.Split(' ')[^1])
            .Should().Equal("Shared<Int32>#1", "Shared<Int32>#2", "Shared<Int32>#1", string.Empty);
    }

    [Fact]
    public void Trace_ContinuationOfAnAsyncMethod_BearsItsName()
    {
        var result = Simulation.RunDrive(1, static async drive => await ReadTwiceAsync());
        result.Trace.Should().Contain(".ReadTwiceAsync#1\n");

        static async Task ReadTwiceAsync()
        {
            await Task.Yield();
            await Task.Yield();
        }
    }
}
