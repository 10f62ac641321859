using StreamClass.Client;
using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Issues;

/// <summary>Regressions: whose code is paged out is not called, and whoever needs it has it brought back.</summary>
public class PagedOutTests
{
    private const string Key = @"\Registry\Machine\System\CurrentControlSet\Control\Class\EchoDevice\0000";

    [Fact]
    public void Timer_OfAPagedOutDriver_IsNotCalledAndIsReported() => Seeds.Each(20, async machine =>
    {
        var calls = 0;
        EchoDevice echo = null!;
        echo = new EchoDevice
        {
            OnDevice = srb =>
            {
                if (srb.Command == SrbCommand.PagingOutDriver)
                {
                    srb.StreamClass.ScheduleTimer(null, 1000, _ => calls++, null);
                }

                EchoDevice.Answer(srb);
            },
        };
        var (driver, device) = await StartAsync(machine, echo);
        await (await device.OpenFilterAsync()).CloseAsync();
        driver.IsPagedOut.Should().BeTrue();
        await machine.SettleAsync();
        calls.Should().Be(0);
        machine.BugChecks.Should().ContainSingle().Which.Message.Should().Contain("paged out");
    }, options: OnPurpose.BugCheck);

    [Fact]
    public void Interrupt_OfAPagedOutDriver_IsNotCalled() => Seeds.Each(20, async machine =>
    {
        var calls = 0;
        var echo = new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true },
            OnInterrupt = _ => { calls++; return false; },
        };
        var board = new BellBoard();
        machine.Registry.SetValue(Key, "PageOutWhenUnopened", RegistryValue.FromDword(1));
        var device = await machine.StartAsync(echo, board);
        await (await device.OpenFilterAsync()).CloseAsync();
        board.Push();
        await machine.SettleAsync();
        calls.Should().Be(0);
    }, options: OnPurpose.BugCheck);

    [Fact]
    public void Stop_OfADeviceWhoseDriverIsPagedOut_BringsItBack() => Seeds.Each(10, async machine =>
    {
        var driver = (Driver?)null;
        var seen = new List<bool>();
        var recorder = Watching(() => driver, seen);
        (driver, var device) = await StartAsync(machine, recorder.Device());
        await (await device.OpenFilterAsync()).CloseAsync();
        driver.IsPagedOut.Should().BeTrue();
        await device.StopAsync();
        await device.RestartAsync();
        await device.RemoveAsync();
        seen.Should().NotBeEmpty().And.AllBeEquivalentTo(false);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Removal_OfADeviceWhoseDriverIsPagedOut_BringsItBack(bool isSurprise) => Seeds.Each(10, async machine =>
    {
        var driver = (Driver?)null;
        var seen = new List<bool>();
        var recorder = Watching(() => driver, seen);
        (driver, var device) = await StartAsync(machine, recorder.Device());
        await (await device.OpenFilterAsync()).CloseAsync();
        driver.IsPagedOut.Should().BeTrue();
        await (isSurprise ? device.SurpriseRemoveAsync() : device.RemoveAsync());
        seen.Should().NotBeEmpty().And.AllBeEquivalentTo(false);
    });

    [Fact]
    public void Irp_ForADeviceWhoseDriverIsPagedOut_BringsItBack() => Seeds.Each(10, async machine =>
    {
        var driver = (Driver?)null;
        var seen = new List<bool>();
        var recorder = Watching(() => driver, seen);
        (driver, var device) = await StartAsync(machine, recorder.Device());
        await (await device.OpenFilterAsync()).CloseAsync();
        driver.IsPagedOut.Should().BeTrue();
        await device.SendIrpAsync(new Irp(IrpMajorFunction.DeviceControl, 0));
        seen.Should().NotBeEmpty().And.AllBeEquivalentTo(false);
    });

    [Fact]
    public void LastClose_WhenAnotherDeviceDoesNotAnswerPagingOut_EndsInBoundedTime() => Seeds.Each(5, async machine =>
    {
        var asked = 0;
        var recorder = new Recorder
        {
            Look = srb =>
            {
                if (srb.Command != SrbCommand.PagingOutDriver || ++asked > 1)
                {
                    return false;
                }

                srb.TimeoutCounter = 0;
                return true;
            },
        };
        machine.Registry.SetValue(Key.Replace("0000", "0001"), "PageOutWhenUnopened", RegistryValue.FromDword(1));
        var (driver, silent) = await StartAsync(machine, recorder.Device());
        var second = await driver.StartDeviceAsync();
        var filter = await second.OpenFilterAsync();
        var before = machine.Kernel.QueryInterruptTime();
        await filter.CloseAsync();
        (machine.Kernel.QueryInterruptTime() - before).Should().BeLessThan(TimeSpan.FromSeconds(60));
        driver.IsPagedOut.Should().BeFalse();
        (await silent.RemoveAsync()).IsClean.Should().BeFalse();
        (await second.RemoveAsync()).IsClean.Should().BeTrue();
    });

    private static async Task<(Driver Driver, Device Device)> StartAsync(Machine machine, EchoDevice echo)
    {
        machine.Registry.SetValue(Key, "PageOutWhenUnopened", RegistryValue.FromDword(1));
        var driver = machine.LoadDriver(echo.DriverEntry);
        return (driver, await driver.StartDeviceAsync());
    }

    /// <summary>Notes for each device request but the one that asks whether the driver was paged out.</summary>
    private static Recorder Watching(Func<Driver?> driver, List<bool> seen) => new()
    {
        Look = srb =>
        {
            if (srb.Command != SrbCommand.PagingOutDriver && driver() is { } known)
            {
                seen.Add(known.IsPagedOut);
            }

            return false;
        },
    };
}
