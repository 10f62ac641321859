using System.Reflection;

namespace StreamClass.Conformance;

/// <summary>Whether this is a build in which rows can be switched off.</summary>
internal static class ConformanceBuild
{
    public const string Command = "dotnet run -c Conformance --project tests/StreamClass.Conformance";

    /// <summary>What the name of a row's switch begins with; null in any other build.</summary>
    public static string? SwitchPrefix { get; } = (string?)typeof(Machine).Assembly
        .GetType("StreamClass.ConformanceSwitch")?
        .GetField("Prefix", BindingFlags.Public | BindingFlags.Static)?
        .GetRawConstantValue();
}
