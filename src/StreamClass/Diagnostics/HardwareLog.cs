using Microsoft.Extensions.Logging;
using StreamClass.Hardware;

namespace StreamClass.Diagnostics;

/// <summary>Writes what virtual hardware did to the log.</summary>
internal sealed partial class HardwareLog(ILoggerFactory loggers) : IHardwareObserver
{
    /// <summary>The category of these messages.</summary>
    public const string Category = "StreamClass.Hardware";

    private readonly ILogger _logger = loggers.CreateLogger(Category);

    public void DeviceFaulted(VirtualDevice device, Exception fault) => LogFault(_logger, device.Name, fault);

    [LoggerMessage(200, LogLevel.Error, "The code of the board {Board} threw an exception; the board is dead.")]
    private static partial void LogFault(ILogger logger, string board, Exception exception);
}
