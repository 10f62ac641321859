using System.Globalization;
using System.Reflection;
using StreamClass.Tests.Conformance;

namespace StreamClass.Tests.Ks;

/// <summary>The structures have the layouts of docs/reference.md, read and written through KsStructure.</summary>
public sealed class StructureLayoutTests
{
    /// <summary>What holds pointers to tables is an object of ours.</summary>
    private static readonly string[] Objects =
    [
        "KSPROPERTY_MEMBERSLIST", "KSPROPERTY_VALUES", "KSPROPERTY_ITEM", "KSPROPERTY_SET", "KSMETHOD_ITEM", "KSMETHOD_SET", "KSEVENT_ITEM",
        "KSEVENT_SET", "KSEVENT_ENTRY", "KSTOPOLOGY",
    ];

    public static TheoryData<string, string> Structures
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var section in (string[])["14.1", "14.3"])
            {
                foreach (var layout in Reference.Layouts(section).Where(static layout => !Objects.Contains(layout.Name)))
                {
                    data.Add(section, layout.Name);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Structures_OfTheReference_AreRead() => Structures.Should().HaveCount(35);

    [Theory]
    [MemberData(nameof(Structures))]
    [Conformance(
        "14.1 KSIDENTIFIER", "14.1 KSP_PIN", "14.1 KSP_NODE", "14.1 KSMULTIPLE_ITEM", "14.1 KSPROPERTY_DESCRIPTION",
        "14.1 KSPROPERTY_MEMBERSHEADER", "14.1 KSEVENTDATA", "14.1 KSEVENT_TIME_MARK", "14.1 KSEVENT_TIME_INTERVAL",
        "14.1 KSRELATIVEEVENT", "14.1 KSTOPOLOGY_CONNECTION", "14.1 KSDATAFORMAT", "14.1 KSPRIORITY", "14.1 KSPIN_CONNECT",
        "14.1 KSALLOCATOR_FRAMING", "14.1 KSTIME", "14.1 KSSTREAM_HEADER", "14.1 KSRATE", "14.1 KSRATE_CAPABILITY",
        "14.1 KSCORRELATED_TIME", "14.1 KSRESOLUTION", "14.1 KSCLOCK_FUNCTIONTABLE", "14.3 KS_BITMAPINFOHEADER",
        "14.3 KS_VIDEOINFOHEADER", "14.3 KS_VIDEOINFOHEADER2", "14.3 KS_MPEGVIDEOINFO2", "14.3 KS_DATARANGE_VIDEO",
        "14.3 KS_VIDEO_STREAM_CONFIG_CAPS", "14.3 KSDATAFORMAT_WAVEFORMATEX", "14.3 KSDATARANGE_AUDIO", "14.3 KS_FRAME_INFO",
        "14.3 KS_VBI_FRAME_INFO", "14.3 KSPROPERTY_DROPPEDFRAMES_CURRENT_S", "14.3 KSPROPERTY_SPHLI", "14.3 KS_DVDCOPY_TITLEKEY")]
    public void Read_StructureOfTheTables_HasItsMembersAtTheirOffsets(string section, string name)
    {
        var layout = Reference.Layouts(section).Single(layout => layout.Name == name);
        var fields = Check(name, layout.Size, layout.Members);
        var type = NativeTypes.Structure(name);
        type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Should().BeEquivalentTo(fields, "it has no other members");
    }

    [Theory]
    [InlineData("14.1", "KSQUERYBUFFER 40", "KSQUERYBUFFER", 40, "0:Event, 24:EventData, 32:Reserved")]
    [InlineData("14.1", "KSATTRIBUTE 24 (0:Size, 4:Flags, 8:Attribute; REQUIRED 1)", "KSATTRIBUTE", 24, "0:Size, 4:Flags, 8:Attribute")]
    [InlineData("14.1", "KSPIN_CINSTANCES 8", "KSPIN_CINSTANCES", 8, "0:PossibleCount, 4:CurrentCount")]
    [InlineData("14.1", "KSFRAMETIME 16", "KSFRAMETIME", 16, "0:Duration, 8:FrameFlags, 12:Reserved")]
    [InlineData("14.1", "KSQUALITY_MANAGER 16", "KSQUALITY_MANAGER", 16, "0:QualityManager, 8:Context")]
    [InlineData("14.1", "KSQUALITY 24", "KSQUALITY", 24, "0:Context, 8:Proportion, 16:DeltaTime")]
    [InlineData("14.1", "KSERROR 16", "KSERROR", 16, "0:Context, 8:Status")]
    [InlineData(
        "14.1", "KSCOMPONENTID 72", "KSCOMPONENTID", 72,
        "0:Manufacturer, 16:Product, 32:Component, 48:Name, 64:Version, 68:Revision")]
    [InlineData("14.1", "KSPROPERTY_STEPPING_LONG 16", "KSPROPERTY_STEPPING_LONG", 16, "0:SteppingDelta, 4:Reserved, 8:Bounds")]
    [InlineData(
        "14.1", "KSPROPERTY_BOUNDS_LONG 8", "KSPROPERTY_BOUNDS_LONG", 8,
        "0:SignedMinimum, 4:SignedMaximum, 0:UnsignedMinimum, 4:UnsignedMaximum")]
    [InlineData("14.1", "KSPROPERTY_SERIALHDR 20 (packed)", "KSPROPERTY_SERIALHDR", 20, "0:PropertySet, 16:Count")]
    [InlineData("14.1", "KSPROPERTY_SERIAL 32", "KSPROPERTY_SERIAL", 32, "0:PropTypeSet, 24:Id, 28:PropertyLength")]
    [InlineData(
        "14.3", "KS_DATAFORMAT_VIDEOINFOHEADER = KSDATAFORMAT + KS_VIDEOINFOHEADER = 152", "KS_DATAFORMAT_VIDEOINFOHEADER", 152,
        "0:DataFormat, 64:VideoInfoHeader")]
    [InlineData("14.3", "…HEADER2 = 176", "KS_DATAFORMAT_VIDEOINFOHEADER2", 176, "0:DataFormat, 64:VideoInfoHeader2")]
    [InlineData(
        "14.3", "KS_DATARANGE_VIDEO2 = 320", "KS_DATARANGE_VIDEO2", 320,
        "0:DataRange, 64:bFixedSizeSamples, 68:bTemporalCompression, 72:StreamDescriptionFlags, "
        + "76:MemoryAllocationFlags, 80:ConfigCaps, 208:VideoInfoHeader")]
    [InlineData("14.3", "KS_DVDCOPY_CHLGKEY 12 (10 + 2)", "KS_DVDCOPY_CHLGKEY", 12, "0:ChlgKey, 10:Reserved")]
    [InlineData("14.3", "BUSKEY 6 (5 + 1)", "KS_DVDCOPY_BUSKEY", 6, "0:BusKey, 5:Reserved")]
    [InlineData("14.3", "DISCKEY 2048", "KS_DVDCOPY_DISCKEY", 2048, "0:DiscKey")]
    [InlineData("14.3", "REGION 4 (RegionData at 1)", "KS_DVDCOPY_REGION", 4, "0:Reserved, 1:RegionData, 2:Reserved2")]
    [InlineData("14.3", "KS_COPY_MACROVISION and KS_DVDCOPY_SET_COPY_STATE 4", "KS_COPY_MACROVISION", 4, "0:MACROVISIONLevel")]
    [InlineData("14.3", "KS_COPY_MACROVISION and KS_DVDCOPY_SET_COPY_STATE 4", "KS_DVDCOPY_SET_COPY_STATE", 4, "0:DVDCopyState")]
    [InlineData("14.3", "KSPROPERTY_SPPAL 64 = 16 KS_DVD_YUV of 4", "KSPROPERTY_SPPAL", 64, "0:sppal")]
    [InlineData("14.3", "KS_DVD_YUV of 4 (Reserved, Y, V, U)", "KS_DVD_YUV", 4, "0:Reserved, 1:Y, 2:V, 3:U")]
    [InlineData("14.3", "KS_AM_SimpleRateChange 16", "KS_AM_SimpleRateChange", 16, "0:StartTime, 8:Rate")]
    [Conformance(
        "14.1 KSQUERYBUFFER", "14.1 KSATTRIBUTE", "14.1 KSPIN_CINSTANCES", "14.1 KSFRAMETIME", "14.1 KSQUALITY_MANAGER", "14.1 KSQUALITY",
        "14.1 KSERROR", "14.1 KSCOMPONENTID", "14.1 KSPROPERTY_STEPPING_LONG", "14.1 KSPROPERTY_BOUNDS_LONG", "14.1 KSPROPERTY_SERIALHDR",
        "14.1 KSPROPERTY_SERIAL", "14.3 KS_DATAFORMAT_VIDEOINFOHEADER", "14.3 KS_DATAFORMAT_VIDEOINFOHEADER2", "14.3 KS_DATARANGE_VIDEO2",
        "14.3 KS_DVDCOPY_CHLGKEY", "14.3 KS_DVDCOPY_BUSKEY", "14.3 KS_DVDCOPY_DISCKEY", "14.3 KS_DVDCOPY_REGION",
        "14.3 KS_COPY_MACROVISION", "14.3 KS_DVDCOPY_SET_COPY_STATE", "14.3 KSPROPERTY_SPPAL", "14.3 KS_DVD_YUV",
        "14.3 KS_AM_SimpleRateChange")]
    public void Read_StructureOfTheText_HasItsSize(string section, string words, string name, int size, string members)
    {
        Reference.Section(section).Should().Contain(words);
        words.Should().Contain(size.ToString(CultureInfo.InvariantCulture));
        Check(name, size, members.Split(", ").Select(static member => member.Split(':'))
            .Select(static member => new Reference.LayoutMember(member[1], int.Parse(member[0], CultureInfo.InvariantCulture))));
    }

    /// <summary>Reads a pattern and compares every member with the bytes at its offset; answers the fields that were compared.</summary>
    private static HashSet<FieldInfo> Check(string name, int size, IEnumerable<Reference.LayoutMember> members)
    {
        var type = NativeTypes.Structure(name);
        var access = NativeTypes.Through(type);
        access.Size.Should().Be(size);
        ((int)type.GetField("NativeSize")!.GetRawConstantValue()!).Should().Be(size);
        var pattern = Enumerable.Range(0, size).Select(static i => (byte)((i * 151) + 7)).ToArray();
        access.TryRead(pattern[1..], out _).Should().BeFalse("a byte is missing");
        access.TryRead([.. pattern, 0], out var structure).Should().BeTrue();

        var written = access.ToArray(structure);
        written.Should().HaveCount(size);
        var fields = new HashSet<FieldInfo>();
        var ends = new SortedDictionary<int, int>();
        var areInPieces = false;
        foreach (var member in members)
        {
            var value = structure;
            foreach (var part in member.Name.Split('.'))
            {
                var found = NativeTypes.Member(value.GetType(), part);
                if (ReferenceEquals(value, structure) && found is FieldInfo field)
                {
                    fields.Add(field);
                }

                value = NativeTypes.Value(found, value);
            }

            var bytes = NativeTypes.Bytes(value);
            bytes.Should().Equal(pattern[member.Offset..(member.Offset + bytes.Length)], $"of {member.Name}");
            written[member.Offset..(member.Offset + bytes.Length)].Should().Equal(bytes, $"of {member.Name}, written");
            areInPieces |= member.Name.Contains('.');
            ends[member.Offset] = member.Offset + bytes.Length;
        }

        ends.Add(size, size);
        ends.Zip(ends.Skip(1), static (one, next) => (End: one.Value, Next: next.Key))
            .Should().OnlyContain(
                pair => areInPieces || pair.End == pair.Next || (pair.Next - pair.End == 4 && pair.Next % 8 == 0), "only alignment is left out");
        return fields;
    }
}
