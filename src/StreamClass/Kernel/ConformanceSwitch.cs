namespace StreamClass.Kernel;

/// <summary>Switches off what implements one row of the reference, in a build that is made to prove that the row's tests notice.</summary>
/// <remarks>
/// In every other build the answer is a constant, and the code behind it is gone: see docs/conformance.md. A row is named by its
/// section and its own name, as in "1 READ_DATA".
/// </remarks>
internal static class ConformanceSwitch
{
#if CONFORMANCE
    /// <summary>What the name of a row's switch begins with.</summary>
    public const string Prefix = "StreamClass.Off.";

    public static bool IsOff(string row) => AppContext.TryGetSwitch(Prefix + row, out var isOff) && isOff;

    /// <summary>As the other form, for rows that are named after a member of a contract.</summary>
    public static bool IsOff<T>(string section, T row) => IsOff($"{section} {row}");
#else
    public static bool IsOff(string row) => false;

    /// <summary>As the other form, for rows that are named after a member of a contract.</summary>
    public static bool IsOff<T>(string section, T row) => false;
#endif
}
