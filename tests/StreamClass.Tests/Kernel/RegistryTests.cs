using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Kernel;

/// <summary>The registry, from the host's side and from a driver's.</summary>
public class RegistryTests
{
    private const string Services = @"\Registry\Machine\System\CurrentControlSet\Services";

    [Fact]
    public void DriverEntry_ValuesOfTheDriver_AreThereBeforeItRegisters() => Simulation.Run(1, machine =>
    {
        RegistryValue? fromDriverEntry = null;
        machine.Registry.SetValue($@"{Services}\echo\Parameters", "Regions", RegistryValue.FromTexts("one", "two"));
        machine.LoadDriver(
            (driver, path) =>
            {
                path.Should().Be($@"{Services}\Echo");
                driver.Kernel.OpenRegistryKey(path, out var service).Should().Be(NtStatus.Success);
                service!.EnumerateKeys().Should().Equal("Parameters");
                driver.Kernel.OpenRegistryKey($@"{path}\PARAMETERS", out var key).Should().Be(NtStatus.Success);
                key!.QueryValue("regions", RegistryValueType.MultiSz, out fromDriverEntry).Should().Be(NtStatus.Success);
                driver.Kernel.OpenRegistryKey($@"{path}\None", out var none).Should().Be(NtStatus.ObjectNameNotFound);
                none.Should().BeNull();
                return new EchoDevice().DriverEntry(driver, path);
            },
            "Echo");
        fromDriverEntry!.AsTexts.Should().Equal("one", "two");
        return Task.CompletedTask;
    });

    [Fact]
    public void Key_ValuesOfEveryType_KeepWhatTheyAre() => Simulation.Run(1, machine =>
    {
        var key = machine.Kernel.CreateRegistryKey(@"\Registry\Machine\Software\Test");
        key.SetValue("number", RegistryValue.FromDword(7)).Should().Be(NtStatus.Success);
        key.SetValue("text", RegistryValue.FromText("seven"));
        key.SetValue("bytes", RegistryValue.FromBinary(7, 8));
        key.SetValue("texts", RegistryValue.FromTexts("a", "b"));
        machine.Registry.GetValue(key.Path, "NUMBER")!.AsDword.Should().Be(7);
        machine.Registry.GetValue(key.Path, "text")!.AsText.Should().Be("seven");
        machine.Registry.GetValue(key.Path, "bytes")!.AsBinary.Should().Equal(7, 8);
        key.EnumerateValues().Keys.Should().Equal("bytes", "number", "text", "texts");
        key.EnumerateValues().Values.Select(static value => (uint)value.Type).Should().Equal(3, 4, 1, 7);
        key.QueryValue("number", RegistryValueType.Sz, out var wrong).Should().Be(NtStatus.ObjectTypeMismatch);
        wrong.Should().BeNull();
        key.QueryValue("none", out _).Should().Be(NtStatus.ObjectNameNotFound);
        FluentActions.Invoking(() => RegistryValue.FromDword(1).AsText).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => RegistryValue.FromTexts("a", string.Empty)).Should().Throw<ArgumentException>();
        return Task.CompletedTask;
    });

    [Fact]
    public void Key_Deleted_IsNotFoundAndDoesNotComeBack() => Simulation.Run(1, machine =>
    {
        var key = machine.Kernel.CreateRegistryKey(@"\Registry\Machine\Software\Test\");
        var below = machine.Kernel.CreateRegistryKey(@"\Registry\Machine\Software\Test\Below");
        machine.Registry.CreateKey(@"\Registry\Machine\Software\Test2");
        key.SetValue("number", RegistryValue.FromDword(7));
        key.DeleteValue("number").Should().Be(NtStatus.Success);
        key.DeleteValue("number").Should().Be(NtStatus.ObjectNameNotFound);
        key.Delete().Should().Be(NtStatus.CannotDelete);
        below.Delete().Should().Be(NtStatus.Success);
        below.Delete().Should().Be(NtStatus.ObjectNameNotFound);
        below.SetValue("number", RegistryValue.FromDword(7)).Should().Be(NtStatus.ObjectNameNotFound);
        key.EnumerateKeys().Should().BeEmpty();
        machine.Registry.SetValue(below.Path, "number", RegistryValue.FromDword(7));
        machine.Registry.DeleteKey(key.Path).Should().BeTrue();
        machine.Registry.DeleteKey(key.Path).Should().BeFalse();
        machine.Registry.EnumerateKeys(@"\registry\machine\software").Should().Equal("Test2");
        machine.Registry.HasKey(below.Path).Should().BeFalse();
        FluentActions.Invoking(() => machine.Registry.CreateKey("Software")).Should().Throw<ArgumentException>();
        return Task.CompletedTask;
    });

    [Fact]
    public void Device_HasAKeyOfItsOwn() => Simulation.Run(1, async machine =>
    {
        var paths = new List<string>();
        var echo = new EchoDevice
        {
            OnDevice = srb =>
            {
                if (srb.Command == SrbCommand.InitializeDevice)
                {
                    paths.Add(srb.CommandData.ConfigInfo.DriverRegistryPath);
                }

                EchoDevice.Answer(srb);
            },
        };
        var driver = machine.LoadDriver(echo.DriverEntry, "Echo");
        await driver.StartDeviceAsync();
        await driver.StartDeviceAsync();
        paths.Should().Equal(
            @"\Registry\Machine\System\CurrentControlSet\Control\Class\Echo\0000",
            @"\Registry\Machine\System\CurrentControlSet\Control\Class\Echo\0001");
        paths.Should().OnlyContain(path => machine.Registry.HasKey(path));
    });

    [Fact]
    public void Key_UsedAbovePassiveLevel_IsABugCheck() => Simulation.Run(1, machine =>
    {
        var key = machine.Kernel.CreateRegistryKey(@"\Registry\Machine\Software\Test");
        var spinLock = machine.Kernel.CreateSpinLock();
        var previous = spinLock.Acquire();
        Action[] calls =
        [
            () => key.QueryValue("a", out _), () => key.SetValue("a", RegistryValue.FromDword(1)), () => key.DeleteValue("a"),
            () => key.Delete(), () => key.EnumerateKeys(), () => key.EnumerateValues(),
            () => machine.Kernel.OpenRegistryKey(key.Path, out _), () => machine.Kernel.CreateRegistryKey(key.Path),
        ];
        foreach (var call in calls)
        {
            call.Should().Throw<BugCheckException>().Which.Code.Should().Be(BugCheckCode.IrqlNotLessOrEqual);
        }

        spinLock.Release(previous);
        key.EnumerateValues().Should().BeEmpty("no call had an effect");
        return Task.CompletedTask;
    }, OnPurpose.BugCheck);
}
