using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Properties;

/// <summary>What the table says: support, values, defaults and relations, none of which asks the minidriver.</summary>
public sealed class PropertySupportTests
{
    private static readonly Guid Set = TableDevice.Set;

    private static readonly KsPropertyMembersList Range = new()
    {
        MembersFlags = KsPropertyMembers.Ranges, MembersSize = 8, MembersCount = 2, Members = new byte[] { 0, 0, 0, 0, 9, 0, 0, 0, 20, 0, 0, 0, 29, 0, 0, 0 },
    };

    private static readonly KsPropertyMembersList Default = new()
    {
        MembersFlags = KsPropertyMembers.Values, MembersSize = 4, MembersCount = 1, Flags = KsPropertyMemberFlags.Default, Members = new byte[] { 5, 0, 0, 0 },
    };

    private static readonly KsPropertyItem Full = new()
    {
        PropertyId = 1,
        GetSupported = true,
        Values = new KsPropertyValues { PropTypeSet = KsPropertyTypeSetId.General, PropTypeId = (uint)VarType.I4, MembersList = [Range, Default] },
        Relations = [new(Set, 2), new(TableDevice.OtherSet, 3)],
    };

    private static readonly KsPropertyItem Bare = TableDevice.Item(2);

    [Theory]
    [InlineData(KsPropertyFlags.BasicSupport, true)]
    [InlineData(KsPropertyFlags.SetSupport, true)]
    [InlineData(KsPropertyFlags.SetSupport, false)]
    [Conformance("13.2 SETSUPPORT", "9 tables")]
    public void SetSupport_OfASet_IsSuccessOnlyWhenDeclared(KsPropertyFlags flags, bool isDeclared) => Run(async filter =>
        (await filter.AskAsync(isDeclared ? Set : TableDevice.OtherSet, 1, flags, new byte[4])).Status
            .Should().Be(isDeclared ? NtStatus.Success : NtStatus.PropsetNotFound));

    [Theory]
    [InlineData(1u, 4, KsPropertyFlags.Get)]
    [InlineData(2u, 4, KsPropertyFlags.Get | KsPropertyFlags.Set)]
    [InlineData(1u, 39, KsPropertyFlags.Get)]
    [Conformance("13.2 BASICSUPPORT", "13.2 access-flags", "9 tables")]
    public void BasicSupport_IntoLessThanADescription_IsTheAccessFlags(uint id, int length, KsPropertyFlags access) => Run(async filter =>
    {
        var output = new byte[length];
        (await filter.AskAsync(Set, id, KsPropertyFlags.BasicSupport, output)).Should().Be(new KsAnswer(NtStatus.Success, 4));
        KsStructure.Read<uint>(output).Should().Be((uint)access);
        output.AsSpan(4).ContainsAnyExcept((byte)0).Should().BeFalse();
    });

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void BasicSupport_IntoLessThanTheAccessFlags_IsBufferTooSmall(int length) => Run(async filter =>
        (await filter.AskAsync(Set, 1, KsPropertyFlags.BasicSupport, new byte[length]))
            .Should().Be(new KsAnswer(NtStatus.BufferTooSmall, 0, KsRequestCheck.ValueLength)));

    [Theory]
    [InlineData(40)]
    [InlineData(91)]
    [Conformance("13.2 BASICSUPPORT", "13.2 description", "13.2 value-types")]
    public void BasicSupport_IntoADescription_CountsEverything(int length) => Run(async filter =>
    {
        var output = new byte[length];
        (await filter.AskAsync(Set, 1, KsPropertyFlags.BasicSupport, output)).Should().Be(new KsAnswer(NtStatus.Success, 40));
        KsStructure.Read<KsPropertyDescription>(output).Should().Be(new KsPropertyDescription
        {
            AccessFlags = KsPropertyFlags.Get,
            DescriptionSize = 40 + 16 + 16 + 16 + 4,
            PropTypeSet = new KsIdentifier(KsPropertyTypeSetId.General, 3),
            MembersListCount = 2,
        });
    });

    [Fact]
    [Conformance("13.2 BASICSUPPORT", "13.2 members", "14.1 KSPROPERTY_SET", "14.1 KSPROPERTY_VALUES", "14.1 KSPROPERTY_MEMBERSLIST")]
    public void BasicSupport_WithRoom_HasEveryList() => Run(async filter =>
    {
        var output = new byte[100];
        (await filter.AskAsync(Set, 1, KsPropertyFlags.BasicSupport, output)).Should().Be(new KsAnswer(NtStatus.Success, 92));
        KsStructure.Read<KsPropertyMembersHeader>(output.AsSpan(40)).Should().Be(
            new KsPropertyMembersHeader { MembersFlags = KsPropertyMembers.Ranges, MembersSize = 8, MembersCount = 2 });
        output[56..72].Should().Equal(Range.Members.ToArray());
        KsStructure.Read<KsPropertyMembersHeader>(output.AsSpan(72)).Should().Be(
            new KsPropertyMembersHeader { MembersFlags = KsPropertyMembers.Values, MembersSize = 4, MembersCount = 1, Flags = KsPropertyMemberFlags.Default });
        output[88..92].Should().Equal(5, 0, 0, 0);
    });

