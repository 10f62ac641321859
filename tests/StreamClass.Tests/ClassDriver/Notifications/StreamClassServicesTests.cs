using Microsoft.Extensions.Logging;
using StreamClass.Kernel;
using StreamClass.Minidriver;
using StreamClass.Testing;
using StreamClass.Tests.Conformance;
using StreamClass.Tests.Devices;

namespace StreamClass.Tests.ClassDriver.Notifications;

/// <summary>What the services do with what makes no sense, and what they print. Reference 3.</summary>
public class StreamClassServicesTests
{
    [Fact]
    public void Complete_WithPending_IsABugCheckAndCompletesNothing() => Simulation.Run(1, async machine =>
    {
        HwStreamRequestBlock? held = null;
        var pin = await machine.OpenPinAsync(new EchoDevice { OnData = srb => held = srb });
        var read = pin.ReadAsync(new byte[1]).OutcomeAsync();
        held!.Status.Should().Be(NtStatus.Pending);
        FluentActions.Invoking(() => held.StreamClass.CompleteRequestAndMarkQueueReady(held)).Should().Throw<BugCheckException>();
        read.IsCompleted.Should().BeFalse();
        EchoDevice.Succeed(held);
        (await read).Should().Be(NtStatus.Success);
        machine.BugChecks.Should().ContainSingle().Which.Code.Should().Be(BugCheckCode.DriverVerifierDetectedViolation);
    }, OnPurpose.BugCheck);

    [Fact]
    public void Complete_Twice_IsABugCheckEvenWhenTheMinidriverCatchesIt() => Simulation.Run(1, async machine =>
    {
        var pin = await machine.OpenPinAsync(new EchoDevice
        {
            OnData = srb =>
            {
                EchoDevice.Succeed(srb);
                try
                {
                    EchoDevice.Succeed(srb);
                }
                catch (BugCheckException)
                {
                    // Swallowed, and on record nevertheless.
                }
            },
        });
        (await pin.ReadAsync(new byte[1]).OutcomeAsync()).Should().Be(NtStatus.Success);
        machine.BugChecks.Should().ContainSingle().Which.Code.Should().Be(BugCheckCode.MultipleIrpCompleteRequests);
    }, OnPurpose.BugCheck);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Notification_OfATypeThatDoesNotExist_IsABugCheck(bool stream) => Simulation.Run(1, async machine =>
    {
        HwStreamObject? opened = null;
        var echo = new EchoDevice { OnOpen = value => opened = value };
        await machine.OpenPinAsync(echo);
        FluentActions.Invoking(() =>
        {
            if (stream)
            {
                echo.StreamClass.StreamNotification((StreamNotificationType)99, opened!);
            }
            else
            {
                echo.StreamClass.DeviceNotification((DeviceNotificationType)99, opened!.HwDeviceExtension);
            }
        }).Should().Throw<BugCheckException>().Which.Parameters.Should().Equal(99);
    }, OnPurpose.BugCheck);

    [Fact]
    public void Complete_WithoutAnSrb_Throws() => Simulation.Run(1, async machine =>
    {
        HwStreamObject? opened = null;
        var echo = new EchoDevice { OnOpen = value => opened = value };
        await machine.OpenPinAsync(echo);
        FluentActions.Invoking(() => echo.StreamClass.StreamNotification(StreamNotificationType.StreamRequestComplete, opened!))
            .Should().Throw<ArgumentNullException>();
    });

    [Theory]
    [InlineData(StreamDebugLevel.Fatal, 1)]
    [InlineData(StreamDebugLevel.Warning, 3)]
    [InlineData(StreamDebugLevel.Verbose, 6)]
    [Conformance("3 DebugPrint")]
    public void DebugPrint_UpToStreamDebug_IsPrinted(StreamDebugLevel level, int expected)
    {
        var log = new MessageLog();
        Simulation.Run(
            1,
            async machine =>
            {
                var echo = new EchoDevice();
                await machine.StartAsync(echo);
                foreach (var each in Enum.GetValues<StreamDebugLevel>())
                {
                    echo.StreamClass.DebugPrint(each, $"message {each}");
                }
            },
            machine: new MachineOptions { LoggerFactory = log, StreamDebug = level });
        var printed = log.Messages.Where(message => message.Text.Contains("message", StringComparison.Ordinal)).ToList();
        printed.Should().HaveCount(expected);
        printed[0].Level.Should().Be(LogLevel.Critical);
        printed[0].Text.Should().Be("EchoDevice0: message Fatal");
    }

    [Fact]
    [Conformance("3 HardwareStarved")]
    public void HardwareStarved_Always_IsLogged()
    {
        var log = new MessageLog();
        Simulation.Run(
            1,
            async machine =>
            {
                var echo = new EchoDevice
                {
                    OnOpen = stream => stream.HwDeviceExtension.StreamClass.StreamNotification(StreamNotificationType.HardwareStarved, stream),
                };
                await machine.OpenPinAsync(echo);
            },
            machine: new MachineOptions { LoggerFactory = log });
        log.Messages.Should().ContainSingle(message => message.Level == LogLevel.Warning && message.Text.Contains("stream 1"));
    }

    private sealed class MessageLog : ILoggerFactory, ILogger
    {
        public List<(LogLevel Level, string Text)> Messages { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Add((logLevel, formatter(state, exception)));

        public void Dispose()
        {
        }
    }
}
