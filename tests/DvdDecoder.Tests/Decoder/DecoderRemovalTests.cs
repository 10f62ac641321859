using StreamClass.Testing;
using StreamClass.Testing.Faults;

namespace DvdDecoder.Tests.Decoder;

/// <summary>The card is pulled out at some of the points of a play; <c>tests/StreamClass.Campaigns -- removal</c> does it at all of them.</summary>
public sealed class DecoderRemovalTests
{
    [Fact]
    public void RemovalAtEveryPoint_SomePointsOfThePlay_AreBorne()
    {
        var every = int.Parse(Environment.GetEnvironmentVariable("EVERY") ?? "127");
        var result = Explore.RemovalAtEveryPoint(new ClipUnderRemoval().PlayAsync, new InjectionOptions { Every = every });
        throw new Exception(result.ToString());
    }
}
