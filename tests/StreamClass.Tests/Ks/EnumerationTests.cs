using System.Text.RegularExpressions;
using StreamClass.Ks;

namespace StreamClass.Tests.Ks;

/// <summary>The enumerations have the numbers of docs/reference.md.</summary>
public sealed partial class EnumerationTests
{
    [Theory]
    [InlineData("13.3", "", typeof(KsPropertyPin), "KSPROPERTY_PIN_")]
    [InlineData("13.4", "| id | Connection property", typeof(KsPropertyConnection), "KSPROPERTY_CONNECTION_")]
    [InlineData("13.4", "| id | Stream property", typeof(KsPropertyStream), "KSPROPERTY_STREAM_")]
    [InlineData("13.5", "", typeof(KsPropertyClock), "KSPROPERTY_CLOCK_")]
    public void Numbers_OfATableOfProperties_AreThose(string section, string head, Type enumeration, string prefix)
    {
        var text = Reference.Section(section);
        text = text[text.IndexOf(head, StringComparison.Ordinal)..];
        var end = text.IndexOf("\n\n", text.IndexOf("\n|", StringComparison.Ordinal), StringComparison.Ordinal);
        var expected = IdLine().Matches(end < 0 ? text : text[..end])
            .ToDictionary(line => prefix + line.Groups[2].Value, static line => Reference.Number(line.Groups[1].Value));
        expected.Should().HaveCountGreaterThan(6);
        NativeTypes.Values(enumeration).Should().BeEquivalentTo(expected);
    }

    [Fact]
    public void Codes_OfTheControls_AreThoseOfTheTable()
    {
        var expected = ControlLine().Matches(Reference.Section("13.1"))
            .ToDictionary(static line => "IOCTL_KS_" + line.Groups[1].Value, static line => Reference.Number(line.Groups[2].Value));
        expected.Should().HaveCount(7);
        NativeTypes.Values(typeof(KsControlCode)).Should().BeEquivalentTo(expected);
    }

    [Fact]
    public void Flags_OfAPropertyRequest_AreThoseOfTheTable()
    {
        var expected = new Dictionary<string, uint>();
        foreach (Match line in FlagLine().Matches(Reference.Section("13.2")))
        {
            var names = line.Groups[1].Value.Split(" / ");
            var values = line.Groups[2].Value.Split(" / ");
            for (var i = 0; i < names.Length; i++)
            {
                expected.Add("KSPROPERTY_TYPE_" + names[i], Reference.Number(values[i]));
            }
        }

        expected.Should().HaveCount(12);
        NativeTypes.Values(typeof(KsPropertyFlags)).Should().BeEquivalentTo(expected);
    }

    [Theory]
    [InlineData(typeof(KsReset), "KSRESET_", "13.1", "BEGIN 0, END 1")]
    [InlineData(typeof(KsPropertyMembers), "KSPROPERTY_MEMBER_", "13.2", "RANGES 1, STEPPEDRANGES 2, VALUES 3")]
    [InlineData(typeof(VarType), "VT_", "13.2", "I4 3, R8 5, BOOL 11, UI1 17, UI2 18, UI4 19, UI8 21, LPWSTR 31, BLOB 65, CLSID 72")]
    [InlineData(typeof(KsPinDataFlow), "KSPIN_DATAFLOW_", "13.3", "IN 1, OUT 2")]
    [InlineData(typeof(KsPinCommunication), "KSPIN_COMMUNICATION_", "13.3", "NONE 0, SINK 1, SOURCE 2, BOTH 3, BRIDGE 4")]
    [InlineData(typeof(KsState), "KSSTATE_", "13.4", "STOP 0, ACQUIRE 1, PAUSE 2, RUN 3")]
    [InlineData(typeof(KsPriorityClass), "KSPRIORITY_", "13.4", "LOW 1, NORMAL 0x40000000, HIGH 0x80000000, EXCLUSIVE 0xFFFFFFFF")]
    [InlineData(typeof(KsPropertyGeneral), "KSPROPERTY_GENERAL_", "13.4", "COMPONENTID 0")]
    [InlineData(typeof(KsPropertyStreamInterface), "KSPROPERTY_STREAMINTERFACE_", "13.4", "HEADERSIZE 0")]
    [InlineData(typeof(KsPropertyQuality), "KSPROPERTY_QUALITY_", "13.4", "REPORT 0 / ERROR 1")]
    [InlineData(typeof(KsEventClock), "KSEVENT_CLOCK_", "13.8", "INTERVAL_MARK 0", "POSITION_MARK 1")]
    [InlineData(
        typeof(KsEventConnection), "KSEVENT_CONNECTION_", "13.8",
        "POSITIONUPDATE 0, DATADISCONTINUITY 1, TIMEDISCONTINUITY 2, PRIORITY 3, ENDOFSTREAM 4")]
    [InlineData(typeof(KsEventVpNotify), "KSEVENT_VPNOTIFY_", "13.8", "FORMATCHANGE 0")]
    [InlineData(
        typeof(KsEventNotification), "KSEVENTF_", "13.8", "EVENT_HANDLE 1, SEMAPHORE_HANDLE 2",
        "EVENT_OBJECT 4, SEMAPHORE_OBJECT 8, DPC 0x10, WORKITEM 0x20, KSWORKITEM 0x80")]
    [InlineData(
        typeof(KsMethodFlags), "KSMETHOD_TYPE_", "13.8", "SEND 1, SETSUPPORT 0x100, BASICSUPPORT 0x200, TOPOLOGY 0x10000000")]
    [InlineData(typeof(KsPropertyDvdSubPic), "KSPROPERTY_DVDSUBPIC_", "13.12", "PALETTE 0", "HLI 1", "COMPOSIT_ON 2")]
    [InlineData(typeof(KsPropertyAudDecOut), "KSPROPERTY_AUDDECOUT_", "13.12", "MODES 0", "CUR_MODE 1")]
    [InlineData(typeof(KsAudDecOutModes), "KSAUDDECOUTMODE_", "13.12", "STEREO_ANALOG 1, PCM_51 2, SPDIFF 4")]
    [InlineData(
        typeof(KsDvdCopyState), "KS_DVDCOPYSTATE_", "13.12", "INITIALIZE 0, INITIALIZE_TITLE 1, AUTHENTICATION_NOT_REQUIRED 2",
        "AUTHENTICATION_REQUIRED 3, DONE 4")]
    [InlineData(
        typeof(KsPropertyTsRateChange), "KS_AM_RATE_", "13.12", "SimpleRateChange 1", "ExactRateChange 2", "Step 4", "MaxFullDataRate 3")]
    [InlineData(typeof(KsDvdTypeSpecificFlags), "KS_AM_", "13.10", "UseNewCSSKey 1")]
    [InlineData(typeof(KsDataFormatFlags), "KSDATAFORMAT_", "14.1", "TEMPORAL_COMPRESSION 1, ATTRIBUTES 2")]
    [InlineData(typeof(KsDataFormatFlags), "KSDATARANGE_", "14.1", "REQUIRED_ATTRIBUTES 4")]
    [InlineData(typeof(KsAttributeFlags), "KSATTRIBUTE_", "14.1", "REQUIRED 1")]
    public void Numbers_OfTheText_AreThose(Type enumeration, string prefix, string section, params string[] words)
    {
        var values = NativeTypes.Values(enumeration);
        foreach (var word in words)
        {
            Reference.Section(section).Should().Contain(word);
            foreach (var (name, value) in Reference.Numbers(word))
            {
                values.Should().Contain(prefix + name, value);
            }
        }
    }

