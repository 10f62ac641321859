using StreamClass.Ks;
using StreamClass.Tests.Conformance;

namespace StreamClass.Tests.Ks.Formats;

public sealed class KsDataFormatBlockTests
{
    private static readonly Guid First = Guid.Parse("00000001-0000-0000-0000-000000000000");
    private static readonly Guid Second = Guid.Parse("00000002-0000-0000-0000-000000000000");

    private static KsDataFormatBlock Odd => new(new KsDataFormat { MajorFormat = KsDataFormatType.Video, SampleSize = 9 }, [1, 2, 3]);

    private static KsDataFormatBlock OddWithAttributes => Odd.WithAttributes(
        [new KsAttribute { Attribute = First, Flags = KsAttributeFlags.Required }, new KsAttribute { Attribute = Second }]);

    [Fact]
    public void TryParse_ItsOwnBlock_GivesTheSame()
    {
        KsDataFormatBlock.TryParse(Odd.Block.Span, out var parsed).Should().BeTrue();
        parsed!.Block.ToArray().Should().Equal(Odd.Block.ToArray());
        parsed.Specific.ToArray().Should().Equal(1, 2, 3);
        parsed.Format.Should().Be(Odd.Format);
        parsed.Attributes.Should().BeEmpty();
    }

    [Fact]
    public void TryParse_BytesAfterIt_AreLeftAlone()
    {
        KsDataFormatBlock.TryParse([.. Odd.Block.Span, 4, 5], out var parsed).Should().BeTrue();
        parsed!.Block.Length.Should().Be(67);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(63u)]
    [InlineData(68u)]
    [InlineData(0x80000040u)]
    [InlineData(uint.MaxValue)]
    public void TryParse_WrongFormatSize_IsRefused(uint formatSize)
    {
        var bytes = Odd.Block.ToArray();
        KsStructure.Write(bytes, Odd.Format with { FormatSize = formatSize });
        KsDataFormatBlock.TryParse(bytes, out var parsed).Should().BeFalse();
        parsed.Should().BeNull();
    }

    [Fact]
    public void TryParse_AnyPrefix_IsRefused()
    {
        var bytes = OddWithAttributes.Block.ToArray();
        for (var length = 0; length < bytes.Length; length++)
        {
            KsDataFormatBlock.TryParse(bytes.AsSpan(0, length), out _).Should().BeFalse($"it has {length} bytes of {bytes.Length}");
        }
    }

    [Fact]
    [Conformance("14.1 attribute-list")]
    public void WithAttributes_OfARange_PutsTheListBehindIt()
    {
        var block = OddWithAttributes;
        block.Format.Flags.Should().Be(KsDataFormatFlags.Attributes);
        block.Format.FormatSize.Should().Be(67);
        var bytes = block.Block.Span;
        bytes.Length.Should().Be(72 + 8 + 24 + 24);
        KsStructure.Read<KsMultipleItem>(bytes[72..]).Should().Be(new KsMultipleItem { Size = 56, Count = 2 });
        KsDataFormatBlock.TryParse(bytes, out var parsed).Should().BeTrue();
        parsed!.Specific.ToArray().Should().Equal(1, 2, 3);
        parsed.Attributes.Should().Equal(
            new KsAttribute { Size = 24, Flags = KsAttributeFlags.Required, Attribute = First },
            new KsAttribute { Size = 24, Attribute = Second });
    }

    [Fact]
    public void WithAttributes_Required_SaysSo() =>
        Odd.WithAttributes([new KsAttribute { Attribute = First }], areRequired: true).Format.RequiresAttributes.Should().BeTrue();

    [Fact]
    public void TryParse_AttributesWithData_AreEachOnEightBytes()
    {
        byte[] list =
        [
            .. KsStructure.ToArray(new KsMultipleItem { Size = 8 + 32 + 24, Count = 2 }),
            .. KsStructure.ToArray(new KsAttribute { Size = 27, Attribute = First }, [1, 2, 3, 0, 0, 0, 0, 0]),
            .. KsStructure.ToArray(new KsAttribute { Size = 24, Attribute = Second }),
        ];
        var head = new KsDataFormat { FormatSize = 64, Flags = KsDataFormatFlags.Attributes };
        KsDataFormatBlock.TryParse([.. KsStructure.ToArray(head), .. list], out var parsed).Should().BeTrue();
        parsed!.Attributes.Select(static attribute => attribute.Attribute).Should().Equal(First, Second);
    }

