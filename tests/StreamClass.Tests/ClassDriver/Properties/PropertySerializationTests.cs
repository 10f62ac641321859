using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Properties;

/// <summary>A whole set in one piece, and back.</summary>
public sealed class PropertySerializationTests
{
    private const int Whole = 20 + 32 + 8 + 32 + 12;

    private static readonly Guid Set = TableDevice.Set;

    private static readonly KsPropertyValues Integer = new() { PropTypeSet = KsPropertyTypeSetId.General, PropTypeId = (uint)VarType.I4 };

    private static readonly KsPropertyItem[] Items =
    [
        TableDevice.Item(1) with { SerializedSize = 6, MinData = 4, Values = Integer },
        TableDevice.Item(2),
        TableDevice.Item(3) with { SerializedSize = 1, MinProperty = 32 },
        new KsPropertyItem { PropertyId = 4, SetSupported = true, SerializedSize = 4 },
        new KsPropertyItem { PropertyId = 5, GetSupported = true, SerializedSize = 0 },
    ];

    [Theory]
    [InlineData(1u, 6u)]
    [InlineData(2u, 0u)]
    [InlineData(3u, 12u)]
    [Conformance("13.2 SERIALIZESIZE")]
    public void SerializeSize_OfAProperty_IsThatOfItsValue(uint id, uint size) => Run(async (filter, _) =>
    {
        var output = new byte[4];
        (await filter.AskAsync(Set, id, KsPropertyFlags.SerializeSize, output)).Should().Be(new KsAnswer(NtStatus.Success, 4));
        KsStructure.Read<uint>(output).Should().Be(size);
    });

    [Fact]
    public void SerializeSize_IntoLessThanAULong_IsBufferTooSmall() => Run(async (filter, _) =>
        (await filter.AskAsync(Set, 1, KsPropertyFlags.SerializeSize, new byte[3]))
            .Should().Be(new KsAnswer(NtStatus.BufferTooSmall, 0, KsRequestCheck.ValueLength)));

    [Fact]
    [Conformance("13.2 SERIALIZESET")]
    public void SerializeSet_WithoutRoom_SaysItsSize() => Run(async (filter, _) =>
        (await filter.AskAsync(Set, 0, KsPropertyFlags.SerializeSet)).Should().Be(new KsAnswer(NtStatus.BufferOverflow, Whole)));

    [Fact]
    public void SerializeSet_IntoTooLittle_IsBufferTooSmall() => Run(async (filter, _) =>
        (await filter.AskAsync(Set, 0, KsPropertyFlags.SerializeSet, new byte[Whole - 1]))
            .Should().Be(new KsAnswer(NtStatus.BufferTooSmall, 0, KsRequestCheck.ValueLength)));

    [Fact]
    [Conformance("13.2 SERIALIZESET")]
    public void SerializeSet_WithRoom_HasTheHeadAndEveryValueOnFourBytes() => Run(async (filter, table) =>
    {
        var piece = new byte[Whole];
        piece.AsSpan().Fill(0xEE);
        (await filter.AskAsync(Set, 0, KsPropertyFlags.SerializeSet, piece)).Should().Be(new KsAnswer(NtStatus.Success, Whole));
        KsStructure.Read<KsPropertySerialHeader>(piece).Should().Be(new KsPropertySerialHeader { PropertySet = Set, Count = 2 });
        KsStructure.Read<KsPropertySerial>(piece.AsSpan(20)).Should().Be(
            new KsPropertySerial { PropTypeSet = new(KsPropertyTypeSetId.General, 3), Id = 1, PropertyLength = 6 });
        piece[52..60].Should().Equal(1, 1, 1, 1, 1, 1, 0, 0);
        KsStructure.Read<KsPropertySerial>(piece.AsSpan(60)).Should().Be(new KsPropertySerial { Id = 3, PropertyLength = 12 });
        KsStructure.Read<KsMultipleItem>(piece.AsSpan(92)).Should().Be(new KsMultipleItem { Size = 12, Count = 1 });
        table.Asked.Should().OnlyContain(static asked => asked.Command == SrbCommand.GetDeviceProperty);
        table.Asked[^1].Request.Should().HaveCount(32, "the request has the length that is declared");
    });

    [Fact]
    public void SerializeSet_WhenAGetFails_FailsWithItsStatus() => Run(async (filter, table) =>
    {
        table.Value = [];
        (await filter.AskAsync(Set, 0, KsPropertyFlags.SerializeSet, new byte[Whole])).Status.Should().Be(NtStatus.IoDeviceError);
    });

