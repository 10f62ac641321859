using Microsoft.Extensions.Logging;

namespace StreamClass;

/// <summary>What the machine writes to its log.</summary>
internal static partial class MachineLog
{
    /// <summary>The category of these messages.</summary>
    public const string Category = "StreamClass.Machine";

    [LoggerMessage(1, LogLevel.Critical, "{Message}")]
    public static partial void BugCheck(ILogger logger, string message);
}
