using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using StreamClass.Kernel;

namespace StreamClass;

/// <summary>Switches off what implements one row of the reference, so that the prover sees whether the row's tests notice.</summary>
/// <remarks>A row is named by its section and its own name, as in "1 READ_DATA".</remarks>
internal static class ConformanceSwitch
{
    /// <summary>What the name of a row's switch begins with.</summary>
    public const string Prefix = "StreamClass.Off.";

    public static bool IsOff(string row) => AppContext.TryGetSwitch(Prefix + row, out var isOff) && isOff;

    /// <summary>As the other form, for rows whose name is looked up or belongs to a member of a contract.</summary>
    public static bool IsOff<T>(string section, T row) => IsOff($"{section} {row}");

    /// <summary>As the other form, for rows that are named as the native name of a member, without what all of them begin with.</summary>
    public static bool IsOffByNativeName<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(
        string section, T member, string commonBeginning)
        where T : struct, Enum =>
        typeof(T).GetField(member.ToString())?.GetCustomAttribute<NativeNameAttribute>() is { } native
        && IsOff(section, native.Name[commonBeginning.Length..]);

    /// <summary>As the other form, for rows that are named as a structure.</summary>
    public static bool IsStructureOff<T>(string section) =>
        IsOff(section, typeof(T).GetCustomAttribute<NativeNameAttribute>()?.Name ?? typeof(T).Name);
}
