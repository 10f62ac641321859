using StreamClass.Ks;
using StreamClass.Tests.Conformance;

namespace StreamClass.Tests.Ks.Formats.Video;

public sealed class KsFrameInfoTests
{
    [Theory]
    [Conformance("14.3 frame-flags")]
    [InlineData(0x00, false, true)]
    [InlineData(0x01, true, true)]
    [InlineData(0x02, true, true)]
    [InlineData(0x10, false, false)]
    [InlineData(0x20, false, false)]
    [InlineData(0x21, true, false)]
    public void FrameFlags_OfAPicture_SayWhatItIs(uint flags, bool isField, bool isIntra)
    {
        Reference.Section("14.3").Should().Contain("KS_FRAME_INFO.dwFrameFlags: FRAME 0, FIELD1 1, FIELD2 2; I 0, P 0x10, B 0x20.");
        var info = new KsFrameInfo { FrameFlags = (KsVideoFrameFlags)flags };
        info.IsField.Should().Be(isField);
        info.IsIntra.Should().Be(isIntra);
    }
}
