using Microsoft.Extensions.Logging;
using StreamClass.Kernel;

namespace StreamClass.ClassDriver;

/// <summary>What the class driver writes to its log.</summary>
internal static partial class ClassDriverLog
{
    /// <summary>The category of these messages.</summary>
    public const string Category = "StreamClass.ClassDriver";

    [LoggerMessage(100, LogLevel.Error, "{Device}: {Routine} threw an exception; the device has failed.")]
    public static partial void DeviceFailed(ILogger logger, string device, string routine, Exception exception);

    [LoggerMessage(101, LogLevel.Error, "{Device} did not come back in time ({Routine} is running); what it holds is completed for it.")]
    public static partial void DeviceAbandoned(ILogger logger, string device, string routine);

    [LoggerMessage(102, LogLevel.Warning, "{Device}: the hardware of stream {Stream} has run out of buffers.")]
    public static partial void HardwareStarved(ILogger logger, string device, int stream);

    [LoggerMessage(104, LogLevel.Error, "{Device}: the assertion {Text} failed with {Value} ({File}:{Line}).")]
    public static partial void DebugAssert(ILogger logger, string device, string text, object? value, string file, int line);

    [LoggerMessage(110, LogLevel.Warning, "{Device} did not describe its streams again: {Status}, {Reason}.")]
    public static partial void NotEnumerated(ILogger logger, string device, NtStatus status, string reason);

    [LoggerMessage(111, LogLevel.Warning, "{Device}: {Request} when the class driver gave it up.")]
    public static partial void RequestGivenUp(ILogger logger, string device, string request);

    [LoggerMessage(112, LogLevel.Warning, "{Device}: RequestTimeout has left {Request} as it was: not completed, and TimeoutCounter not set.")]
    public static partial void TimeoutNeglected(ILogger logger, string device, string request);

    [LoggerMessage(113, LogLevel.Warning, "{Device}: {Request} is cancelled; the minidriver has no request of that queue, and has not said that it is ready for the next.")]
    public static partial void NeverReady(ILogger logger, string device, string request);

    [LoggerMessage(EventId = 103, Message = "{Device}: {Message}")]
    public static partial void DebugPrint(ILogger logger, LogLevel logLevel, string device, string message);
}