    [Fact]
    [Conformance("13.2 no-values")]
    public void BasicSupport_WithoutValues_HasNoType() => Run(async filter =>
    {
        var output = new byte[64];
        (await filter.AskAsync(Set, 2, KsPropertyFlags.BasicSupport, output)).Should().Be(new KsAnswer(NtStatus.Success, 40));
        KsStructure.Read<KsPropertyDescription>(output).Should().Be(new KsPropertyDescription
        {
            AccessFlags = KsPropertyFlags.Get | KsPropertyFlags.Set, DescriptionSize = 40,
        });
    });

    [Theory]
    [InlineData(VarType.I4, 3u)]
    [InlineData(VarType.R8, 5u)]
    [InlineData(VarType.Bool, 11u)]
    [InlineData(VarType.UI1, 17u)]
    [InlineData(VarType.UI2, 18u)]
    [InlineData(VarType.UI4, 19u)]
    [InlineData(VarType.UI8, 21u)]
    [InlineData(VarType.Lpwstr, 31u)]
    [InlineData(VarType.Blob, 65u)]
    [InlineData(VarType.Clsid, 72u)]
    [Conformance("13.2 value-types")]
    public void BasicSupport_OfEachType_SaysIt(VarType type, uint value) => Simulation.Run(1, async machine =>
    {
        var table = TableDevice.With(TableDevice.Item(1) with
        {
            Values = new KsPropertyValues { PropTypeSet = KsPropertyTypeSetId.General, PropTypeId = (uint)type },
        });
        var support = await (await table.OpenAsync(machine)).GetBasicSupportAsync(Set, 1);
        support.Values!.PropTypeSet.Should().Be(KsPropertyTypeSetId.General);
        support.Values.PropTypeId.Should().Be(value);
    });

    [Fact]
    [Conformance("13.2 DEFAULTVALUES", "9 tables")]
    public void DefaultValues_OfAProperty_AreTheListsMarkedAsDefaults() => Run(async filter =>
    {
        var output = new byte[100];
        (await filter.AskAsync(Set, 1, KsPropertyFlags.DefaultValues, output)).Should().Be(new KsAnswer(NtStatus.Success, 60));
        KsStructure.Read<KsPropertyDescription>(output).MembersListCount.Should().Be(1);
        output[56..60].Should().Equal(5, 0, 0, 0);
        (await filter.GetDefaultValuesAsync(Set, 1)).Values!.MembersList.Should().ContainSingle().Which.Members.ToArray().Should().Equal(5, 0, 0, 0);
    });

    [Fact]
    [Conformance("13.2 RELATIONS", "13.2 list-all", "9 tables")]
    public void Relations_OfAProperty_AreAList() => Run(async filter =>
    {
        var output = new byte[60];
        (await filter.AskAsync(Set, 1, KsPropertyFlags.Relations, output)).Should().Be(new KsAnswer(NtStatus.Success, 56));
        KsStructure.Read<KsMultipleItem>(output).Should().Be(new KsMultipleItem { Size = 56, Count = 2 });
        KsStructure.Read<KsProperty>(output.AsSpan(8)).Should().Be(new KsProperty(Set, 2));
        KsStructure.Read<KsProperty>(output.AsSpan(32)).Should().Be(new KsProperty(TableDevice.OtherSet, 3));
    });

    [Fact]
    [Conformance("13.2 list-size")]
    public void List_WithoutRoom_SaysItsSize() => Run(async filter =>
        (await filter.AskAsync(Set, 1, KsPropertyFlags.Relations)).Should().Be(new KsAnswer(NtStatus.BufferOverflow, 56)));

    [Fact]
    public void Relations_IntoAULong_AreTheirSize() => Run(async filter =>
    {
        var output = new byte[4];
        (await filter.AskAsync(Set, 1, KsPropertyFlags.Relations, output)).Should().Be(new KsAnswer(NtStatus.Success, 4));
        KsStructure.Read<uint>(output).Should().Be(56);
    });

    [Fact]
    [Conformance("13.2 list-head")]
    public void List_WithRoomForItsHead_IsItsHead() => Run(async filter =>
    {
        var output = new byte[8];
        (await filter.AskAsync(Set, 1, KsPropertyFlags.Relations, output)).Should().Be(new KsAnswer(NtStatus.Success, 8));
        KsStructure.Read<KsMultipleItem>(output).Should().Be(new KsMultipleItem { Size = 56, Count = 2 });
    });

    [Theory]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(55)]
    [Conformance("13.2 list-between")]
    public void List_WithRoomForLess_IsBufferTooSmall(int length) => Run(async filter =>
        (await filter.AskAsync(Set, 1, KsPropertyFlags.Relations, new byte[length]))
            .Should().Be(new KsAnswer(NtStatus.BufferTooSmall, 0, KsRequestCheck.ValueLength)));

    [Fact]
    [Conformance("13.2 list-all")]
    public void List_WithoutEntries_IsItsHead() => Run(async filter =>
    {
        var output = new byte[8];
        (await filter.AskAsync(Set, 2, KsPropertyFlags.Relations, output)).Should().Be(new KsAnswer(NtStatus.Success, 8));
        KsStructure.Read<KsMultipleItem>(output).Should().Be(new KsMultipleItem { Size = 8 });
    });

    private static void Run(Func<Filter, Task> test) => Simulation.Run(1, async machine =>
    {
        var table = TableDevice.With(Full, Bare);
        await test(await table.OpenAsync(machine));
        table.Asked.Should().BeEmpty();
    });
}
