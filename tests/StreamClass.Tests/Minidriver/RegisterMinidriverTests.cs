using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Minidriver;

/// <summary>RegisterMinidriver. Reference 3, 4.</summary>
public class RegisterMinidriverTests
{
    private static readonly HwInitializationData Valid = new() { MiniDriver = new EchoDevice() };

    public static TheoryData<HwInitializationData> Invalid => new()
    {
        new HwInitializationData { MiniDriver = null! },
        Valid with { PerRequestExtensionSize = -1 },
        Valid with { DmaBufferSize = -1 },
        Valid with { BufferAlignment = -1 },
        Valid with { BufferAlignment = 3 },
        Valid with { Dma24BitAddresses = true },
        Valid with { StreamClassVersion = 0x0300 },
    };

    [Theory]
    [MemberData(nameof(Invalid), DisableDiscoveryEnumeration = true)]
    public void RegisterMinidriver_OfWhatMakesNoSense_IsAnInvalidParameter(HwInitializationData data) => Simulation.Run(1, machine =>
    {
        var load = () => machine.LoadDriver((driver, path) => StreamClassDriver.RegisterMinidriver(driver, path, data));
        load.Should().Throw<StreamRequestException>().Which.Status.Should().Be(NtStatus.InvalidParameter);
        return Task.CompletedTask;
    });

    [Fact]
    [Conformance("3 RegisterMinidriver")]
    public void RegisterMinidriver_Twice_IsRefusedAndTheFirstCounts() => Simulation.Run(1, async machine =>
    {
        var second = NtStatus.Success;
        var driver = machine.LoadDriver((driver, path) =>
        {
            var first = StreamClassDriver.RegisterMinidriver(driver, path, Valid);
            second = StreamClassDriver.RegisterMinidriver(driver, path, Valid with { HasInterrupt = true });
            return first;
        });
        second.Should().Be(NtStatus.InvalidDeviceState);
        await driver.StartDeviceAsync();
    });

    [Fact]
    public void RegisterMinidriver_OutsideOfDriverEntry_IsRefused() => Simulation.Run(1, machine =>
    {
        DriverObject? kept = null;
        machine.LoadDriver((driver, path) =>
        {
            kept = driver;
            return StreamClassDriver.RegisterMinidriver(driver, path, Valid);
        });
        StreamClassDriver.RegisterMinidriver(kept!, "path", Valid).Should().Be(NtStatus.InvalidDeviceState);
        return Task.CompletedTask;
    });

    [Fact]
    public void LoadDriver_WithoutARegistration_Fails() => Simulation.Run(1, machine =>
    {
        machine.Invoking(loading => loading.LoadDriver(static (_, _) => NtStatus.Success))
            .Should().Throw<StreamRequestException>().Which.Status.Should().Be(NtStatus.DriverInternalError);
        return Task.CompletedTask;
    });

    [Fact]
    public void LoadDriver_Always_GivesDriverEntryItsRegistryPath() => Simulation.Run(1, machine =>
    {
        string? seen = null;
        machine.LoadDriver(
            (driver, path) =>
            {
                seen = path;
                driver.Name.Should().Be("decoder");
                return StreamClassDriver.RegisterMinidriver(driver, path, Valid);
            },
            "decoder").Name.Should().Be("decoder");
        seen.Should().EndWith(@"\Services\decoder");
        return Task.CompletedTask;
    });

    [Fact]
    public void CommandData_OfAnotherCommand_Throws() => Simulation.Run(1, async machine =>
    {
        Exception? thrown = null;
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                try
                {
                    _ = srb.CommandData.StreamState;
                }
                catch (InvalidOperationException exception)
                {
                    thrown = exception;
                }

                EchoDevice.Succeed(srb);
            },
        });
        await pin.ReadAsync(new byte[1]);
        thrown!.Message.Should().Contain(nameof(SrbCommand.ReadData));
    });
}
