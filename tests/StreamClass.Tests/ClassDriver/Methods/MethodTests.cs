using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Methods;

/// <summary>Calls of the methods that a minidriver declared.</summary>
public sealed class MethodTests
{
    private static readonly Guid Set = TableDevice.Set;

    [Theory]
    [InlineData(KsMethodItemFlags.None, 0, 0u)]
    [InlineData(KsMethodItemFlags.Read, 6, 0u)]
    [InlineData(KsMethodItemFlags.Write, 6, 4u)]
    [InlineData(KsMethodItemFlags.Modify, 6, 4u)]
    [InlineData(KsMethodItemFlags.Modify | KsMethodItemFlags.Source, 6, 4u)]
    [InlineData(KsMethodItemFlags.Read | KsMethodItemFlags.Source, 6, 0u)]
    [Conformance("13.1 METHOD", "1 DEVICE_METHOD", "1 STREAM_METHOD", "13.8 method-item-flags", "14.1 KSMETHOD_ITEM", "14.1 KSMETHOD_SET")]
    public void Send_OnEither_GoesTheWayThatTheItemSays(KsMethodItemFlags flags, int given, uint returned) => Run(flags, async (target, table) =>
    {
        var data = new byte[] { 9, 9, 9, 9, 9, 9 };
        (await target.CallAsync(Set, 1, KsMethodFlags.Send, data)).Should().Be(new KsAnswer(NtStatus.Success, returned));
        var asked = table.Asked.Should().ContainSingle().Subject;
        asked.Command.Should().Be(target is Pin ? SrbCommand.StreamMethod : SrbCommand.DeviceMethod);
        asked.SetIndex.Should().Be(1);
        asked.Property.Should().Be(new KsProperty(Set, 1, (KsPropertyFlags)KsMethodFlags.Send));
        asked.Value.Should().HaveCount(given);
        data.Should().Equal(given == 0 ? [9, 9, 9, 9, 9, 9] : [1, 2, 3, 4, 9, 9]);
    });

    [Theory]
    [InlineData(TableSet.Known, NtStatus.Success)]
    [InlineData(TableSet.Unknown, NtStatus.PropsetNotFound)]
    [Conformance("13.8 method-flags")]
    public void SetSupport_OfASet_IsSuccessOnlyWhenDeclared(TableSet set, NtStatus status) => Run(KsMethodItemFlags.None, async (target, table) =>
    {
        var guid = set == TableSet.Known ? Set : Guid.Empty;
        (await target.CallAsync(guid, 99, KsMethodFlags.SetSupport)).Status.Should().Be(status);
        (await target.IsMethodSetSupportedAsync(guid)).Should().Be(status == NtStatus.Success);
        table.Asked.Should().BeEmpty();
    });

    [Fact]
    public void BasicSupport_WithoutASupportHandler_IsWhichWayTheDataGoes() => Run(KsMethodItemFlags.Modify, async (target, table) =>
    {
        var output = new byte[4];
        (await target.CallAsync(Set, 1, KsMethodFlags.BasicSupport, output)).Should().Be(new KsAnswer(NtStatus.Success, 4));
        KsStructure.Read<KsMethodItemFlags>(output).Should().Be(KsMethodItemFlags.Modify);
        (await target.CallAsync(Set, 1, KsMethodFlags.BasicSupport, new byte[3]))
            .Should().Be(new KsAnswer(NtStatus.BufferTooSmall, 0, KsRequestCheck.ValueLength));
        table.Asked.Should().BeEmpty();
    });

    [Fact]
    public void BasicSupport_WithASupportHandler_AsksTheMinidriver() => Run(KsMethodItemFlags.None, async (target, table) =>
    {
        (await target.CallAsync(Set, 3, KsMethodFlags.BasicSupport, new byte[4])).Should().Be(new KsAnswer(NtStatus.Success, 4));
        table.Asked.Should().ContainSingle().Which.Property.Flags.Should().Be((KsPropertyFlags)KsMethodFlags.BasicSupport);
    });

