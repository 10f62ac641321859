using Microsoft.Extensions.Logging;
using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Notifications;

/// <summary>The configuration space, assertions, and whose things a service takes. Reference 3.</summary>
public class HardwareServicesTests
{
    [Fact]
    [Conformance("3 ReadWriteConfig")]
    public void ReadWriteConfig_OfABoard_ReachesItsConfigurationSpace() => Simulation.Run(1, async machine =>
    {
        var echo = new EchoDevice();
        HwDeviceExtension? extension = null;
        var board = new BellBoard();
        await machine.StartAsync(Taking(echo, device => extension = device), board);
        var services = extension!.StreamClass;
        var identity = new byte[4];
        services.ReadWriteConfig(extension, read: true, identity, 0).Should().BeTrue();
        identity.Should().Equal(0x5D, 0x10, 0x09, 0x23);
        services.ReadWriteConfig(extension, read: false, [0x40], 0x0D).Should().BeTrue();
        var latency = new byte[1];
        services.ReadWriteConfig(extension, read: true, latency, 0x0D).Should().BeTrue();
        latency.Should().Equal(0x40);
        services.ReadWriteConfig(extension, read: true, identity, 253).Should().BeFalse("it is past the end");
        services.ReadWriteConfig(extension, read: true, identity, uint.MaxValue).Should().BeFalse();
    });

    [Fact]
    public void ReadWriteConfig_WithoutABoard_IsFalse() => Simulation.Run(1, async machine =>
    {
        HwDeviceExtension? extension = null;
        await machine.StartAsync(Taking(new EchoDevice(), device => extension = device));
        extension!.StreamClass.ReadWriteConfig(extension, read: true, new byte[4], 0).Should().BeFalse();
    });

    [Fact]
    public void ReadWriteConfig_AbovePassiveLevel_IsABugCheck() => Simulation.Run(1, async machine =>
    {
        HwDeviceExtension? extension = null;
        await machine.StartAsync(Taking(new EchoDevice(), device => extension = device), new BellBoard());
        var spinLock = machine.Kernel.CreateSpinLock();
        var previous = spinLock.Acquire();
        FluentActions.Invoking(() => extension!.StreamClass.ReadWriteConfig(extension, read: true, new byte[4], 0))
            .Should().Throw<BugCheckException>().Which.Code.Should().Be(BugCheckCode.IrqlNotLessOrEqual);
        spinLock.Release(previous);
    }, OnPurpose.BugCheck);

    [Fact]
    public void Service_GivenWhatBelongsToAnotherDevice_IsABugCheck() => Simulation.Run(1, async machine =>
    {
        HwStreamRequestBlock? held = null;
        HwDeviceExtension? ours = null;
        HwDeviceExtension? theirs = null;
        HwStreamObject? stream = null;
        var holding = new EchoDevice { OnData = srb => held = srb, OnOpen = opened => stream = opened };
        var pin = await machine.OpenPinAsync(holding);
        await machine.StartAsync(Taking(new EchoDevice(), device => ours = device));
        var reading = pin.ReadAsync(new byte[10]);
        theirs = held!.HwDeviceExtension;
        var services = ours!.StreamClass;
        Action[] calls =
        [
            () => services.CompleteRequestAndMarkQueueReady(held),
            () => services.DeviceNotification(DeviceNotificationType.ReadyForNextDeviceRequest, theirs),
            () => services.DeviceNotification(DeviceNotificationType.DeviceRequestComplete, ours, held),
            () => services.StreamNotification(StreamNotificationType.ReadyForNextStreamDataRequest, stream!),
            () => services.ScheduleTimer(stream, 10, static _ => { }, null),
            () => services.CallAtNewPriority(stream, StreamPriority.Low, static _ => { }, null),
            () => services.AbortOutstandingRequests(stream, NtStatus.Cancelled),
            () => services.GetPhysicalAddress(held, default, StreamBufferType.SrbDataBuffer, out _),
            () => services.ReadWriteConfig(theirs, read: true, new byte[4], 0),
        ];
        foreach (var call in calls)
        {
            call.Should().Throw<BugCheckException>().Which.Code.Should().Be(BugCheckCode.DriverVerifierDetectedViolation);
        }

        EchoDevice.Succeed(held);
        await reading;
    }, OnPurpose.BugCheck);

    [Fact]
    [Conformance("3 DebugAssert")]
    public void DebugAssert_Always_IsInTheLog()
    {
        var log = new CollectingLog();
        Simulation.Run(
            1,
            async machine =>
            {
                var echo = new EchoDevice();
                await machine.StartAsync(echo);
                echo.StreamClass.DebugAssert("dvd.cs", 42, "level < 3", 5);
                machine.BugChecks.Should().BeEmpty();
            },
            machine: new MachineOptions { LoggerFactory = log });
        log.Messages.Should().ContainSingle(static message => message.Contains("level < 3"))
            .Which.Should().Contain("dvd.cs:42").And.Contain("5");
    }

    private static EchoDevice Taking(EchoDevice echo, Action<HwDeviceExtension> take) => new()
    {
        Registration = echo.Registration,
        OnDevice = srb =>
        {
            take(srb.HwDeviceExtension);
            EchoDevice.Answer(srb);
        },
    };

    private sealed class CollectingLog : ILoggerFactory, ILogger
    {
        public List<string> Messages { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Add(formatter(state, exception));
    }
}