    [Fact]
    [Conformance("13.2 UNSERIALIZESET")]
    public void UnserializeSet_OfAWholePiece_SetsEveryProperty() => Run(async (filter, table) =>
    {
        var piece = new byte[Whole];
        await filter.AskAsync(Set, 0, KsPropertyFlags.SerializeSet, piece);
        table.Asked.Clear();
        (await filter.AskAsync(Set, 0, KsPropertyFlags.UnserializeSet, piece)).Should().Be(new KsAnswer(NtStatus.Success));
        table.Asked.Should().OnlyContain(static asked => asked.Command == SrbCommand.SetDeviceProperty && asked.Property.Flags == KsPropertyFlags.Set);
        table.Asked.Select(static asked => (asked.Property.Id, asked.Value.Length)).Should().Equal((1u, 6), (3u, 12));
        table.Asked[0].Value.Should().Equal(1, 1, 1, 1, 1, 1);
    });

    public static TheoryData<string, KsRequestCheck, NtStatus> BrokenPieces => new()
    {
        { "empty", KsRequestCheck.Serialization, NtStatus.InvalidParameter },
        { "cut-head", KsRequestCheck.Serialization, NtStatus.InvalidParameter },
        { "other-set", KsRequestCheck.Serialization, NtStatus.InvalidParameter },
        { "cut-value", KsRequestCheck.Serialization, NtStatus.InvalidParameter },
        { "cut-entry", KsRequestCheck.Serialization, NtStatus.InvalidParameter },
        { "huge-count", KsRequestCheck.Serialization, NtStatus.InvalidParameter },
        { "huge-length", KsRequestCheck.Serialization, NtStatus.InvalidParameter },
        { "other-type", KsRequestCheck.Serialization, NtStatus.InvalidParameter },
        { "unknown-id", KsRequestCheck.Id, NtStatus.NotFound },
        { "not-serialized-id", KsRequestCheck.Id, NtStatus.NotFound },
        { "short-value", KsRequestCheck.ValueLength, NtStatus.BufferTooSmall },
    };

    [Theory]
    [MemberData(nameof(BrokenPieces))]
    [Conformance("13.2 refused-by-Serialization")]
    public void UnserializeSet_OfABrokenPiece_SetsNothing(string how, KsRequestCheck check, NtStatus status) => Run(async (filter, table) =>
    {
        var piece = new byte[Whole];
        await filter.AskAsync(Set, 0, KsPropertyFlags.SerializeSet, piece);
        table.Asked.Clear();
        (await filter.AskAsync(Set, 0, KsPropertyFlags.UnserializeSet, Break(piece, how))).Should().Be(new KsAnswer(status, 0, check));
        table.Asked.Should().BeEmpty();
    });

    private static byte[] Break(byte[] piece, string how)
    {
        switch (how)
        {
            case "empty":
                return [];
            case "cut-head":
                return piece[..19];
            case "other-set":
                KsStructure.Write(piece, new KsPropertySerialHeader { PropertySet = TableDevice.OtherSet, Count = 2 });
                return piece;
            case "cut-value":
                return piece[..^1];
            case "cut-entry":
                return piece[..70];
            case "huge-count":
                KsStructure.Write(piece, new KsPropertySerialHeader { PropertySet = Set, Count = uint.MaxValue });
                return piece;
            default:
                var serial = KsStructure.Read<KsPropertySerial>(piece.AsSpan(60));
                serial.PropertyLength = how == "huge-length" ? uint.MaxValue : serial.PropertyLength;
                serial.PropTypeSet = how == "other-type" ? new(Set, 1) : serial.PropTypeSet;
                serial.Id = how switch { "unknown-id" => 99, "not-serialized-id" => 2, _ => serial.Id };
                KsStructure.Write(piece.AsSpan(60), in serial);
                if (how == "short-value")
                {
                    KsStructure.Write(piece.AsSpan(20), new KsPropertySerial { PropTypeSet = new(KsPropertyTypeSetId.General, 3), Id = 1, PropertyLength = 3 });
                }

                return piece;
        }
    }

    private static void Run(Func<Filter, TableDevice, Task> test) => Simulation.Run(1, async machine =>
    {
        TableDevice table = null!;
        table = new TableDevice { Properties = [new(Set, Items)], OnAsked = srb => Answer(srb, table.Value.Length == 0) };
        await test(await table.OpenAsync(machine), table);
    });

    /// <summary>Property 3 is a list of one entry; every other value is ones.</summary>
    private static void Answer(HwStreamRequestBlock srb, bool fails)
    {
        var info = srb.CommandData.PropertyInfo;
        var id = KsStructure.Read<KsProperty>(info.Property.Span).Id;
        if (srb.Command == SrbCommand.GetDeviceProperty)
        {
            info.PropertyInfo.Span.Fill((byte)id);
            if (id == 3)
            {
                KsStructure.Write(info.PropertyInfo.Span, new KsMultipleItem { Size = 12, Count = 1 });
            }

            srb.ActualBytesTransferred = info.PropertyOutputSize;
        }

        srb.Status = fails ? NtStatus.IoDeviceError : NtStatus.Success;
        srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
    }
}
