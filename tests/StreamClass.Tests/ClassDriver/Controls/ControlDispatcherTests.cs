using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Ks;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Controls;

/// <summary>I/O controls by their codes, and handles that cannot be used.</summary>
public sealed class ControlDispatcherTests
{
    private const uint FileDeviceKs = 0x2F;
    private const uint MethodNeither = 3;
    private const uint ReadAccess = 1;
    private const uint WriteAccess = 2;

    [Theory]
    [InlineData(KsControlCode.Property, 0u, 0u)]
    [InlineData(KsControlCode.EnableEvent, 1u, 0u)]
    [InlineData(KsControlCode.DisableEvent, 2u, 0u)]
    [InlineData(KsControlCode.Method, 3u, 0u)]
    [InlineData(KsControlCode.WriteStream, 4u, WriteAccess)]
    [InlineData(KsControlCode.ReadStream, 5u, ReadAccess)]
    [InlineData(KsControlCode.ResetState, 6u, 0u)]
    public void Code_OfEachControl_HasTheDeviceTheFunctionAndTheMethod(KsControlCode code, uint function, uint access) =>
        ((uint)code).Should().Be((FileDeviceKs << 16) | (access << 14) | (function << 2) | MethodNeither);

    [Fact]
    [Conformance("13.1 PROPERTY", "13.1 METHOD", "13.1 codes")]
    public void Code_AsANumber_FindsPropertiesAndMethods() => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice
        {
            Properties = [new(TableDevice.Set, TableDevice.Item(1))],
            Methods = [new(TableDevice.OtherSet, new KsMethodItem { MethodId = 1 })],
        };
        var filter = await table.OpenAsync(machine);
        var property = KsStructure.ToArray(new KsProperty(TableDevice.Set, 1, KsPropertyFlags.Get));
        var method = KsStructure.ToArray(new KsMethod(TableDevice.OtherSet, 1, KsMethodFlags.Send));
        (await filter.DeviceControlAsync((FileDeviceKs << 16) | MethodNeither, property, new byte[4])).Should().Be(new KsAnswer(NtStatus.Success, 4));
        (await filter.DeviceControlAsync((FileDeviceKs << 16) | (3 << 2) | MethodNeither, method, default)).Should().Be(new KsAnswer(NtStatus.Success));
    });

    [Theory]
    [InlineData(KsControlCode.ReadStream)]
    [InlineData(KsControlCode.WriteStream)]
    [InlineData(KsControlCode.ResetState)]
    [Conformance("13.2 refused-by-Target")]
    public void Control_OfAStreamOnAFilter_IsInvalidDeviceRequest(KsControlCode code) => Simulation.Run(1, async machine =>
    {
        var filter = await machine.OpenAsync(new EchoDevice());
        (await filter.DeviceControlAsync(code, new byte[56], new byte[56]))
            .Should().Be(new KsAnswer(NtStatus.InvalidDeviceRequest, 0, KsRequestCheck.Target));
    });

    [Fact]
    public void Control_AfterTheClose_IsAnObjectDisposedException() => Simulation.Run(1, async machine =>
    {
        var table = new TableDevice { OnOpen = static stream => stream.HwClockObject.HwClockFunction = static _ => { } };
        var filter = await table.OpenAsync(machine);
        var pin = await filter.OpenOutputAsync();
        var clock = await pin.CreateClockAsync();
        await filter.CloseAsync();
        foreach (var target in (KsObject[])[filter, pin, clock])
        {
            await RefusesAsync<ObjectDisposedException>(target);
        }
    });

    [Fact]
    [Conformance("13.2 passive-level")]
    public void Control_FromInsideARoutine_IsRefused() => Simulation.Run(1, async machine =>
    {
        Filter? filter = null;
        Exception? thrown = null;
        var table = new TableDevice
        {
            Properties = [new(TableDevice.Set, TableDevice.Item(1))],
            OnAsked = srb =>
            {
                try
                {
                    _ = filter!.GetAsync(TableDevice.Set, 1);
                }
                catch (InvalidOperationException exception)
                {
                    thrown = exception;
                }

                EchoDevice.Succeed(srb);
            },
        };
        filter = await table.OpenAsync(machine);
        (await filter.GetAsync(TableDevice.Set, 1)).Status.Should().Be(NtStatus.Success);
        thrown.Should().NotBeNull();
        table.Asked.Should().ContainSingle();
    });

    [Fact]
    public void Control_OfADeviceThatIsGone_IsDeviceRemoved() => Simulation.Run(1, async machine =>
    {
        var table = TableDevice.With(TableDevice.Item(1));
        var device = await machine.StartAsync(table.Echo);
        var filter = await device.OpenFilterAsync();
        var removal = device.SurpriseRemoveAsync();
        var answer = await Answer(filter);
        answer.Should().BeOneOf(NtStatus.DeviceRemoved, NtStatus.Success, NtStatus.Cancelled);
        await removal;
        await RefusesAsync<ObjectDisposedException>(filter);
    });

    private static async Task<NtStatus> Answer(Filter filter)
    {
        try
        {
            return (await filter.GetAsync(TableDevice.Set, 1, new byte[4])).Status;
        }
        catch (ObjectDisposedException)
        {
            return NtStatus.DeviceRemoved;
        }
    }

    private static async Task RefusesAsync<T>(KsObject target)
        where T : Exception
    {
        var raw = () => target.DeviceControlAsync(KsControlCode.Property, default, default);
        var typed = () => target.GetPropertyAsync<uint>(TableDevice.Set, 1);
        await raw.Should().ThrowAsync<T>();
        await typed.Should().ThrowAsync<T>();
    }
}
