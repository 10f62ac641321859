using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.Conformance;

/// <summary>The levels that services are called at, where they are written. Reference 13.11.</summary>
public class ServiceLevelTests
{
    [Fact]
    [Conformance("13.11 register-in-driverentry")]
    public void RegisterMinidriver_AfterDriverEntry_IsRefused() => Simulation.Run(1, machine =>
    {
        DriverObject? kept = null;
        var echo = new EchoDevice();
        machine.LoadDriver((driver, path) =>
        {
            kept = driver;
            return echo.DriverEntry(driver, path);
        });
        echo.DriverEntry(kept!, string.Empty).Should().Be(NtStatus.InvalidDeviceState);
        return Task.CompletedTask;
    });

    [Fact]
    [Conformance("13.11 readwriteconfig-passive")]
    public void ReadWriteConfig_AboveThePassiveLevel_IsABugCheck() => Simulation.Run(1, async machine =>
    {
        await machine.StartAsync(
            new EchoDevice
            {
                OnDevice = static srb =>
                {
                    var bytes = new byte[4];
                    srb.StreamClass.Invoking(services => services.ReadWriteConfig(srb.HwDeviceExtension, true, bytes, 0)).Should().Throw<BugCheckException>();
                    EchoDevice.Answer(srb);
                },
            },
            new BellBoard());
        machine.BugChecks.Should().HaveCount(3);
    }, OnPurpose.BugCheck);

    [Fact]
    [Conformance("13.11 querymasterclocksync-dispatch")]
    public void QueryMasterClockSync_AboveDispatch_IsABugCheck() => Simulation.Run(1, async machine =>
    {
        MasterClockHandle? handle = null;
        var queries = 0;
        HwDeviceExtension? owner = null;
        var clockOwner = new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, TurnOffSynchronization = true, HasInterrupt = true },
            OnOpen = static stream =>
            {
                stream.HwClockObject.ClockSupportFlags = ClockSupportFlags.CanReturnStreamTime;
                stream.HwClockObject.HwClockFunction = static context => context.Time = 1;
            },
            OnControl = srb =>
            {
                if (srb.Command == SrbCommand.OpenMasterClock)
                {
                    handle = srb.CommandData.MasterClockHandle;
                    owner = srb.HwDeviceExtension;
                }

                EchoDevice.Succeed(srb);
            },
        };
        var pin = await machine.OpenPinAsync(clockOwner, board: new BellBoard());
        await pin.CreateClockAsync();
        EchoDevice asker = null!;
        asker = new EchoDevice
        {
            Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true, TurnOffSynchronization = true },
            OnInterrupt = device =>
            {
                queries++;
                asker.Registers.WriteRegisterUlong(BellBoard.Bell, 0);
                clockOwner.StreamClass.Invoking(services => services.QueryMasterClockSync(handle!, new HwTimeContext())).Should().Throw<BugCheckException>();
                return true;
            },
        };
        var board = new BellBoard();
        await machine.StartAsync(asker, board);
        board.Push();
        await machine.SettleAsync();
        owner.Should().NotBeNull();
        queries.Should().BePositive();
        machine.BugChecks.Should().Contain(static check => check.Code == BugCheckCode.IrqlNotLessOrEqual);
    }, OnPurpose.BugCheck);

    [Fact]
    [Conformance("13.11 abort-above-dispatch")]
    public void AbortOutstandingRequests_AtDirql_CompletesThem() => Simulation.Run(1, async machine =>
    {
        var level = Irql.Passive;
        var pin = await machine.OpenPinAsync(
            new EchoDevice
            {
                Registration = new HwInitializationData { MiniDriver = null!, HasInterrupt = true },
                OnData = srb =>
                {
                    level = srb.StreamClass.Kernel.CurrentIrql;
                    srb.StreamClass.AbortOutstandingRequests(srb.StreamObject, NtStatus.NoMatch);
                },
            },
            board: new BellBoard());
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.NoMatch);
        ((int)level).Should().BeGreaterThan((int)Irql.Dispatch);
    });

    [Fact]
    [Conformance("13.11 streamdebug-zero")]
    public void StreamDebug_AtFirst_LetsOnlyTheFatalThrough()
    {
        new MachineOptions().StreamDebug.Should().Be((StreamDebugLevel)0);
        var log = new LinesLog();
        Simulation.Run(
            1,
            async machine =>
            {
                var echo = new EchoDevice();
                await machine.StartAsync(echo);
                echo.StreamClass.DebugPrint(StreamDebugLevel.Error, "not this");
                echo.StreamClass.DebugPrint(StreamDebugLevel.Fatal, "but this");
            },
            machine: new MachineOptions { LoggerFactory = log });
        log.Lines.Should().Contain(static line => line.Contains("but this")).And.NotContain(static line => line.Contains("not this"));
    }
}
