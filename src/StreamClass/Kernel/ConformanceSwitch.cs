#if CONFORMANCE
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

#endif
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

    /// <summary>Whether anything can be off, for a check that costs something before it comes to a row.</summary>
    public static bool IsBuiltIn => true;

    public static bool IsOff(string row) => AppContext.TryGetSwitch(Prefix + row, out var isOff) && isOff;

    /// <summary>As the other form, for rows that are named after a member of a contract.</summary>
    public static bool IsOff<T>(string section, T row) => IsOff($"{section} {row}");

    /// <summary>As the other form, for rows that are named as the native name of a member, without what all of them begin with.</summary>
    public static bool IsOffByNativeName<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T>(
        string section, T member, string commonBeginning)
        where T : struct, Enum =>
        typeof(T).GetField(member.ToString())?.GetCustomAttribute<NativeNameAttribute>() is { } native
        && IsOff(section, native.Name[commonBeginning.Length..]);
#else
    /// <summary>Whether anything can be off, for a check that costs something before it comes to a row.</summary>
    public static bool IsBuiltIn => false;

    public static bool IsOff(string row) => false;

    /// <summary>As the other form, for rows that are named after a member of a contract.</summary>
    public static bool IsOff<T>(string section, T row) => false;

    /// <summary>As the other form, for rows that are named as the native name of a member, without what all of them begin with.</summary>
    public static bool IsOffByNativeName<T>(string section, T member, string commonBeginning)
        where T : struct, Enum => false;
#endif
}