    [Theory]
    [InlineData(1u, KsMethodFlags.Send, 23, 4, KsRequestCheck.RequestLength, NtStatus.InvalidBufferSize)]
    [InlineData(1u, KsMethodFlags.Send | KsMethodFlags.Topology, 31, 4, KsRequestCheck.NodeLength, NtStatus.InvalidBufferSize)]
    [InlineData(1u, KsMethodFlags.None, 24, 4, KsRequestCheck.Flags, NtStatus.InvalidParameter)]
    [InlineData(1u, KsMethodFlags.Send | KsMethodFlags.BasicSupport, 24, 4, KsRequestCheck.Flags, NtStatus.InvalidParameter)]
    [InlineData(1u, (KsMethodFlags)0x2, 24, 4, KsRequestCheck.Flags, NtStatus.InvalidParameter)]
    [InlineData(99u, KsMethodFlags.Send, 24, 4, KsRequestCheck.Id, NtStatus.NotFound)]
    [InlineData(99u, KsMethodFlags.BasicSupport, 24, 4, KsRequestCheck.Id, NtStatus.NotFound)]
    [InlineData(2u, KsMethodFlags.Send, 31, 8, KsRequestCheck.MinRequest, NtStatus.BufferTooSmall)]
    [InlineData(2u, KsMethodFlags.Send, 32, 7, KsRequestCheck.ValueLength, NtStatus.BufferTooSmall)]
    [InlineData(4u, KsMethodFlags.Send, 24, 4, KsRequestCheck.Direction, NtStatus.NotFound)]
    [InlineData(1u, KsMethodFlags.Send | KsMethodFlags.Topology, 32, 4, KsRequestCheck.Node, NtStatus.InvalidParameter)]
    [Conformance("9 undeclared")]
    public void Call_ThatAChecksRefuses_NeverReachesTheMinidriver(
        uint id, KsMethodFlags flags, int length, int data, KsRequestCheck check, NtStatus status) => Run(KsMethodItemFlags.Modify, async (target, table) =>
    {
        (await target.CallAsync(Set, id, flags, new byte[data], length)).Should().Be(new KsAnswer(status, 0, check));
        table.Asked.Should().BeEmpty();
    });

    [Fact]
    public void Call_ByPeople_ReturnsTheBytesOrThrows() => Run(KsMethodItemFlags.Modify, async (target, table) =>
    {
        var data = new byte[4];
        (await target.CallMethodAsync(Set, 1, data)).Should().Be(4);
        data.Should().Equal(1, 2, 3, 4);
        await target.CallMethodAsync(Set, 3);
        var call = () => target.CallMethodAsync(Set, 4);
        var thrown = (await call.Should().ThrowAsync<StreamRequestException>()).Which;
        thrown.Status.Should().Be(NtStatus.NotFound);
        thrown.Message.Should().Contain("Direction");
        table.Asked.Should().HaveCount(2);
    });

    public enum TableSet
    {
        Known,
        Unknown,
    }

    /// <summary>Runs with a filter, and with a pin.</summary>
    private static void Run(KsMethodItemFlags flags, Func<KsObject, TableDevice, Task> test)
    {
        foreach (var onPin in (bool[])[false, true])
        {
            Simulation.Run(1, async machine =>
            {
                var table = new TableDevice
                {
                    Methods =
                    [
                        new(TableDevice.OtherSet, new KsMethodItem { MethodId = 1 }),
                        new(
                            Set,
                            new KsMethodItem { MethodId = 1, Flags = flags },
                            new KsMethodItem { MethodId = 2, MinMethod = 32, MinData = 8 },
                            new KsMethodItem { MethodId = 3, SupportHandler = true },
                            new KsMethodItem { MethodId = 4, MethodSupported = false }),
                    ],
                };
                var filter = await table.OpenAsync(machine);
                KsObject target = onPin ? await filter.OpenOutputAsync() : filter;
                await test(target, table);
            });
        }
    }
}
