using Microsoft.Extensions.Logging;
using StreamClass.Kernel;
using StreamClass.Ks;

namespace StreamClass.PlugAndPlay;

/// <summary>What plug and play writes to its log.</summary>
internal static partial class PlugAndPlayLog
{
    /// <summary>The category of these messages.</summary>
    public const string Category = "StreamClass.PlugAndPlay";

    [LoggerMessage(300, LogLevel.Information, "{Device} has started with {Streams} streams.")]
    public static partial void Started(ILogger logger, string device, int streams);

    [LoggerMessage(301, LogLevel.Error, "{Device} did not start: {Status}.")]
    public static partial void StartFailed(ILogger logger, string device, NtStatus status);

    [LoggerMessage(302, LogLevel.Information, "{Device} has been removed.")]
    public static partial void Removed(ILogger logger, string device);

    [LoggerMessage(303, LogLevel.Warning, "{Device} has disappeared.")]
    public static partial void SurpriseRemoved(ILogger logger, string device);

    [LoggerMessage(304, LogLevel.Information, "{Device} has been stopped.")]
    public static partial void Stopped(ILogger logger, string device);

    [LoggerMessage(305, LogLevel.Information, "{Device} is in {State}.")]
    public static partial void PowerChanged(ILogger logger, string device, DevicePowerState state);
}
