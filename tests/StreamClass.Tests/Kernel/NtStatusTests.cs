using System.Text.RegularExpressions;
using StreamClass.Kernel;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Ks;

namespace StreamClass.Tests.Kernel;

public sealed partial class NtStatusTests
{
    [Fact]
    [Conformance("14.4 NTSTATUS")]
    public void Values_OfTheReference_AreThose()
    {
        var expected = Status().Matches(Reference.Section("14.4"))
            .ToDictionary(static match => "STATUS_" + match.Groups[1].Value, static match => Reference.Number(match.Groups[2].Value));
        expected.Should().HaveCountGreaterThan(20);
        NativeTypes.Values(typeof(NtStatus)).Should().BeEquivalentTo(expected);
        foreach (var value in expected.Values)
        {
            ((NtStatus)value).IsSuccess().Should().Be(value < 0x80000000, $"of 0x{value:X8}");
        }
    }

    [GeneratedRegex(@"([A-Z_]+) (0x[0-9A-F]{8})")]
    private static partial Regex Status();
}