    [Theory]
    [InlineData(7u, 0u, 24u)]
    [InlineData(33u, 1u, 24u)]
    [InlineData(uint.MaxValue, 1u, 24u)]
    [InlineData(32u, 2u, 24u)]
    [InlineData(32u, uint.MaxValue, 24u)]
    [InlineData(32u, 1u, 23u)]
    [InlineData(32u, 1u, 25u)]
    [InlineData(32u, 1u, uint.MaxValue)]
    public void TryParse_WrongList_IsRefused(uint size, uint count, uint attributeSize)
    {
        byte[] bytes =
        [
            .. KsStructure.ToArray(new KsDataFormat { FormatSize = 64, Flags = KsDataFormatFlags.Attributes }),
            .. KsStructure.ToArray(new KsMultipleItem { Size = size, Count = count }),
            .. KsStructure.ToArray(new KsAttribute { Size = attributeSize }),
        ];
        KsDataFormatBlock.TryParse(bytes, out _).Should().BeFalse();
    }

    [Fact]
    public void TryParse_AnyBytes_GivesWhatCanBeRead()
    {
        var random = new Random(14);
        Guid[] specifiers =
        [
            KsDataFormatSpecifier.VideoInfo, KsDataFormatSpecifier.Mpeg2Video, KsDataFormatSpecifier.WaveFormatEx,
            KsDataFormatSpecifier.FileName,
        ];
        var parsed = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[random.Next(64, 320)];
            for (var at = 64; at < bytes.Length; at += 4)
            {
                bytes[at] = (byte)random.Next(0, 48);
            }

            KsStructure.Write(bytes, new KsDataFormat
            {
                FormatSize = (uint)random.Next(60, bytes.Length + 2),
                Flags = (KsDataFormatFlags)random.Next(0, 4),
                Specifier = specifiers[random.Next(specifiers.Length)],
            });
            if (!KsDataFormatBlock.TryParse(bytes, out var block))
            {
                continue;
            }

            parsed++;
            block.Attributes.Count.Should().BeLessThan(11);
            KsVideoFormat.GetSequenceHeader(block).Length.Should().BeLessThan(320);
            var isOfNothing = KsVideoFormat.TryGetBitmapInfo(block, out var bitmap) && bitmap.SizeImage == 0;
            KsVideoFormat.HasSampleSizeOfPicture(block).Should().Be(isOfNothing);
            (KsAudioFormat.TryGetWave(block, out var wave) ? wave.ExtraSize : 0).Should().BeLessThan(320);
            (KsFileFormat.GetFileName(block)?.Length ?? 0).Should().BeLessThan(160);
        }

        parsed.Should().BeInRange(5_000, 19_999);
    }

    [Fact]
    public void Of_StructureWithHead_SetsItsSize()
    {
        var block = KsDataFormatBlock.Of(new KsDataRangeAudio { MaximumChannels = 2 });
        block.Format.FormatSize.Should().Be(88);
        block.TryRead<KsDataRangeAudio>(out var range).Should().BeTrue();
        range.MaximumChannels.Should().Be(2);
        block.TryRead<KsDataRangeVideo>(out _).Should().BeFalse("it is longer");
    }

    [Fact]
    public void TryReadSpecific_AnotherSpecifier_IsRefused()
    {
        var block = KsDataFormatBlock.Create(new KsDataFormat { Specifier = First }, KsInterface.Streaming);
        block.TryReadSpecific<KsIdentifier>(First, out var identifier).Should().BeTrue();
        identifier.Should().Be(KsInterface.Streaming);
        block.TryReadSpecific<KsIdentifier>(Second, out _).Should().BeFalse();
        block.TryReadSpecific<KspPin>(First, out _).Should().BeFalse("it is longer");
    }
}