    [Theory]
    [InlineData("KSPROPERTY_DVDCOPY_CHLG_KEY", "CHLG_KEY 1")]
    [InlineData("KSPROPERTY_DVDCOPY_DVD_KEY1", "DVD_KEY1 2")]
    [InlineData("KSPROPERTY_DVDCOPY_DEC_KEY2", "DEC_KEY2 3")]
    [InlineData("KSPROPERTY_DVDCOPY_TITLE_KEY", "TITLE_KEY 4")]
    [InlineData("KSPROPERTY_COPY_MACROVISION", "COPY_MACROVISION 5")]
    [InlineData("KSPROPERTY_DVDCOPY_REGION", "REGION 6")]
    [InlineData("KSPROPERTY_DVDCOPY_SET_COPY_STATE", "SET_COPY_STATE 7")]
    [InlineData("KSPROPERTY_DVDCOPY_DISC_KEY", "DISC_KEY 0x80")]
    public void Number_OfACopyProtectionProperty_IsThat(string native, string words)
    {
        Reference.Section("13.12").Should().Contain(words);
        NativeTypes.Values(typeof(KsPropertyCopyProt)).Should().Contain(native, Reference.Numbers(words).Single().Value);
    }

    [Theory]
    [InlineData("ENABLE 1 ", 1, KsEventFlags.Enable)]
    [InlineData("ONESHOT 2 ", 2, KsEventFlags.OneShot)]
    [InlineData("ENABLEBUFFERED 4", 4, KsEventFlags.EnableBuffered)]
    [InlineData("SETSUPPORT 0x100", 0x100, KsEventFlags.SetSupport)]
    [InlineData("BASICSUPPORT 0x200", 0x200, KsEventFlags.BasicSupport)]
    [InlineData("QUERYBUFFER 0x400", 0x400, KsEventFlags.QueryBuffer)]
    [InlineData("TOPOLOGY 0x10000000", 0x10000000, KsEventFlags.Topology)]
    public void Number_OfAnEventFlag_IsThat(string words, uint value, KsEventFlags flag)
    {
        Reference.Section("13.8").Should().Contain(words);
        ((uint)flag).Should().Be(value);
    }

    [Fact]
    public void Numbers_OfTheTopology_CountFromZero() =>
        NativeTypes.Values(typeof(KsPropertyTopology)).Should().BeEquivalentTo(
            Reference.Numbers("CATEGORIES 0, NODES 1, CONNECTIONS 2, NAME 3")
                .ToDictionary(static pair => "KSPROPERTY_TOPOLOGY_" + pair.Name, static pair => pair.Value));

    [GeneratedRegex(@"^\| (\d+) \| ([A-Z_0-9]+) \|", RegexOptions.Multiline)]
    private static partial Regex IdLine();

    [GeneratedRegex(@"^\| ([A-Z_]+) \| (0x[0-9A-F]+)", RegexOptions.Multiline)]
    private static partial Regex ControlLine();

    [GeneratedRegex(@"^\| ([A-Z_ /]+) \| (0x[0-9a-fx /]+) \|", RegexOptions.Multiline)]
    private static partial Regex FlagLine();
}
