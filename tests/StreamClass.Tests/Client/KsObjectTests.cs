using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Client;

/// <summary>Properties by type, on filters and pins.</summary>
public sealed class KsObjectTests
{
    private static readonly Guid Set = TableDevice.Set;

    [Fact]
    public void GetAndSet_ByType_MoveTheValue() => EachTarget(TableDevice.With(TableDevice.Item(1)), async (target, table) =>
    {
        await target.SetPropertyAsync(Set, 1, 0x11223344u);
        table.Value.Should().Equal(0x44, 0x33, 0x22, 0x11);
        (await target.GetPropertyAsync<uint>(Set, 1)).Should().Be(0x11223344);
        await target.SetPropertyAsync(new KspNode { Property = new(Set, 1) }, 7L);
        (await target.GetPropertyAsync<KspNode, long>(new KspNode { Property = new(Set, 1) })).Should().Be(7);
        table.Asked[^1].Request.Should().HaveCount(32);
        await target.SetPropertyAsync(Set, 1, new byte[] { 1, 2, 3 });
        table.Value.Should().Equal(1, 2, 3);
    });

    [Theory]
    [InlineData(0)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(5000)]
    public void GetBytes_OfAnySize_GetsThemAll(int length) => EachTarget(Growing(length, NtStatus.BufferOverflow), async (target, table) =>
    {
        (await target.GetPropertyBytesAsync(Set, 1)).Should().Equal(table.Value);
        table.Asked.Count.Should().BeLessThanOrEqualTo(2);
    });

    [Fact]
    public void GetBytes_WhenTheDriverSaysOnlyTooSmall_Grows() => EachTarget(Growing(5000, NtStatus.BufferTooSmall), async (target, table) =>
        (await target.GetPropertyBytesAsync(Set, 1)).Should().Equal(table.Value));

    [Fact]
    public void GetBytes_WhenTheDriverAsksForTooMuch_GivesUp() => EachTarget(
        new TableDevice
        {
            Properties = [new(Set, TableDevice.Item(1))],
            StreamProperties = [new(Set, TableDevice.Item(1))],
            OnAsked = static srb =>
            {
                srb.Status = NtStatus.BufferOverflow;
                srb.ActualBytesTransferred = uint.MaxValue;
                srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
            },
        },
        async (target, table) =>
        {
            var get = () => target.GetPropertyBytesAsync(Set, 1);
            (await get.Should().ThrowAsync<StreamRequestException>()).Which.Status.Should().Be(NtStatus.BufferOverflow);
            table.Asked.Should().ContainSingle();
        });

    [Fact]
    public void Get_OfFewerBytesThanTheType_Throws() => EachTarget(TableDevice.With(TableDevice.Item(1)), async (target, _) =>
    {
        var get = () => target.GetPropertyAsync<long>(Set, 1);
        (await get.Should().ThrowAsync<StreamRequestException>()).Which.Status.Should().Be(NtStatus.InvalidBufferSize);
    });

    [Fact]
    public void Get_ThatACheckRefuses_NamesIt() => EachTarget(TableDevice.With(TableDevice.Item(1, minData: 8)), async (target, table) =>
    {
        var get = () => target.GetPropertyAsync<uint>(Set, 1);
        var thrown = (await get.Should().ThrowAsync<StreamRequestException>()).Which;
        thrown.Status.Should().Be(NtStatus.BufferTooSmall);
        thrown.Message.Should().Contain(nameof(KsRequestCheck.ValueLength)).And.Contain(Set.ToString());
        var set = () => target.SetPropertyAsync(TableDevice.OtherSet, 1, 5u);
        thrown = (await set.Should().ThrowAsync<StreamRequestException>()).Which;
        thrown.Status.Should().Be(NtStatus.PropsetNotFound);
        thrown.Message.Should().Contain(nameof(KsRequestCheck.Set));
        table.Asked.Should().BeEmpty();
    });

    [Fact]
    public void Get_ThatIsCancelled_IsAnOperationCanceledException() => EachTarget(
        new TableDevice
        {
            Properties = [new(Set, TableDevice.Item(1))], StreamProperties = [new(Set, TableDevice.Item(1))], OnAsked = static _ => { },
        },
        async (target, _) =>
        {
            using var source = new CancellationTokenSource();
            var get = target.GetPropertyAsync<uint>(Set, 1, source.Token);
            source.Cancel();
            (await get.OutcomeAsync()).Should().Be(NtStatus.Cancelled);
            get.IsCanceled.Should().BeTrue();
        });

    [Fact]
    public void Support_OfAPropertyAndASet_IsTold() => EachTarget(
        TableDevice.With(new KsPropertyItem { PropertyId = 1, GetSupported = true }, new KsPropertyItem { PropertyId = 2, SupportHandler = true }),
        async (target, _) =>
        {
            (await target.GetBasicSupportAsync(Set, 1)).Should().Be(new PropertySupport(KsPropertyFlags.Get, null));
            (await target.GetBasicSupportAsync(Set, 2)).Should().Be(new PropertySupport((KsPropertyFlags)0x04030201, null));
            (await target.IsSetSupportedAsync(Set)).Should().BeTrue();
            (await target.IsSetSupportedAsync(TableDevice.OtherSet)).Should().BeFalse();
        });

    private static TableDevice Growing(int length, NtStatus tooSmall)
    {
        TableDevice table = null!;
        return table = new TableDevice
        {
            Properties = [new(Set, TableDevice.Item(1))],
            StreamProperties = [new(Set, TableDevice.Item(1))],
            Value = [.. Enumerable.Range(0, length).Select(static i => (byte)i)],
            OnAsked = srb =>
            {
                var isWhole = table.Value.AsSpan().TryCopyTo(srb.CommandData.PropertyInfo.PropertyInfo.Span);
                srb.Status = isWhole ? NtStatus.Success : tooSmall;
                srb.ActualBytesTransferred = (uint)length;
                srb.StreamClass.CompleteRequestAndMarkQueueReady(srb);
            },
        };
    }

    private static void EachTarget(TableDevice table, Func<KsObject, TableDevice, Task> test) => Simulation.Run(1, async machine =>
    {
        var filter = await table.OpenAsync(machine);
        await test(filter, table);
        table.Asked.Clear();
        await test(await filter.OpenOutputAsync(), table);
    });
}
